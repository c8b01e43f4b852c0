import { DoorchainError } from '../../../values/error.ts'
import type { Outcome } from '../../room.ts'
import type { SeriesAct } from '../pages/series/actions.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import { cutReport, joinOther, nameIt, turnIt, undoDecided } from './acting.ts'
import { downloadEvidence } from './evidence.ts'
import { showSeries } from './list.ts'
import { showOne } from './one.ts'
import type { seriesTable } from './series-table.ts'

export const seriesHandlers: Pick<DeskHandlers, keyof typeof seriesTable> = {
  'GET /desk/series': showSeries,
  'GET /desk/series/:id': (visit) => showOne(visit),
  'POST /desk/series/:id/cut': (visit) => orRefused(visit, 'cut', cutReport),
  'POST /desk/series/:id/join': (visit) => orRefused(visit, 'join', joinOther),
  'POST /desk/series/:id/undo': undoDecided,
  'POST /desk/series/:id/name': (visit) => orRefused(visit, 'name', nameIt),
  'POST /desk/series/:id/state': (visit) => orRefused(visit, 'state', turnIt),
  'POST /desk/series/:id/evidence': (visit) => orRefused(visit, 'evidence', downloadEvidence),
}

/** What is done, or the page again with what was written and why it could not be done. */
async function orRefused(visit: Visit, act: SeriesAct, work: (visit: Visit) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work(visit)
  } catch (error) {
    if (!(error instanceof DoorchainError) || !(error.code === 'series-wrong' || error.code === 'input-wrong'))
      throw error
    return showOne(visit, { act, fields: visit.fields, problem: `${error.message} ${error.next}` })
  }
}
