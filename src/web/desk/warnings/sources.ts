import type { DeskHandlers } from '../visit.ts'
import type { sourcesTable } from './sources-table.ts'

export const sourcesHandlers: Pick<DeskHandlers, keyof typeof sourcesTable> = {}
