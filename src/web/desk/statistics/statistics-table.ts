import type { Who } from '../table.ts'

export const statisticsTable = {} as const satisfies Readonly<Record<string, Who>>
