import type { DeskHandlers } from '../visit.ts'
import type { collectedTable } from './collected-table.ts'

export const collectedHandlers: Pick<DeskHandlers, keyof typeof collectedTable> = {}
