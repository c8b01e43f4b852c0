import { DoorchainError, type ErrorCode } from '../../values/error.ts'

/** What a form's page says instead, where trying again there helps; anything else is thrown on. */
export function wordsOf(error: unknown, codes: readonly ErrorCode[]): string {
  if (!(error instanceof DoorchainError) || !codes.includes(error.code)) throw error
  return error.code === 'input-wrong' ? error.message.replace(/\.$/, '') : `${error.message} ${error.next}`
}

/** What was typed as a code opens nothing, or it was tried too often. */
export const codeFailures: readonly ErrorCode[] = ['code-wrong', 'too-many-tries']
