import pino, { type Logger } from 'pino'
import type { LogLevel } from './config.ts'
import { DoorchainError } from './values/error.ts'

/** Structured lines to standard error. A sentence is constant; an error shows its kind and place, never its words. */
export function openLog(level: LogLevel, destination: pino.DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { err: describeError } }, destination)
}

/** Words of errors that are not in our table can hold what a person typed, so they stay out. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DoorchainError) return { type: error.name, code: error.code, message: error.message }
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, ...(code && { code }), stack: frames.map((line) => line.trim()).slice(0, 20) }
}
