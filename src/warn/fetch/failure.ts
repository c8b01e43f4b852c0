import { DoorchainError } from '../../values/error.ts'
import { shown } from './address.ts'

/** What Node calls it, and what it means. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host could not be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  EHOSTUNREACH: 'there is no way to it from here',
  ENETUNREACH: 'there is no way to it from here',
  ETIMEDOUT: 'it took too long',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is of another host',
}
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^HPE_/, 'what answers there does not speak HTTP'],
  [/CERT|SSL|TLS/, 'its certificate is not valid'],
  [/^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_)/, 'its answer is damaged'],
]

/** Any error of a request as one of the table; those of the table stay. */
export function failureOf(url: URL, thrown: unknown): DoorchainError {
  if (thrown instanceof DoorchainError) return thrown
  const code = String((thrown as NodeJS.ErrnoException | null)?.code ?? '')
  const problem = words[code] ?? kinds.find(([kind]) => kind.test(code))?.[1] ?? 'the connection broke'
  return failed(url, problem, thrown)
}

export const failed = (url: URL, problem: string, cause?: unknown): DoorchainError =>
  new DoorchainError('fetch-failed', { address: shown(url.href), problem }, cause)

export const refused = (url: URL, problem: string): DoorchainError =>
  new DoorchainError('fetch-refused', { address: shown(url.href), problem })

/** The error for a status that is none of success. */
export const statusFailed = (url: URL, status: number): DoorchainError =>
  new DoorchainError('fetch-failed', { address: shown(url.href), problem: statusProblem(status), status })

/** Whether it may go better the next time although nothing was changed there. */
export const mayPass = ({ code, fields: { status } }: DoorchainError): boolean =>
  code === 'fetch-failed' && (status === undefined || Number(status) === 429 || Number(status) >= 500)

/** Why an answer is of no use, by its status (RFC 9110). */
export function statusProblem(status: number): string {
  if (status === 404 || status === 410) return `it is not there (${status})`
  if (status === 401 || status === 403) return `it may not be read by us (${status})`
  if (status === 429) return 'its host asks to be read less often (429)'
  if (status >= 500) return `its host is in trouble (${status})`
  return `its host answers with the status ${status}`
}
