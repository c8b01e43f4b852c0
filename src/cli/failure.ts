import { DoorchainError } from '../values/error.ts'
import { UsageError } from './args.ts'

/** Tells what went wrong and what to do next; gives the exit code. Throws what is neither, with its stack. */
export function failureExit(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nFor help: npm run --silent doorchain -- help`)
    return 2
  }
  if (!(error instanceof DoorchainError)) throw error
  console.error(`${error.message}\n${error.next}`)
  return 1
}
