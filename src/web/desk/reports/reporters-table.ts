import type { Who } from '../table.ts'

export const reportersTable = {
  'GET /desk/reporters': 'administrator',
  'POST /desk/reporters/make': 'administrator',
  'POST /desk/reporters/end': 'administrator',
} as const satisfies Readonly<Record<string, Who>>
