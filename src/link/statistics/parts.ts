import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { ageBands } from '../../values/age-band.ts'

/** By what reports are told apart, in the order in which pages show it. */
export const groupings = [
  'kind',
  'method',
  'script',
  'tactic',
  'outcome',
  'loss',
  'age',
  'district',
  'force',
  'week',
  'month',
  'trust',
  'via',
] as const
export type Grouping = (typeof groupings)[number]

/** A part of the reports: those that have one value of a grouping, or those of a figure that is one number. */
export type Part =
  | { readonly by: Grouping; readonly is: string }
  | { readonly by: 'reports' | 'targeted' | 'lost' | 'aged' | 'over-65' }

/** First pounds of the bands, and their words. */
export const lossBands = [
  { from: 0, words: 'under £500' },
  { from: 500, words: '£500 to under £1,000' },
  { from: 1_000, words: '£1,000 to under £5,000' },
  { from: 5_000, words: '£5,000 to under £20,000' },
  { from: 20_000, words: '£20,000 to under £100,000' },
  { from: 100_000, words: '£100,000 and over' },
] as const

/** What "over 65" means here: 65 and older, as forces use it. */
export const overAge = 65

/** Numbers of the code, so that the same expression can stand in `select` and in `group by`. */
const banded = (column: 'age' | 'lost_pounds', bands: readonly { readonly from: number; readonly words: string }[]) => {
  const whens = bands
    .slice(1)
    .reverse()
    .map(({ from, words }) => sql`when ${sql.ref(`r.${column}`)} >= ${sql.lit(from)} then ${sql.lit(words)}`)
  return sql<
    string | null
  >`case when ${sql.ref(`r.${column}`)} is null then null ${sql.join(whens, sql` `)} else ${sql.lit(bands[0]!.words)} end`
}

/** What a report counts to in each grouping, as text; null where nobody said. Tactics are several a report. */
export const valueIn: Readonly<Record<Exclude<Grouping, 'tactic'>, RawBuilder<string | null>>> = {
  kind: sql`r.kind`,
  method: sql`r.method`,
  script: sql`r.script`,
  outcome: sql`r.outcome`,
  loss: banded('lost_pounds', lossBands),
  age: banded('age', ageBands),
  district: sql`r.district`,
  force: sql`r.force`,
  // the Monday of the week
  week: sql`to_char(date_trunc('week', r.happened_on::timestamp), 'YYYY-MM-DD')`,
  month: sql`to_char(r.happened_on, 'YYYY-MM')`,
  trust: sql`r.trust`,
  via: sql`r.via`,
}

/** People it happened to: a sighting at a cash machine happened to nobody who is known. */
export const targeted = sql<SqlBool>`r.kind <> 'sighting'`

/** The condition for `report as r` that a report is of a part. */
export function inPart(part: Part): Expression<SqlBool> {
  if ('is' in part)
    return part.by === 'tactic'
      ? sql<SqlBool>`${part.is} = any(r.tactics)`
      : sql<SqlBool>`${valueIn[part.by]} = ${part.is}`
  return whole[part.by]
}

const whole: Readonly<Record<'reports' | 'targeted' | 'lost' | 'aged' | 'over-65', Expression<SqlBool>>> = {
  reports: sql<SqlBool>`true`,
  targeted,
  lost: sql<SqlBool>`r.outcome = 'lost'`,
  aged: sql<SqlBool>`r.age is not null`,
  'over-65': sql<SqlBool>`r.age >= ${sql.lit(overAge)}`,
}
