import pino, { type Logger } from 'pino'
import type { LogLevel } from '../config.ts'
import { DoorchainError } from '../values/error.ts'

/** Structured lines to standard error. A sentence is constant; an error shows its kind and place, never its words. */
export function openLog(level: LogLevel, destination: pino.DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { err: describeError } }, destination)
}

/** Words of errors that are not in our table can hold what a person typed, so they stay out. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DoorchainError) return { type: error.name, code: error.code, message: error.message }
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { type: error.name, ...(code && { code }), stack: framesOf(error) }
}

/** Where it happened: lines of the stack that name a place, after the message, which may look like one. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const after = stack.slice(stack.indexOf(message) + message.length)
  const places = after.split('\n').filter((line) => /^\s+at .*(?::\d+:\d+|<anonymous>)\)?$/.test(line))
  return places.slice(0, 20).map((line) => line.trim())
}
