import type { DeskHandlers } from '../visit.ts'
import type { draftingTable } from './drafting-table.ts'

export const draftingHandlers: Pick<DeskHandlers, keyof typeof draftingTable> = {}
