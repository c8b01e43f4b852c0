import type { Who } from '../table.ts'

export const draftingTable = {} as const satisfies Readonly<Record<string, Who>>
