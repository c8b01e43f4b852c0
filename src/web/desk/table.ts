import type { Role } from '../../people/grants.ts'
import { reportersTable } from './reports/reporters-table.ts'
import { reportsTable } from './reports/reports-table.ts'
import { seriesTable } from './series/series-table.ts'
import { spikesTable } from './spikes/spikes-table.ts'
import { statisticsTable } from './statistics/statistics-table.ts'
import { collectedTable } from './warnings/collected-table.ts'
import { draftingTable } from './warnings/drafting-table.ts'
import { sourcesTable } from './warnings/sources-table.ts'
import { writingTable } from './warnings/writing-table.ts'

/** Who may use a route: anyone, any coordinator who is signed in, or one with that role, or one of those, in some organisation. */
export type Who = 'anyone' | 'coordinator' | Role | readonly Role[]

/**
 * Every route of the desk and who may use it. A route without a row here, or a row without a route, does not compile;
 * what a role may do for which organisation is looked at where it is done.
 */
export const deskTable = {
  'GET /desk': 'coordinator',
  'GET /desk/sign-in': 'anyone',
  'POST /desk/sign-in/options': 'anyone',
  'POST /desk/sign-in/passkey': 'anyone',
  'POST /desk/sign-in/email': 'anyone',
  'GET /desk/link/:token': 'anyone',
  'POST /desk/link/:token': 'anyone',
  'GET /desk/invitation/:token': 'anyone',
  'POST /desk/invitation/:token': 'anyone',
  'GET /desk/recover': 'anyone',
  'POST /desk/recover': 'anyone',
  'POST /desk/sign-out': 'coordinator',
  'GET /desk/account': 'coordinator',
  'POST /desk/account/passkey/options': 'coordinator',
  'POST /desk/account/passkey': 'coordinator',
  'POST /desk/account/passkey/remove': 'coordinator',
  'POST /desk/account/codes': 'coordinator',
  'POST /desk/account/session/end': 'coordinator',
  'POST /desk/account/sign-out-everywhere': 'coordinator',
  'GET /desk/directory': 'coordinator',
  'GET /desk/directory/listing': 'coordinator',
  'GET /desk/directory/changes': 'coordinator',
  'GET /desk/directory/entry': 'writer',
  'POST /desk/directory/propose': 'writer',
  'POST /desk/directory/remove': 'writer',
  'POST /desk/directory/withdraw': 'writer',
  'POST /desk/directory/decide': 'approver',
  ...writingTable,
  ...collectedTable,
  ...sourcesTable,
  ...draftingTable,
  ...reportsTable,
  ...reportersTable,
  ...seriesTable,
  ...spikesTable,
  ...statisticsTable,
  'GET /desk/people': 'administrator',
  'POST /desk/people/invite': 'administrator',
  'POST /desk/people/end-role': 'administrator',
  'GET /desk/people/remove/:id': 'administrator',
  'POST /desk/people/remove/:id': 'administrator',
  'POST /desk/people/invite-again': 'administrator',
  'GET /desk/audit': 'administrator',
  'GET /desk/audit.csv': 'administrator',
  'GET /desk/audit.json': 'administrator',
} as const satisfies Readonly<Record<`${'GET' | 'POST'} /desk${string}`, Who>>

export type DeskRoute = keyof typeof deskTable
