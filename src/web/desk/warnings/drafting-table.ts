import type { Who } from '../table.ts'

export const draftingTable = {
  'POST /desk/warnings/draft': 'writer',
  'POST /desk/warnings/:id/figures': 'writer',
  'POST /desk/warnings/:id/redraw': 'writer',
} as const satisfies Readonly<Record<string, Who>>
