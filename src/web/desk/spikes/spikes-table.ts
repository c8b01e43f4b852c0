import type { Who } from '../table.ts'

export const spikesTable = {} as const satisfies Readonly<Record<string, Who>>
