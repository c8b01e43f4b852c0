import { namesOf } from '../../../people/coordinator.ts'
import { countKeyReports, countKeyReportsAgain, setKeyReportsAside } from '../../../report/key-reports.ts'
import { demandKey } from '../../../report/keys.ts'
import { reading } from '../../../store/transaction.ts'
import { isDay } from '../../../values/day.ts'
import { DoorchainError } from '../../../values/error.ts'
import type { Page } from '../../page.ts'
import type { Problems } from '../../parts/form.ts'
import type { Outcome } from '../../room.ts'
import { keyReportsPage } from '../pages/key-reports.ts'
import { scopeOf } from '../people.ts'
import type { Visit } from '../visit.ts'

/** What came with a key that has ended, and how much of it since a day. */
export async function showKeyReports(visit: Visit, problem: Problems = {}): Promise<Page> {
  const { store, fields } = visit
  const scope = scopeOf(visit)
  const since = fields.get('since')
  const problems: Problems = since !== null && !isDay(since) ? { since: 'Give a day' } : problem
  return reading(store, async (db) => {
    const key = await demandKey(db, scope.organisation, fields.get('id') ?? '')
    if (key.endedAt === null) throw new DoorchainError('not-there')
    const from = key.asideSince ?? (since !== null && isDay(since) ? since : '9999-12-31')
    const by = key.asideBy && ((await namesOf(db, [key.asideBy])).get(key.asideBy) ?? null)
    const counts = await countKeyReports(db, key.id, from)
    return keyReportsPage({ scope, key, by, since, counts, done: fields.get('done'), problems })
  })
}

/** Sets aside what came with it since the day. */
export async function setAside(visit: Visit): Promise<Outcome> {
  const { store, fields, now } = visit
  const [since, why] = [fields.get('since') ?? '', (fields.get('why') ?? '').trim()]
  if (!isDay(since)) return showKeyReports(visit)
  if (why === '' || why.length > 600) return showKeyReports(visit, { why: 'Say in a few words why' })
  await setKeyReportsAside(store, actorFor(visit), { id: fields.get('id') ?? '', since, why, now })
  return backTo(visit, 'aside')
}

/** Lets them count again. */
export async function countAgain(visit: Visit): Promise<Outcome> {
  await countKeyReportsAgain(visit.store, actorFor(visit), { id: visit.fields.get('id') ?? '' })
  return backTo(visit, 'again')
}

const actorFor = (visit: Visit) => ({ ...visit.actor, organisation: scopeOf(visit).organisation })

/** The page of the key that a form was about. */
export const backTo = (visit: Visit, done: string): Outcome => {
  const named = new URLSearchParams({
    organisation: scopeOf(visit).organisation,
    id: visit.fields.get('id') ?? '',
    done,
  })
  return { goTo: `/desk/reporters/reports?${named}` }
}
