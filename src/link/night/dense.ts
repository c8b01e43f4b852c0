import type { NightInput } from './input.ts'
import { daysKept, firstReports, weeksKept } from './settings.ts'

/** Every series of a night, by area and type: weekly and daily counts side by side. */
export interface Dense {
  /** Districts, then forces, then the country. */
  readonly areas: number
  /** All, then each type. */
  readonly kinds: number
  /** Day after the last whole week, which ends on a Sunday. */
  readonly weekEnd: number
  /** `weeksKept` counts a series, and `daysKept` up to the last day. */
  readonly weekly: Float64Array
  readonly daily: Float64Array
  /** Day on which the history of an area begins; infinite where there is next to none. */
  readonly begins: Float64Array
  /** 1 for a series with a report. */
  readonly isThere: Uint8Array
}

/** Number of a series; kind 0 is all types. */
export const seriesAt = ({ kinds }: Dense, area: number, kind: number): number => area * kinds + kind
export const weeksOf = ({ weekly }: Dense, series: number): Float64Array =>
  weekly.subarray(series * weeksKept, (series + 1) * weeksKept)
export const daysOf = ({ daily }: Dense, series: number): Float64Array =>
  daily.subarray(series * daysKept, (series + 1) * daysKept)

/** 1970-01-04 was a Sunday. */
const dayAfterSunday = (upto: number) => upto - ((((upto - 3) % 7) + 7) % 7) + 1

/** Adds each entry to its district, force and country, of its type and of all. */
export function densify(input: NightInput): Dense {
  const { districts, forces, types, forceOf, upto } = input
  const country = districts.length + forces.length
  const [areas, kinds] = [country + 1, types.length + 1]
  const weekEnd = dayAfterSunday(upto)
  const weekly = new Float64Array(areas * kinds * weeksKept)
  const daily = new Float64Array(areas * kinds * daysKept)
  const isThere = new Uint8Array(areas * kinds)
  for (let at = 0; at < input.day.length; at++) {
    const [day, count, kind] = [input.day[at]!, input.count[at]!, input.type[at]! + 1]
    const week = weeksKept - 1 - Math.floor((weekEnd - 1 - day) / 7)
    const ofDay = daysKept - 1 - (upto - day)
    const place = input.place[at]!
    for (const area of [place, districts.length + forceOf[place]!, country])
      for (const one of kind === 0 ? [0] : [0, kind]) {
        const series = area * kinds + one
        isThere[series] = 1
        if (week >= 0 && day < weekEnd) weekly[series * weeksKept + week]! += count
        if (ofDay >= 0) daily[series * daysKept + ofDay]! += count
      }
  }
  return { areas, kinds, weekEnd, weekly, daily, begins: beginnings(input, areas), isThere }
}

function beginnings({ day, place, count, districts, forceOf }: NightInput, areas: number): Float64Array {
  const begins = new Float64Array(areas).fill(Number.POSITIVE_INFINITY)
  const held = new Float64Array(areas)
  const order = Int32Array.from(day.keys()).sort((one, other) => day[one]! - day[other]!)
  for (const at of order)
    for (const area of [place[at]!, districts.length + forceOf[place[at]!]!, areas - 1]) {
      held[area]! += count[at]!
      if (held[area]! >= firstReports && begins[area] === Number.POSITIVE_INFINITY) begins[area] = day[at]!
    }
  return begins
}
