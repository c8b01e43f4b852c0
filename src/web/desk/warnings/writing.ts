import type { DeskHandlers } from '../visit.ts'
import type { writingTable } from './writing-table.ts'

export const writingHandlers: Pick<DeskHandlers, keyof typeof writingTable> = {}
