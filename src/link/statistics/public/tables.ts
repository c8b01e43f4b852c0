import {
  type Given,
  type GivenLosses,
  type GivenRow,
  type PublicGrouping,
  publicGroupings,
} from '../../../values/public-figures.ts'
import type { PublicPeriod } from '../../../values/public-period.ts'
import { type Details, giveDetails } from './details.ts'
import { type BaseGiven, countBase, type GivenIn, giveBase } from './given.ts'
import { cellOf, everywhere } from './lattice.ts'
import { giveLosses } from './losses.ts'
import type { PublicRows } from './rows.ts'

/** All that is given, by `cellOf('', area, period)`; what is not in it is 0, or of nobody. */
export interface PublicTables {
  readonly reports: ReadonlyMap<string, Given>
  readonly checks: ReadonlyMap<string, Given>
  readonly by: Readonly<Record<PublicGrouping, ReadonlyMap<string, readonly GivenRow[] | null>>>
  readonly losses: ReadonlyMap<string, GivenLosses>
}

/** What a worker thread is handed. */
export interface TablesInput {
  readonly rows: PublicRows
  readonly periods: readonly PublicPeriod[]
}

/** Suppresses. Takes seconds: for a worker thread. */
export function tablesOf({ rows, periods }: TablesInput): PublicTables {
  const reports = giveBase(rows.base, periods)
  const by = giveGroups(rows, periods, reports)
  const lost = (area: string, period: string) => countOf(by.outcome.of(area, period), 'lost')
  const losses = giveLosses(rows.lost, longer(periods), lost)
  const areas = [everywhere, ...new Set(rows.base.map(({ force }) => force))]
  const each = <T>(giveOne: (area: string, period: string) => T) =>
    new Map(
      areas.flatMap((area) => longer(periods).map(({ id }) => [cellOf('', area, id), giveOne(area, id)] as const)),
    )
  return {
    reports: given(rows.base, periods, reports.of),
    checks: given(rows.checks, periods, giveBase(rows.checks, periods).of),
    by: Object.fromEntries(publicGroupings.map((one) => [one, each(by[one].of)])) as Record<
      PublicGrouping,
      Map<string, readonly GivenRow[] | null>
    >,
    losses: each(losses),
  }
}

function given(rows: PublicRows['checks'], periods: readonly PublicPeriod[], of: GivenIn): Map<string, Given> {
  return new Map(
    [...countBase(rows, periods).keys()].map((id) => {
      const [, area, period] = id.split('\t') as [string, string, string]
      return [id, of(area, period)]
    }),
  )
}

const longer = (periods: readonly PublicPeriod[]) => periods.filter(({ kind }) => kind !== 'month')

const countOf = (rows: readonly GivenRow[] | null, what: string): Given => {
  if (rows === null) return null
  const row = rows.find(({ is }) => is === what)
  return row ? row.count : 0
}

function giveGroups({ base, groups }: PublicRows, periods: readonly PublicPeriod[], reports: BaseGiven) {
  const counted = countBase(base, periods)
  const all = (area: string, period: string) => counted.get(cellOf('', area, period)) ?? 0
  const plain = { rows: groups, periods: longer(periods), whole: reports, wholeCount: all }
  const made: Partial<Record<PublicGrouping, Details>> = {}
  for (const by of publicGroupings) {
    const lost = made.outcome
    const among = by === 'loss' && lost ? { ...plain, ...amongLost(groups, periods, lost) } : plain
    made[by] = giveDetails(by, among)
  }
  return made as Record<PublicGrouping, Details>
}

/** Losses are told apart among those who lost something. */
function amongLost(groups: PublicRows['groups'], periods: readonly PublicPeriod[], outcome: Details) {
  const counted = new Map<string, number>()
  for (const { force, quarter, count } of groups.filter(({ by, is }) => by === 'outcome' && is === 'lost'))
    for (const { id, from, to } of longer(periods)) {
      const last = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3).padStart(2, '0')}`
      if (from > last || to < last) continue
      for (const area of [everywhere, force])
        counted.set(cellOf('', area, id), (counted.get(cellOf('', area, id)) ?? 0) + count)
    }
  return {
    whole: {
      of: (area: string, period: string) => countOf(outcome.of(area, period), 'lost'),
      had: (area: string, period: string) => outcome.had('lost', area, period),
    },
    wholeCount: (area: string, period: string) => counted.get(cellOf('', area, period)) ?? 0,
  }
}
