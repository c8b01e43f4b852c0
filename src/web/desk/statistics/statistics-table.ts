import type { Who } from '../table.ts'

export const statisticsTable = {
  'GET /desk/statistics': 'coordinator',
  'GET /desk/statistics.csv': 'coordinator',
  'GET /desk/statistics.json': 'coordinator',
  'GET /desk/warnings/:id/effect': 'coordinator',
} as const satisfies Readonly<Record<string, Who>>
