import type { DeskHandlers } from '../visit.ts'
import type { seriesTable } from './series-table.ts'

export const seriesHandlers: Pick<DeskHandlers, keyof typeof seriesTable> = {}
