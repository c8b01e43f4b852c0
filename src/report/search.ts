import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { counts, seenBy } from '../store/scope.ts'
import { idOf } from '../values/reference.ts'
import type { ReportKind, ReportOutcome, Trust } from '../values/report.ts'
import type { Scope } from '../values/scope.ts'
import { numbersRead } from './answer-lists.ts'
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

/** What a report `r` is, in the words of `ReportState`. */
export const stateOf = sql<ReportState>`case when r.set_aside_at is not null then 'set-aside'
  when not ${counts('r')} then 'flood'
  when r.looked_at is null and r.trust = 'unverified' then 'waiting' else 'counts' end`

const longestWords = 200

/** The condition that a report `r` may be seen and is one that is looked for. */
export function fits({ scope, asGiven }: Seeing, search: ReportSearch): RawBuilder<SqlBool> {
  const { districts, script, tactic, kind, outcome, from, to, trust, state, imported } = search
  const tidy = (text: string | undefined) => (text ?? '').replaceAll('\0', '').trim().slice(0, longestWords)
  const [words, number, alias] = [tidy(search.words), tidy(search.number), tidy(search.alias)]
  const all = [
    sql<SqlBool>`${seenBy(scope, 'r')}`,
    words !== '' && holdsWords(asGiven, words),
    number !== '' && holdsNumber(number),
    alias !== '' && holdsName(alias),
    districts !== undefined && sql<SqlBool>`r.district = any(${[...districts]}::text[])`,
    script !== undefined && sql<SqlBool>`r.script = ${script}`,
    tactic !== undefined && sql<SqlBool>`r.tactics @> ${[tactic]}::text[]`,
    kind !== undefined && sql<SqlBool>`r.kind = ${kind}`,
    outcome !== undefined && sql<SqlBool>`r.outcome = ${outcome}`,
    from !== undefined && sql<SqlBool>`r.happened_on >= ${from}`,
    to !== undefined && sql<SqlBool>`r.happened_on <= ${to}`,
    trust !== undefined && sql<SqlBool>`r.trust = ${trust}`,
    state !== undefined && sql<SqlBool>`${stateOf} = ${state}`,
    imported !== undefined && sql<SqlBool>`r.import_id = ${imported}`,
  ]
  return sql.join(
    all.filter((one) => one !== false),
    sql` and `,
  )
}

/** Words of accounts answer only those who see them as given: to others each search would tell a word of them. */
const holdsWords = (asGiven: Scope, words: string) =>
  sql<SqlBool>`((${seenBy(asGiven, 'r')} and r.search @@ websearch_to_tsquery('english', ${words}))
    or ${holdsName(words)} or r.claimed ilike ${`%${likely(words)}%`} or r.id = ${idOf(words)})`

const holdsName = (name: string) =>
  sql<SqlBool>`exists (select from unnest(r.aliases) as false_name where false_name ilike ${`%${likely(name)}%`})`

/** A number that is none finds nothing. */
export function holdsNumber(text: string): RawBuilder<SqlBool> {
  const read = numbersRead(text)
  const numbers = typeof read === 'string' ? [] : [...read]
  return sql<SqlBool>`(r.shown && ${numbers}::text[] or r.spoken && ${numbers}::text[])`
}

/** For `ilike`: its signs stand for themselves. */
const likely = (text: string) => text.replace(/[\\%_]/g, '\\$&')
