import type { Context } from 'hono'
import { z } from 'zod'
import { DoorchainError } from '../../values/error.ts'

const email = z.email().max(254)
const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{C}]+$/u)

/** An address of a mailbox, in small letters; null if it is none. */
export function readEmail(text: string | null): string | null {
  const parsed = email.safeParse((text ?? '').trim().toLowerCase())
  return parsed.success ? parsed.data : null
}

/** A name of 1 to 120 signs without controls; null if it is none. */
export function readName(text: string | null): string | null {
  const parsed = name.safeParse(text ?? '')
  return parsed.success ? parsed.data : null
}

/** An address of the desk to go on to, whatever was asked for: never another site, never one outside the desk. */
export function localPath(text: string | null): string {
  const base = 'http://localhost'
  if (!text || text.length > 500 || !URL.canParse(text, base)) return '/desk'
  const { origin, pathname, search } = new URL(text, base)
  return origin === base && /^\/desk(?:\/[\w./-]*)?$/.test(pathname) ? pathname + search : '/desk'
}

/** The body as JSON, of an object. Throws `input-wrong`. */
export async function readJson(context: Context): Promise<object> {
  const body: unknown = await context.req.json().catch(() => null)
  if (typeof body === 'object' && body !== null) return body
  throw new DoorchainError('input-wrong', { problem: 'What was sent is not what this page sends' })
}
