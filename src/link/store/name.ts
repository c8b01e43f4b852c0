import { writeAudit } from '../../store/audit.ts'
import { isVisible } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Scope } from '../../values/scope.ts'
import { addEvent } from './events.ts'
import type { SeriesState } from './seen.ts'
import { waitTurn } from './turn.ts'

interface About {
  readonly id: string
  /** What who does it may see: at least one report of the series. */
  readonly scope: Scope
  readonly now: Date
}

/** Gives a series a name, up to 120 signs; an empty one takes it away. Throws `series-unknown`, `series-wrong`. */
export function nameSeries(
  store: Store,
  actor: Actor,
  { name, ...about }: About & { readonly name: string },
): Promise<void> {
  const words = name.replace(/[\p{C}\s]+/gu, ' ').trim()
  if (words.length > 120) throw new DoorchainError('series-wrong', { problem: 'the name has more than 120 signs' })
  return change(store, about, async (db, before) => {
    await db
      .updateTable('series')
      .set({ name: words || null })
      .where('id', '=', about.id)
      .execute()
    const { id, now } = about
    await addEvent(db, { id, what: 'named', reports: before.reports, by: actor.id, words: words || null, now })
    await writeAudit(db, actor, { action: 'series-named', subject: { kind: 'series', id } })
  })
}

interface Turning extends About {
  /** In words, up to 600 signs. */
  readonly why?: string
}

/** Closes a series: nothing more is expected. It opens again by itself when a report is added. Throws `series-unknown`, `series-wrong`. */
export const closeSeries = (store: Store, actor: Actor, about: Turning): Promise<void> =>
  turn(store, actor, { about, from: 'open', to: 'closed' })

/** Opens a closed series again. Throws `series-unknown`, `series-wrong`. */
export const reopenSeries = (store: Store, actor: Actor, about: Turning): Promise<void> =>
  turn(store, actor, { about, from: 'closed', to: 'open' })

function turn(
  store: Store,
  actor: Actor,
  { about, from, to }: { about: Turning; from: SeriesState; to: 'open' | 'closed' },
): Promise<void> {
  return change(store, about, async (db, { state, reports }) => {
    if (state !== from) throw new DoorchainError('series-wrong', { problem: `the series is ${state}` })
    const { id, now, why = '' } = about
    const words = why.replace(/\s+/g, ' ').trim().slice(0, 600) || null
    const what = to === 'open' ? 'opened' : 'closed'
    await db.updateTable('series').set({ state: to }).where('id', '=', id).execute()
    await addEvent(db, { id, what, reports, by: actor.id, words, now })
    await writeAudit(db, actor, { action: `series-${what}`, subject: { kind: 'series', id } })
  })
}

/** With the turn, on a series of which a report may be seen. */
function change(
  store: Store,
  { id, scope }: About,
  work: (db: Db, before: { state: SeriesState; reports: number }) => Promise<void>,
): Promise<void> {
  return inTransaction(store, async (db) => {
    await waitTurn(db)
    const before = await db
      .selectFrom('series as s')
      .innerJoin('series_report as m', 'm.series_id', 's.id')
      .innerJoin('report as r', 'r.serial', 'm.report')
      .select(['s.state', 's.reports'])
      .where('s.id', '=', id)
      .where(isVisible(scope, 'r'))
      .limit(1)
      .executeTakeFirst()
    if (!before) throw new DoorchainError('series-unknown')
    await work(db, before)
  })
}
