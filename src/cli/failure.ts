import { DoorchainError } from '../values/error.ts'
import { UsageError } from './args.ts'

/** Tells what went wrong and what to do next, by the help of the command that was called; gives the exit code. Throws what is neither, with its stack. */
export function failureExit(error: unknown, command: string): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nFor help: npm run --silent doorchain -- help ${command}`)
    return 2
  }
  if (!(error instanceof DoorchainError)) throw error
  console.error(`${error.message}\n${error.next}`)
  return 1
}
