import type { Who } from '../table.ts'

export const seriesTable = {
  'GET /desk/series': 'coordinator',
  'GET /desk/series/:id': 'coordinator',
  'POST /desk/series/:id/cut': 'coordinator',
  'POST /desk/series/:id/join': 'coordinator',
  'POST /desk/series/:id/undo': 'coordinator',
  'POST /desk/series/:id/name': 'coordinator',
  'POST /desk/series/:id/state': 'coordinator',
  'POST /desk/series/:id/evidence': 'coordinator',
} as const satisfies Readonly<Record<string, Who>>
