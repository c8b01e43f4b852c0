import type { Who } from '../table.ts'

export const reportsTable = {
  'GET /desk/reports': 'coordinator',
  'GET /desk/reports.csv': 'coordinator',
  'GET /desk/reports/waiting': 'writer',
  'GET /desk/reports/floods': 'coordinator',
  'POST /desk/reports/floods': 'writer',
  'GET /desk/reports/imports': 'writer',
  'POST /desk/reports/imports': 'writer',
  'GET /desk/reports/imports/:id': 'writer',
  'GET /desk/reports/imports/:id/problems.csv': 'writer',
  'POST /desk/reports/imports/:id/columns': 'writer',
  'POST /desk/reports/imports/:id/start': 'writer',
  'POST /desk/reports/imports/:id/take-back': 'writer',
  'GET /desk/reports/:id': 'coordinator',
  'POST /desk/reports/:id/open': 'investigator',
  'GET /desk/reports/:id/evidence/:evidence': 'investigator',
  'POST /desk/reports/:id/decide': 'writer',
  'POST /desk/reports/:id/note': 'writer',
} as const satisfies Readonly<Record<string, Who>>
