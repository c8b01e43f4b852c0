import type { Who } from '../table.ts'

export const spikesTable = {
  'GET /desk/spikes': 'coordinator',
  'GET /desk/spikes/:id': 'coordinator',
  'POST /desk/spikes/look': 'writer',
  'POST /desk/spikes/silence': 'writer',
  'POST /desk/spikes/hear': 'writer',
} as const satisfies Readonly<Record<string, Who>>
