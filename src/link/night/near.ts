import { knoxTable, shuffleKnox } from '../spikes/knox.ts'
import type { NearInput, NightInput } from './input.ts'
import { leastNear, mostNear, nearApart, nearMetres, scanReplicates } from './settings.ts'

/** More pairs of reports of one type that lie near each other in place and time than place and day alone explain. */
export interface NearRepeats {
  readonly type: number
  readonly pairs: number
  readonly expected: number
  readonly p: number
  readonly serials: readonly number[]
  readonly places: readonly number[]
  readonly from: number
  readonly to: number
}

const options = { distances: [nearMetres, 25_000, 50_000], days: [nearApart, 14, 28], metric: 'euclidean' } as const
const metresOfDegree = 111_320

/** The near repeats of a type against the exact expectation; null where there are too few reports or no more than chance gives. */
export function findNear(input: NightInput, type: number, mostP: number): NearRepeats | null {
  const own = [...input.near.type.keys()].filter((at) => input.near.type[at] === type).slice(-mostNear)
  if (own.length < leastNear) return null
  const events = eventsOf(input.near, own)
  const { observed, expected } = knoxTable(events, options)
  if (!(observed[0]! > expected[0]!)) return null
  const { p } = shuffleKnox(events, { ...options, replicates: scanReplicates, seed: 20_050_201 + type })
  if (p[0]! > mostP) return null
  const members = own.filter((_, at) => isNear(events, at))
  const days = members.map((at) => input.near.day[at]!)
  return {
    type,
    pairs: observed[0]!,
    expected: expected[0]!,
    p: p[0]!,
    serials: members.map((at) => input.near.serial[at]!),
    places: [...new Set(members.map((at) => input.near.place[at]!))],
    from: Math.min(...days),
    to: Math.max(...days),
  }
}

/** On a plane that is true to scale at the middle of Great Britain: right to a few per cent over 10 km. */
function eventsOf({ longitude, latitude, day }: NearInput, own: readonly number[]) {
  const across = metresOfDegree * Math.cos((54 * Math.PI) / 180)
  return {
    x: Float64Array.from(own, (at) => longitude[at]! * across),
    y: Float64Array.from(own, (at) => latitude[at]! * metresOfDegree),
    day: Float64Array.from(own, (at) => day[at]!),
  }
}

function isNear({ x, y, day }: ReturnType<typeof eventsOf>, one: number): boolean {
  return day.some(
    (other, at) =>
      at !== one &&
      Math.abs(other - day[one]!) < nearApart &&
      Math.hypot(x[at]! - x[one]!, y[at]! - y[one]!) < nearMetres,
  )
}
