import type { Who } from '../table.ts'

/** A path with `:id` comes after those that name a page: the first that fits answers. */
export const collectedTable = {
  'GET /desk/warnings': 'coordinator',
  'GET /desk/warnings/corrections.jsonl': 'coordinator',
  'GET /desk/warnings/:id': 'coordinator',
  'GET /desk/warnings/:id/original': 'coordinator',
  'GET /desk/warnings/:id/correct': 'writer',
  'POST /desk/warnings/:id/correct': 'writer',
  'POST /desk/warnings/:id/undo': 'writer',
} as const satisfies Readonly<Record<string, Who>>
