import type { DeskHandlers } from '../visit.ts'
import type { spikesTable } from './spikes-table.ts'

export const spikesHandlers: Pick<DeskHandlers, keyof typeof spikesTable> = {}
