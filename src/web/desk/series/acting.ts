import { cutOut, undoStep } from '../../../link/store/cut-out.ts'
import { decideLink } from '../../../link/store/decide.ts'
import { closeSeries, nameSeries, reopenSeries } from '../../../link/store/name.ts'
import { partnerFor } from '../../../link/store/partner.ts'
import { readSeries } from '../../../link/store/read-series.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import { idOf } from '../../../values/reference.ts'
import type { Outcome } from '../../room.ts'
import type { Visit } from '../visit.ts'
import { analystFor, seriesIdOf } from './seeing.ts'

/** Who decides. Throws `not-allowed`. */
function demandAnalyst(visit: Visit) {
  const analyst = analystFor(visit)
  if (!analyst) throw new DoorchainError('not-allowed')
  return { ...analyst, id: seriesIdOf(visit), now: visit.now }
}

/** Cuts the chosen report out. */
export async function cutReport(visit: Visit): Promise<Outcome> {
  const { actor, scope, id, now } = demandAnalyst(visit)
  const { store, fields } = visit
  const report = idOf(fields.get('report') ?? '')
  if (report === null) throw new DoorchainError('series-wrong', { problem: 'choose a report' })
  await cutOut(store, actor, { series: id, report, why: fields.get('why') ?? '', scope, now })
  return backTo(visit, 'cut')
}

/** Joins a report or another series, by what was written. */
export async function joinOther(visit: Visit): Promise<Outcome> {
  const { actor, scope, id, now } = demandAnalyst(visit)
  const { store, fields } = visit
  const pair = await reading(store, (db) => partnerFor(db, { series: id, other: fields.get('other') ?? '', scope }))
  await decideLink(store, actor, { kind: 'join', ...pair, why: fields.get('why') ?? '', scope, now })
  return backTo(visit, 'join')
}

/** Undoes what was decided in one step. */
export async function undoDecided(visit: Visit): Promise<Outcome> {
  const { actor, scope, now } = demandAnalyst(visit)
  await undoStep(visit.store, actor, { id: visit.fields.get('decision') ?? '', scope, now })
  return backTo(visit, 'undo')
}

export async function nameIt(visit: Visit): Promise<Outcome> {
  const { actor, scope, id, now } = demandAnalyst(visit)
  await nameSeries(visit.store, actor, { id, name: visit.fields.get('name') ?? '', scope, now })
  return backTo(visit, 'name')
}

/** Closes it, or opens it again. */
export async function turnIt(visit: Visit): Promise<Outcome> {
  const { actor, scope, id, now } = demandAnalyst(visit)
  const turn = visit.fields.get('to') === 'open' ? reopenSeries : closeSeries
  await turn(visit.store, actor, { id, scope, now, why: visit.fields.get('why') ?? '' })
  return backTo(visit, 'state')
}

/** The page of the series, or the list where nothing of it may be seen any more. */
async function backTo(visit: Visit, done: string): Promise<Outcome> {
  const { scope, id } = demandAnalyst(visit)
  const isThere = await reading(visit.store, (db) => readSeries(db, id, scope)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DoorchainError && error.code === 'series-unknown') return false
      throw error
    },
  )
  return { goTo: isThere ? `/desk/series/${id}?done=${done}` : `/desk/series?done=${done}` }
}
