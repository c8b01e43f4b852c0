import type { DeskHandlers } from '../visit.ts'
import { hearAgain, lookNow, silenceLike } from './changes.ts'
import { showSpikes } from './list.ts'
import { showSpike } from './one.ts'
import type { spikesTable } from './spikes-table.ts'

export const spikesHandlers: Pick<DeskHandlers, keyof typeof spikesTable> = {
  'GET /desk/spikes': showSpikes,
  'GET /desk/spikes/:id': (visit) => showSpike(visit, visit.context.req.param('id') ?? ''),
  'POST /desk/spikes/look': lookNow,
  'POST /desk/spikes/silence': silenceLike,
  'POST /desk/spikes/hear': hearAgain,
}
