import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { countSeries } from './count-series.ts'
import { cutsAmong } from './decisions.ts'
import { addEvent, noteGrown } from './events.ts'
import { addMembers, beginSeries, mergeSeries } from './join-groups.ts'
import { keepLinks } from './links.ts'
import { partSeries } from './partition.ts'
import { trimShown } from './shown.ts'

export interface Applying {
  /** `part`: a join was undone, and the rest says what hangs together. */
  readonly kind: 'join' | 'cut' | 'part'
  /** Serials. */
  readonly a: string
  readonly b: string
  readonly why: string
  /** The analyst. */
  readonly by: string
  readonly now: Date
}

/** Makes stored series agree with a decision that was kept. `db` has the turn. Throws `series-wrong`. */
export async function applyDecision(db: Db, applying: Applying): Promise<void> {
  const { kind, a, b, why, by, now } = applying
  const [one, other] = [await seriesOf(db, a), await seriesOf(db, b)]
  if (kind === 'join') await joinTwo(db, applying, [one, other])
  else if (one !== null && one === other) await partSeries(db, { id: one, by, words: why || null, now })
}

async function seriesOf(db: Db, serial: string): Promise<string | null> {
  const row = await db.selectFrom('series_report').select('series_id').where('report', '=', serial).executeTakeFirst()
  return row?.series_id ?? null
}

async function joinTwo(db: Db, { a, b, why, by, now }: Applying, [one, other]: [string | null, string | null]) {
  const link = { a, b, by: 'analyst', probability: 1, reasons: [], why } as const
  const isCut = await cutsAmong(db, [one ?? a, other ?? b])
  if (isCut(one ?? a, other ?? b))
    throw new DoorchainError('series-wrong', {
      problem: 'reports of these two are kept apart by a decision; undo that first',
    })
  const id = one ?? other ?? (await beginSeries(db, now))
  if (one !== null && other !== null) {
    if (one !== other) await mergeSeries(db, { from: other, into: one, by, words: why, now })
  } else {
    const alone = [...(one === null ? [a] : []), ...(other === null ? [b] : [])]
    await addMembers(db, { id, serials: alone, now })
    const reports = await countSeries(db, id, now)
    if (alone.length === 2) await addEvent(db, { id, what: 'began', reports, by, words: why, now })
    else await noteGrown(db, { id, reports, now })
  }
  await keepLinks(db, { id, links: [link], now })
  await trimShown(db, id)
}
