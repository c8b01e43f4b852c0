import type { z } from 'zod'
import { DoorchainError } from '../values/error.ts'

/** The input of a work, checked. Throws `input-wrong`, naming the field and what is wrong with it. */
export function parseOrder<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new DoorchainError('input-wrong', { problem: `${path.join('.') || 'The request'}: ${message}` })
}
