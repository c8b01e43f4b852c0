import type { DeskHandlers } from '../visit.ts'
import type { reportsTable } from './reports-table.ts'

export const reportsHandlers: Pick<DeskHandlers, keyof typeof reportsTable> = {}
