import { z } from 'zod'
import { DoorchainError } from '../values/error.ts'
import type { Store } from './store.ts'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
const channel = z.enum(['call', 'door', 'sms', 'email', 'description'])
const verdict = z.enum(['stop', 'careful', 'nothing-found', 'unknown'])
const count = z.number().int().nonnegative()
const empty = z.strictObject({})

const kinds = [
  z.strictObject({ name: z.literal('service-started'), detail: z.strictObject({ version: z.string().max(40) }) }),
  z.strictObject({ name: z.literal('service-stopped'), detail: empty }),
  z.strictObject({
    name: z.literal('contact-checked'),
    detail: z.strictObject({ channel, verdict, script: slug.nullable() }),
  }),
  z.strictObject({ name: z.literal('advice-shown'), detail: z.strictObject({ advice: slug }) }),
  z.strictObject({ name: z.literal('backup-written'), detail: z.strictObject({ rows: count }) }),
  z.strictObject({ name: z.literal('records-ended'), detail: z.strictObject({ rows: count }) }),
  z.strictObject({ name: z.literal('backup-restored'), detail: z.strictObject({ rows: count }) }),
] as const

export const eventSchema = z.discriminatedUnion('name', kinds)

/** What happened: a closed list, with facts from closed lists. No words a person typed, no number, no address. */
export type Event = z.infer<typeof eventSchema>

/** Takes an event from outside. Throws `request-wrong`. */
export function parseEvent(input: unknown): Event {
  const parsed = eventSchema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new DoorchainError('request-wrong', { problem: 'it holds no event that is known here' })
}

/** Writes the audit row and adds to the count of the day, in one transaction. Resolved means: it is kept. */
export async function writeEvent(store: Store, event: Event): Promise<void> {
  const { name, detail } = parseEvent(event)
  const { sql } = await import('kysely')
  const write = store.db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('event')
      .values({ name, detail: JSON.stringify(detail) })
      .execute()
    await transaction
      .insertInto('event_count')
      .values({ day: sql`current_date`, name, count: 1 })
      .onConflict((row) => row.columns(['day', 'name']).doUpdateSet({ count: sql<string>`event_count.count + 1` }))
      .execute()
  })
  await write.catch((error: unknown) => {
    throw store.failure(error)
  })
}
