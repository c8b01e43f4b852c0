import { areaRecords } from '../areas/kept.ts'
import { directoryRecords } from '../directory/kept.ts'
import { linkRecords } from '../link/kept.ts'
import { householdRecords } from '../people/households/kept.ts'
import { peopleRecords } from '../people/kept.ts'
import { reportRecords } from '../report/kept.ts'
import { storeRecords } from '../store/kept.ts'
import type { RecordKind } from '../store/record-kind.ts'
import { warningRecords } from '../warn/kept.ts'

/** Every kind of record there is; a test compares it with the tables of the database. */
export const records: readonly RecordKind[] = [
  ...storeRecords,
  ...peopleRecords,
  ...householdRecords,
  ...areaRecords,
  ...directoryRecords,
  ...reportRecords,
  ...linkRecords,
  ...warningRecords,
]
