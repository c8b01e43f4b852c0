import type { DeskHandlers } from '../visit.ts'
import type { statisticsTable } from './statistics-table.ts'

export const statisticsHandlers: Pick<DeskHandlers, keyof typeof statisticsTable> = {}
