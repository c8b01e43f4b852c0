import type { EndBatch } from '../store/record-kind.ts'
import type { Db } from '../store/transaction.ts'
import { yearMs } from '../values/time-span.ts'

/** A coordinator who was ended keeps their name for so long: questions about what they did come late. */
export const namedAfterEndMs = 2 * yearMs
export const formerName = 'former coordinator'
/** Stands for an address that was taken out; nobody's, by its ending (RFC 2606). */
const formerDomain = 'former.invalid'
const takenOut = '[taken out]'
/** Facts about a coordinator that name them or their things. */
const namingFacts = new Set(['name', 'email', 'label', 'browser'])
/** Each needs a look through the whole audit. */
const mostAtOnce = 20

type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Takes name and address of those who were ended long ago out of their record and out of the audit; the ids stay. */
export const forgetCoordinators: EndBatch = async (db, { now, most }) => {
  const people = await db
    .selectFrom('coordinator')
    .select(['id', 'name', 'email'])
    .where('ended_at', '<=', new Date(now.getTime() - namedAfterEndMs))
    .where('email', 'not like', `%@${formerDomain}`)
    .limit(Math.min(most, mostAtOnce))
    .forUpdate()
    .skipLocked()
    .execute()
  for (const person of people) {
    await takeOutOfAudit(db, person)
    const former = { name: formerName, email: `${person.id}@${formerDomain}` }
    await db.updateTable('coordinator').set(former).where('id', '=', person.id).execute()
    await db.deleteFrom('outgoing_mail').where('recipient', '=', person.email).execute()
  }
  return people.length
}

async function takeOutOfAudit(db: Db, person: Person): Promise<void> {
  const { sql } = await import('kysely')
  const facts = sql<string>`lower(coalesce(before::text, '') || coalesce(after::text, ''))`
  const holds = (word: string) => sql<boolean>`strpos(${facts}, lower(${JSON.stringify(word).slice(1, -1)})) > 0`
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'subject_id', 'before', 'after'])
    .where((is) => is.or([is('subject_id', '=', person.id), holds(person.name), holds(person.email)]))
    .where((is) => is.or([is('before', 'is not', null), is('after', 'is not', null)]))
    .execute()
  for (const row of rows) {
    const without = (value: typeof row.before) =>
      value && JSON.stringify(withoutPerson(value, person, row.subject_id === person.id))
    await db
      .updateTable('audit')
      .set({ before: without(row.before), after: without(row.after) })
      .where('id', '=', row.id)
      .execute()
  }
}

/** Facts without the person: their name and address wherever they stand, and what names them where the facts are about them. */
export function withoutPerson(value: unknown, person: Person, isAboutThem: boolean): unknown {
  if (typeof value === 'string') return withoutNames(value, person)
  if (Array.isArray(value)) return value.map((one) => withoutPerson(one, person, isAboutThem))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([fact, one]) => [
      fact,
      isAboutThem && namingFacts.has(fact) && one !== null ? takenOut : withoutPerson(one, person, isAboutThem),
    ]),
  )
}

/** Whole words only: "Ann" is not taken out of "Annual". */
function withoutNames(text: string, { name, email }: Person): string {
  const literal = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${literal(email)}|${literal(name)})(?![\\p{L}\\p{N}])`, 'giu')
  return text.replace(words, takenOut)
}
