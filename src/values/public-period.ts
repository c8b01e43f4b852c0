import { longDate } from './day.ts'

/**
 * A period for which figures are given outside the desk: a month ("2026-10"), a quarter ("2026-Q3"), a year ("2026") or the
 * twelve months up to the end of a quarter ("2026-Q3-year"). None is chosen freely: two that differ by a day tell of one day.
 */
export interface PublicPeriod {
  readonly id: string
  readonly kind: 'month' | 'quarter' | 'year' | 'twelve'
  /** First and last month, YYYY-MM. */
  readonly from: string
  readonly to: string
}

/** Reports that come later than this after the end of a month count in the month in which they came. */
export const lateAfterDays = 7

/** The month so many after another. */
export function monthAfter(month: string, by = 1): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** The last month that is given on a day: the one before, once its late reports had their week. */
export function lastGiven(today: string): string {
  const month = today.slice(0, 7)
  return monthAfter(month, Number(today.slice(8)) > lateAfterDays ? -1 : -2)
}

const numberOf = (month: string) => Number(month.slice(5))

/** Every period from January of the year of the first month to the last month, that has ended; as they end. */
export function publicPeriods(first: string, last: string): PublicPeriod[] {
  const begin = `${first.slice(0, 4)}-01`
  const periods: PublicPeriod[] = []
  for (let month = begin; month <= last; month = monthAfter(month)) {
    periods.push({ id: month, kind: 'month', from: month, to: month })
    const year = month.slice(0, 4)
    if (numberOf(month) % 3 !== 0) continue
    const quarter = `${year}-Q${numberOf(month) / 3}`
    periods.push({ id: quarter, kind: 'quarter', from: monthAfter(month, -2), to: month })
    if (numberOf(month) === 12) periods.push({ id: year, kind: 'year', from: `${year}-01`, to: month })
    else if (monthAfter(month, -11) >= begin)
      periods.push({ id: `${quarter}-year`, kind: 'twelve', from: monthAfter(month, -11), to: month })
  }
  return periods
}

const quarters = ['January to March', 'April to June', 'July to September', 'October to December']

/** "October 2026", "July to September 2026", "2026", "October 2025 to September 2026". */
export function periodWords({ kind, id, from, to }: PublicPeriod): string {
  if (kind === 'month') return longDate(from)
  if (kind === 'quarter') return `${quarters[Number(id.slice(6)) - 1]} ${id.slice(0, 4)}`
  return kind === 'year' ? id : `${longDate(from)} to ${longDate(to)}`
}
