import type { Who } from '../table.ts'

export const reportersTable = {
  'GET /desk/reporters': 'administrator',
  'POST /desk/reporters/make': 'administrator',
  'POST /desk/reporters/end': 'administrator',
  'GET /desk/reporters/reports': 'administrator',
  'POST /desk/reporters/aside': 'administrator',
  'POST /desk/reporters/again': 'administrator',
} as const satisfies Readonly<Record<string, Who>>
