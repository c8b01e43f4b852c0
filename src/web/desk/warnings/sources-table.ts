import type { Who } from '../table.ts'

export const sourcesTable = {} as const satisfies Readonly<Record<string, Who>>
