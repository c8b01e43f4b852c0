import type { Who } from '../table.ts'

export const writingTable = {
  'GET /desk/warnings/new': 'writer',
  'POST /desk/warnings/new': 'writer',
  'POST /desk/warnings/preview': 'writer',
  'GET /desk/warnings/review': 'coordinator',
  'GET /desk/warnings/:id/write': 'writer',
  'POST /desk/warnings/:id/write': 'writer',
  'POST /desk/warnings/:id/discard': 'writer',
  'GET /desk/warnings/:id/forward': 'writer',
  'POST /desk/warnings/:id/forward': 'writer',
  'POST /desk/warnings/:id/withdraw': 'writer',
  'GET /desk/warnings/:id/decide': 'coordinator',
  'POST /desk/warnings/:id/decide': 'approver',
  'GET /desk/warnings/:id/cancel': 'approver',
  'POST /desk/warnings/:id/cancel': 'approver',
} as const satisfies Readonly<Record<string, Who>>
