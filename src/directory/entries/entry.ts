import { z } from 'zod'
import { daysBetween } from '../../values/day.ts'
import { DoorchainError } from '../../values/error.ts'

/** How an organisation behaves on the telephone. */
const rule = z.enum(['never-rings-out', 'inbound-only', 'password-scheme'])

const day = z.iso.date()
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(most)
    .regex(/^[^\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>]*$/, 'it holds signs that are not allowed')

const phone = z.string().regex(/^[\d+][\d ]{1,19}$/, 'a number is written in figures and spaces')
const reach = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('phone'), value: phone }),
  z.strictObject({ kind: z.literal('sms'), value: phone }),
  z.strictObject({ kind: z.literal('email'), value: z.email().max(254) }),
  z.strictObject({
    kind: z.literal('web'),
    value: z
      .string()
      .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w./-]*)?$/)
      .max(200),
  }),
])

/** Longest time that an entry may go without being checked again, in days: a year, as for the entries that ship. */
const longestValidity = 366

/** An organisation, how it is reached and how it behaves, with where that was read, when, and until when it holds. */
export const entrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'it is made of small letters, digits and hyphens'),
    organisation: line(120),
    reach: z.array(reach).min(1).max(20),
    /** When a resident rings it, as a sentence. */
    use: line(600),
    rules: z.array(rule).max(3).default([]),
    /** What it never does, as a sentence to show. */
    never: line(300).nullable().default(null),
    hours: line(200).nullable().default(null),
    nations: z
      .array(z.enum(['england', 'wales', 'scotland', 'northern-ireland']))
      .min(1)
      .max(4),
    sources: z
      .array(
        z.strictObject({
          publisher: line(120),
          address: z.string().min(3).max(500),
          date: z.string().max(10).nullable(),
        }),
      )
      .min(1)
      .max(10),
    checked: day,
    expires: day,
    confidence: z.enum(['H', 'M']),
  })
  .refine(({ checked, expires }) => checked < expires, {
    message: 'it expires before it was checked',
    path: ['expires'],
  })
  .refine(({ checked, expires }) => daysBetween(checked, expires) <= longestValidity, {
    message: `an entry holds for ${longestValidity} days at most, then somebody checks it again`,
    path: ['expires'],
  })

export type Entry = z.infer<typeof entrySchema>

/** Takes an entry from outside. Throws `entry-wrong` with every reason. */
export function parseEntry(input: unknown): Entry {
  const parsed = entrySchema.safeParse(input)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => {
    const what = message.endsWith('received undefined') ? 'it is missing' : message
    return `${path.join('.') || 'entry'}: ${what}`
  })
  throw new DoorchainError('entry-wrong', { problem: problems.slice(0, 5).join('; ') })
}
