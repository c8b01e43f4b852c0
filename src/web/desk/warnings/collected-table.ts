import type { Who } from '../table.ts'

export const collectedTable = {} as const satisfies Readonly<Record<string, Who>>
