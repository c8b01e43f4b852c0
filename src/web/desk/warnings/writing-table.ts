import type { Who } from '../table.ts'

export const writingTable = {} as const satisfies Readonly<Record<string, Who>>
