import type { AreaView } from '../areas/view.ts'
import type { Db } from '../store/transaction.ts'
import { csvRecord } from '../values/csv.ts'
import { hourAndMinute } from '../values/london-minute.ts'
import { referenceOf } from '../values/reference.ts'
import { allReports, type ListedReport } from './list.ts'
import type { ReportSearch } from './search.ts'
import type { Seeing } from './seeing.ts'

const list = (values: readonly string[]) => values.join('; ')

/** What stands in each column; words without what tells of a person, whoever asks. */
const columns: readonly (readonly [name: string, of: (report: ListedReport, view: AreaView) => string])[] = [
  ['reference', ({ id }) => referenceOf(id)],
  ['received', ({ received_at }) => received_at.toISOString()],
  ['date', ({ happened_on }) => happened_on],
  ['time', ({ happened_minute }) => (happened_minute === null ? '' : hourAndMinute(happened_minute))],
  ['district_code', ({ district }) => district],
  ['district', ({ district }, view) => view.districts.get(district)?.name ?? ''],
  ['force', ({ force }, view) => view.forces.get(force)?.name ?? ''],
  ['kind', ({ kind }) => kind],
  ['script', ({ script }) => script ?? ''],
  ['tactics', ({ tactics }) => list(tactics)],
  ['number_shown', ({ shown }) => list(shown)],
  ['number_spoken', ({ spoken }) => list(spoken)],
  ['names_given', ({ aliases }) => list(aliases)],
  ['organisation_claimed', ({ claimed }) => claimed ?? ''],
  ['method', ({ method }) => method ?? ''],
  ['outcome', ({ outcome }) => outcome],
  ['lost_pounds', ({ lost_pounds }) => lost_pounds ?? ''],
  ['trust', ({ trust }) => trust],
  ['state', ({ state }) => state],
  ['account_redacted', ({ account }) => account],
]

/** Reports as CSV that no spreadsheet takes for formulas, record by record, oldest first. */
export async function* exportReports(
  db: Db,
  seeing: Seeing,
  { search, view }: { readonly search: ReportSearch; readonly view: AreaView },
): AsyncGenerator<string> {
  yield csvRecord(columns.map(([name]) => name))
  for await (const report of allReports(db, seeing, search)) yield csvRecord(columns.map(([, of]) => of(report, view)))
}
