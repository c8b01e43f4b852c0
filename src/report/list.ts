import { sql } from 'kysely'
import { counts, seenBy } from '../store/scope.ts'
import type { Db } from '../store/transaction.ts'
import type { ReportKind, ReportOutcome, Trust } from '../values/report.ts'
import type { Scope } from '../values/scope.ts'
import { redactAccount } from './redact.ts'
import { fits, holdsNumber, type ReportSearch, type ReportState, stateOf } from './search.ts'
import type { Seeing } from './seeing.ts'

/** A report in a list: facts of the crime, and its first words without what tells of a person. */
export interface ListedReport {
  readonly id: string
  readonly received_at: Date
  readonly happened_on: string
  readonly happened_minute: number | null
  readonly district: string
  readonly force: string
  readonly kind: ReportKind
  readonly script: string | null
  readonly tactics: readonly string[]
  readonly shown: readonly string[]
  readonly spoken: readonly string[]
  readonly aliases: readonly string[]
  readonly claimed: string | null
  readonly method: string | null
  readonly outcome: ReportOutcome
  readonly lost_pounds: string | null
  readonly trust: Trust
  readonly state: ReportState
  /** Invented, for a demonstration. */
  readonly isSimulated: boolean
  /** Without what tells of a person. */
  readonly account: string
}

export interface FoundReports {
  readonly rows: readonly ListedReport[]
  /** Up to `mostCounted`. */
  readonly total: number
  readonly page: number
  readonly pages: number
}

const pageLength = 25
/** Nobody turns so many pages, and counting further would take long. */
export const mostCounted = 10_000
const lastPage = mostCounted / pageLength

/** Finds reports that somebody may see, newest first. Reports they may not see change neither rows nor counts. */
export async function listReports(db: Db, seeing: Seeing, search: ReportSearch): Promise<FoundReports> {
  const page = Math.min(lastPage, Math.max(1, Math.trunc(search.page ?? 1)))
  const found = await selectListed(db, seeing, search)
    .orderBy('r.received_at', 'desc')
    .orderBy('r.serial', 'desc')
    .limit(pageLength)
    .offset((page - 1) * pageLength)
    .execute()
  const total = page === 1 && found.length < pageLength ? found.length : await countListed(db, seeing, search)
  return { rows: found.map(listed), total, page, pages: Math.ceil(total / pageLength) }
}

async function countListed(db: Db, seeing: Seeing, search: ReportSearch): Promise<number> {
  const some = db.selectFrom('report as r').select('r.serial').where(fits(seeing, search)).limit(mostCounted)
  const { total } = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::integer`.as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** All that `listReports` finds, oldest first, read so many at a time. */
export async function* allReports(db: Db, seeing: Seeing, search: ReportSearch): AsyncGenerator<ListedReport> {
  for (let after = '0'; ; ) {
    const rows = await selectListed(db, seeing, search)
      .where('r.serial', '>', after)
      .orderBy('r.serial')
      .limit(exportedAtOnce)
      .execute()
    yield* rows.map(listed)
    if (rows.length < exportedAtOnce) return
    after = rows.at(-1)!.serial
  }
}
const exportedAtOnce = 500

/** How many reports of a number there are that somebody may not see, by code of the force; nothing else about them is told. */
export async function reportsElsewhere(db: Db, scope: Scope, number: string): Promise<readonly [string, number][]> {
  if (scope === 'everything' || number === '') return []
  const rows = await db
    .selectFrom('report as r')
    .select(['r.force', sql<number>`count(*)::integer`.as('count')])
    .where(holdsNumber(number))
    .where(counts('r'))
    .where(sql<boolean>`not ${seenBy(scope, 'r')}`)
    .groupBy('r.force')
    .orderBy('r.force')
    .execute()
  return rows.map(({ force, count }) => [force, count])
}

const selectListed = (db: Db, seeing: Seeing, search: ReportSearch) =>
  db
    .selectFrom('report as r')
    .leftJoin('report_contact as c', 'c.report', 'r.serial')
    .select('c.name as reporter')
    .select(['r.serial', 'r.id', 'r.received_at', 'r.happened_on', 'r.happened_minute', 'r.district', 'r.force'])
    .select(['r.kind', 'r.script', 'r.tactics', 'r.shown', 'r.spoken', 'r.aliases', 'r.claimed', 'r.method'])
    .select(['r.outcome', 'r.lost_pounds', 'r.trust', 'r.via', 'r.account', stateOf.as('state')])
    .where(fits(seeing, search))

type Selected = Awaited<ReturnType<ReturnType<typeof selectListed>['execute']>>[number]

function listed({ account, reporter, via, serial: _, ...row }: Selected): ListedReport {
  const known = { numbers: [...row.shown, ...row.spoken], aliases: row.aliases, reporter }
  return { ...row, isSimulated: via === 'simulated', account: redactAccount(account, known) }
}
