import type { Who } from '../table.ts'

export const reportsTable = {} as const satisfies Readonly<Record<string, Who>>
