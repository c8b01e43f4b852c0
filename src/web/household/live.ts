import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openItems } from '../../people/households/consent.ts'
import { readEvents } from '../../people/households/event.ts'
import { readSeen } from '../../people/households/seen.ts'
import { listTrusted } from '../../people/households/trusted.ts'
import type { HouseholdPage } from './guard.ts'
import type { ResidentVisit, TrustedVisit } from './visit.ts'

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

let script: string | undefined

/** Compiled beside this file; served as it is. */
const readScript = () => (script ??= readFileSync(join(import.meta.dirname, 'client', 'live.js'), 'utf8'))

export const livePages: readonly HouseholdPage[] = [
  {
    method: 'GET',
    path: '/household/live.js',
    who: 'anyone',
    handle: ({ context }) => {
      context.header('Cache-Control', 'no-cache')
      return context.body(readScript(), 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
    },
  },
  {
    method: 'GET',
    path: '/household/now',
    who: 'household',
    handle: async (visit) => visit.context.json({ mark: await residentMark(visit) }),
  },
  {
    method: 'GET',
    path: '/trusted/now',
    who: 'trusted',
    handle: async (visit) => {
      const mark = await trustedMark(visit)
      return mark === null ? visit.context.json({}, 401) : visit.context.json({ mark })
    },
  },
]
