import type { RecordKind } from '../store/record-kind.ts'

/** What areas keep in the database. */
export const areaRecords: readonly RecordKind[] = [
  {
    table: 'area_boundary',
    holds: 'Outlines of districts from an official file.',
    why: 'To draw maps.',
    personal: null,
    endings: [{ how: 'stays', why: 'It is about places.' }],
  },
]
