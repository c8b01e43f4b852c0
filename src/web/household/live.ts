import { createHash } from 'node:crypto'
import { openItems } from '../../people/households/consent.ts'
import { readEvents } from '../../people/households/event.ts'
import { readSeen } from '../../people/households/seen.ts'
import { listTrusted } from '../../people/households/trusted.ts'
import type { HouseholdHandlers, ResidentVisit, TrustedVisit } from './visit.ts'

/** A short name for what a page showed: another one means that it should be shown again. */
const markOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16)

/** The mark of a resident's first page. */
export async function residentMark({ store, act }: ResidentVisit): Promise<string> {
  const people = await listTrusted(store.db, act.household, act.now)
  const shown = []
  for (const person of people) shown.push({ ...person, items: await openItems(store.db, person.id) })
  return markOf([shown, await readEvents(store.db, act)])
}

/** The mark of what a trusted person sees; null once they see nothing at all. */
export async function trustedMark({ store, acts }: TrustedVisit): Promise<string | null> {
  const shown = []
  for (const act of acts) shown.push(await readSeen(store.db, act))
  return shown.some((seen) => seen !== null) ? markOf(shown) : null
}

export const liveHandlers = {
  'GET /household/now': async (visit) => visit.context.json({ mark: await residentMark(visit) }),
  'GET /trusted/now': async (visit) => visit.context.json({ mark: await trustedMark(visit) }),
} satisfies Partial<HouseholdHandlers>
