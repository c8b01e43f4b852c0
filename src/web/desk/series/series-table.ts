import type { Who } from '../table.ts'

export const seriesTable = {} as const satisfies Readonly<Record<string, Who>>
