import { sql } from 'kysely'
import { countReports, listCounted } from '../../link/statistics/count.ts'
import type { Part } from '../../link/statistics/parts.ts'
import { counted, type ReportQuery } from '../../link/statistics/query.ts'
import type { Statistics } from '../../link/statistics/statistics.ts'
import type { Db } from '../../store/transaction.ts'
import type { Asking, Measure } from './figure.ts'

/** Everything that a draft is made from. */
export interface Measured {
  readonly statistics: Statistics
  /** First and last day on which it happened, YYYY-MM-DD; null where there is no report. */
  readonly first: string | null
  readonly last: string | null
  /** Names that callers gave in two reports or more of different senders, most often first. */
  readonly names: readonly string[]
}

const upTo = (ask: Asking, today: string): ReportQuery => ({ ...ask, to: today })

/** Counts everything that a draft may say. `today`: YYYY-MM-DD, the last day that is counted. */
export async function measure(db: Db, ask: Asking, today: string): Promise<Measured> {
  const query = upTo(ask, today)
  const statistics = await countReports(db, query)
  const days = await sql<Pick<Measured, 'first' | 'last'>>`
    select min(r.happened_on)::text as first, max(r.happened_on)::text as last from report as r where ${counted(query)}`.execute(
    db,
  )
  return { statistics, ...days.rows[0]!, names: await namesIn(db, query) }
}

/** A rank or a title, and a name: what callers put on. Nobody else's words are printed. */
const falseName =
  /^(?:P\.?C|D\.?C|D\.?S|D\.?I|DCI|Sgt|Sergeant|Inspector|(?:Detective|Police) (?:Constable|Sergeant|Inspector)|Officer|Mr|Mrs|Dr)\.? [A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})?$/

const mostNames = 3

async function namesIn(db: Db, query: ReportQuery): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from report as r cross join lateral unnest(r.aliases) as name
    where ${counted(query)} group by name
    having count(distinct coalesce(r.origin, r.serial::text)) >= 2 order by count(*) desc, name limit 20`.execute(db)
  return rows
    .map(({ name }) => name)
    .filter((name) => falseName.test(name))
    .slice(0, mostNames)
}

/** Serials of the reports behind a figure. */
export async function behind(db: Db, ask: Asking, { measure: of, today }: Wanted): Promise<readonly string[]> {
  const query = upTo(ask, today)
  if (of.what !== 'name') return listCounted(db, query, partOf(of))
  const { rows } = await sql<{ serial: string }>`
    select r.serial::text as serial from report as r where ${counted(query)} and ${of.is} = any(r.aliases)
    order by r.serial`.execute(db)
  return rows.map(({ serial }) => serial)
}

interface Wanted {
  readonly measure: Measure
  readonly today: string
}

/** Of losses those in which something was lost, of ages those that give one. */
function partOf(of: Exclude<Measure, { what: 'name' }>): Part {
  if ('is' in of) return { by: of.what, is: of.is }
  if (of.what === 'loss-total' || of.what === 'loss-typical') return { by: 'lost' }
  if (of.what === 'ages') return { by: 'aged' }
  return { by: of.what === 'since' ? 'reports' : of.what }
}
