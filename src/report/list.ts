import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { counts, seenBy } from '../store/scope.ts'
import type { Tables } from '../store/tables.ts'
import type { Db } from '../store/transaction.ts'
import type { ReportKind, ReportOutcome, Trust } from '../values/report.ts'
import type { Scope } from '../values/scope.ts'
import { redactAccount } from './redact.ts'
import type { Seeing } from './seeing.ts'

/** What to look for; what is absent does not matter. Days are YYYY-MM-DD. */
export interface ReportSearch {
  /** In the words of those reports that one sees as they were given, else in the names and organisations callers gave. */
  readonly words?: string
  readonly number?: string
  readonly alias?: string
  readonly districts?: readonly string[]
  readonly script?: string
  readonly tactic?: string
  readonly kind?: ReportKind
  readonly outcome?: ReportOutcome
  readonly from?: string
  readonly to?: string
  readonly trust?: Trust
  readonly state?: ReportState
  /** Id of an import. */
  readonly imported?: string
  readonly page?: number
}

/** `waiting`: nobody looked at it yet, and it is not one of many; `flood`: one of many that do not count. */
export const reportStates = ['waiting', 'counts', 'set-aside', 'flood'] as const
export type ReportState = (typeof reportStates)[number]

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
  readonly words: string
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
const longestWords = 200
const wordsShown = 160

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
  const some = db
    .selectFrom('report as r')
    .select('r.serial')
    .where((is) => is.and(conditions(is, seeing, search)))
    .limit(mostCounted)
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
    .select(['r.serial', 'r.id', 'r.received_at', 'r.happened_on', 'r.happened_minute', 'r.district', 'r.force'])
    .select(['r.kind', 'r.script', 'r.tactics', 'r.shown', 'r.spoken', 'r.aliases', 'r.claimed', 'r.method'])
    .select(['r.outcome', 'r.lost_pounds', 'r.trust', 'r.account', stateOf.as('state')])
    .where((is) => is.and(conditions(is, seeing, search)))

type Selected = Awaited<ReturnType<ReturnType<typeof selectListed>['execute']>>[number]

function listed({ account, serial: _, ...row }: Selected): ListedReport {
  const words = redactAccount(account, { numbers: [...row.shown, ...row.spoken], aliases: row.aliases })
  return { ...row, words: words.length > wordsShown ? `${words.slice(0, wordsShown).trimEnd()}…` : words }
}

/** What a report is, in the words of `ReportState`. */
export const stateOf = sql<ReportState>`case when r.set_aside_at is not null then 'set-aside'
  when not ${counts('r')} then 'flood'
  when r.looked_at is null and r.trust = 'unverified' then 'waiting' else 'counts' end`

type Listing = ExpressionBuilder<Tables & { r: Tables['report'] }, 'r'>

function conditions(is: Listing, { scope, asGiven }: Seeing, search: ReportSearch): Expression<SqlBool>[] {
  const { districts, script, tactic, kind, outcome, from, to, trust, state, imported } = search
  const [words, number, alias] = [search.words, search.number, search.alias].map((text) =>
    (text ?? '').replaceAll('\0', '').trim().slice(0, longestWords),
  ) as [string, string, string]
  return [
    seenBy(scope, 'r'),
    ...(words === '' ? [] : [holdsWords(asGiven, words)]),
    ...(number === '' ? [] : [holdsNumber(number)]),
    ...(alias === '' ? [] : [holdsName(alias)]),
    ...(districts === undefined ? [] : [sql<SqlBool>`r.district = any(${[...districts]}::text[])`]),
    ...(script === undefined ? [] : [is('r.script', '=', script)]),
    ...(tactic === undefined ? [] : [sql<SqlBool>`r.tactics @> ${[tactic]}::text[]`]),
    ...(kind === undefined ? [] : [is('r.kind', '=', kind)]),
    ...(outcome === undefined ? [] : [is('r.outcome', '=', outcome)]),
    ...(from === undefined ? [] : [is('r.happened_on', '>=', from)]),
    ...(to === undefined ? [] : [is('r.happened_on', '<=', to)]),
    ...(trust === undefined ? [] : [is('r.trust', '=', trust)]),
    ...(state === undefined ? [] : [sql<SqlBool>`${stateOf} = ${state}`]),
    ...(imported === undefined ? [] : [is('r.import_id', '=', imported)]),
  ]
}

/** Words of accounts answer only those who see them as given: to others each search would tell a word of them. */
const holdsWords = (asGiven: Scope, words: string) =>
  sql<SqlBool>`((${seenBy(asGiven, 'r')} and r.search @@ websearch_to_tsquery('english', ${words}))
    or ${holdsName(words)} or r.claimed ilike ${`%${likely(words)}%`} or r.id = ${idIn(words)})`

const holdsName = (name: string) =>
  sql<SqlBool>`exists (select from unnest(r.aliases) as false_name where false_name ilike ${`%${likely(name)}%`})`

const holdsNumber = (number: string) =>
  sql<SqlBool>`(r.shown && ${[dialled(number)]}::text[] or r.spoken && ${[dialled(number)]}::text[])`

const likely = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** A reference however it was typed. */
export const idIn = (text: string): string => text.toLowerCase().replace(/[^a-z2-7]/g, '')

/** A number of the UK as it is dialled there, others with +, however they were typed. */
const dialled = (number: string): string =>
  number
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+440?/, '0')
