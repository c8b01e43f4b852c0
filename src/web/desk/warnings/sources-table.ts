import type { Who } from '../table.ts'

export const sourcesTable = {
  'GET /desk/sources': 'coordinator',
  'POST /desk/sources/follow': 'writer',
  'POST /desk/sources/change': 'writer',
} as const satisfies Readonly<Record<string, Who>>
