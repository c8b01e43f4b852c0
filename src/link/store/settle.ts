import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { countSeries } from './count-series.ts'
import { addEvent, noteGrown } from './events.ts'
import { leaveSeries } from './flood-store.ts'
import { beginSeries, mergeSeries } from './join-groups.ts'
import { type Group, reconcile, type Settled } from './reconcile.ts'

export interface Settling<G extends Group> {
  readonly groups: readonly G[]
  /** Every report that was looked at, with the series it is of, if any. */
  readonly before: ReadonlyMap<string, string | null>
  /** The analyst whose decision it is, and their words; null for the program. */
  readonly by: string | null
  readonly words: string | null
  readonly now: Date
}

/**
 * Makes the stored series what a new look says, with their history. Reports of a series that were not looked at stay with it.
 * The series each group is now. `db` is a transaction that has the turn.
 */
export async function settleGroups<G extends Group>(db: Db, settling: Settling<G>): Promise<Map<G, string>> {
  const { groups, before, now } = settling
  const known = new Map([...before].flatMap(([serial, id]) => (id === null ? [] : [[serial, id] as const])))
  const { settled, left } = reconcile(groups, known)
  const ids = new Map<G, string>()
  for (const one of settled) ids.set(one.group, one.id ?? (await beginSeries(db, now)))
  const grouped = new Set(groups.flatMap(({ reports }) => reports))
  const moves = groups.flatMap((group) => moved(group, ids.get(group)!, known))
  await moveMembers(db, moves, now)
  // Afterwards: a series of which one is left before others come would end.
  const leaving = [...known.keys()].filter((serial) => !grouped.has(serial))
  if (leaving.length > 0) await leaveSeries(db, leaving)
  const parted = new Set(settled.flatMap(({ id, splitFrom }) => (id === null && splitFrom !== null ? [splitFrom] : [])))
  for (const one of settled) {
    const id = ids.get(one.group)!
    await tellOf(db, one, { ...settling, id, known, isParted: parted.has(id) })
  }
  for (const id of left) await endIfGone(db, id, settling)
  return ids
}

/** A series none of whose reports hang together any more; what was not looked at may still be there. */
async function endIfGone(db: Db, id: string, { by, words, now }: Pick<Telling, 'by' | 'words' | 'now'>): Promise<void> {
  const reports = await countSeries(db, id, now)
  if (by !== null) await addEvent(db, { id, what: 'cut', reports, by, words, now })
  if (reports < 2) await addEvent(db, { id, what: 'ended', reports, now })
}

const moved = ({ reports }: Group, id: string, known: ReadonlyMap<string, string>) =>
  reports.filter((serial) => known.get(serial) !== id).map((serial) => ({ serial, id }))

async function moveMembers(db: Db, moves: readonly { serial: string; id: string }[], now: Date): Promise<void> {
  if (moves.length === 0) return
  await sql`insert into series_report (report, series_id, since)
    select report, id, ${now} from unnest(${moves.map(({ serial }) => serial)}::bigint[], ${moves.map(({ id }) => id)}::text[]) as m (report, id)
    on conflict (report) do update set series_id = excluded.series_id, since = excluded.since`.execute(db)
}

interface Telling {
  readonly id: string
  readonly known: ReadonlyMap<string, string>
  /** Whether another group was split from it: that tells of what left. */
  readonly isParted: boolean
  readonly by: string | null
  readonly words: string | null
  readonly now: Date
}

/** Counts the series anew and writes what happened to it, if anything did. */
async function tellOf<G extends Group>(
  db: Db,
  settled: Settled<G>,
  { id, known, isParted, by, words, now }: Telling,
): Promise<void> {
  const { group, merged, splitFrom } = settled
  for (const from of merged) await mergeSeries(db, { from, into: id, by, words, now })
  const came = group.reports.filter((serial) => known.get(serial) !== id).length
  const gone = [...known].filter(([, series]) => series === id).length - (group.reports.length - came)
  if (settled.id !== null && came + gone === 0) return
  const reports = await countSeries(db, id, now)
  if (settled.id === null) {
    const what = splitFrom === null ? 'began' : 'split'
    await addEvent(db, { id, what, ...(splitFrom && { other: splitFrom }), reports, by, words, now })
    if (splitFrom === null) return
    const rest = await countSeries(db, splitFrom, now)
    await addEvent(db, { id: splitFrom, what: by === null ? 'split' : 'cut', other: id, reports: rest, by, words, now })
  } else if (merged.length === 0 && came > 0) await noteGrown(db, { id, reports, now })
  else if (merged.length === 0 && gone > 0 && !isParted)
    await addEvent(db, { id, what: by === null ? 'shrank' : 'cut', reports, by, words, now })
}
