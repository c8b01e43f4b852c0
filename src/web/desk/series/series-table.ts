import type { Role } from '../../../people/grants.ts'
import type { Who } from '../table.ts'

/** Who joins, cuts, names and closes series. */
export const analysts = ['writer', 'investigator'] as const satisfies readonly Role[]

export const seriesTable = {
  'GET /desk/series': 'coordinator',
  'GET /desk/series/:id': 'coordinator',
  'POST /desk/series/:id/cut': analysts,
  'POST /desk/series/:id/join': analysts,
  'POST /desk/series/:id/undo': analysts,
  'POST /desk/series/:id/name': analysts,
  'POST /desk/series/:id/state': analysts,
  'POST /desk/series/:id/evidence': 'coordinator',
} as const satisfies Readonly<Record<string, Who>>
