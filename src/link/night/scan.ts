import { type Cluster, scanSpaceTime } from '../spikes/scan.ts'
import type { NightInput } from './input.ts'
import { finerReplicates, leastCases, scanDays, scanKm, scanLongest, scanReplicates } from './settings.ts'
import { alertDays, levelOf, listDays, type SpikeLevel } from './spike.ts'

/** A cluster of districts with what it is worth among all scans of the night. */
export interface NightCluster {
  readonly level: SpikeLevel
  readonly kind: number
  readonly cluster: Cluster
  /** Districts of it that had reports then. */
  readonly places: readonly number[]
  readonly recurrenceDays: number
}

/** Fewer of a type of late are not scanned. */
const leastRecent = 5

/** Types that have enough of late to be scanned, all of them together first. */
export function kindsToScan({ day, type, count, types, upto }: NightInput): number[] {
  const recent = new Float64Array(types.length + 1)
  for (let at = 0; at < day.length; at++)
    if (day[at]! > upto - scanLongest) {
      recent[0]! += count[at]!
      if (type[at]! >= 0) recent[type[at]! + 1]! += count[at]!
    }
  return [...recent.keys()].filter((kind) => recent[kind]! >= leastRecent)
}

/**
 * Scans the districts for clusters of one kind that last until today, across all borders. `scans` is how many are made this
 * night: what chance gives in any of them counts. Where 999 shuffles leave it open, they are made again, finer.
 */
export function scanKind(input: NightInput, kind: number, scans: number): NightCluster[] {
  const cases = casesOf(input, kind)
  const scan = (replicates: number) =>
    scanSpaceTime(cases, {
      replicates,
      longest: scanLongest,
      furthest: scanKm,
      isGlobe: true,
      leastCases,
      seed: 20_050_201 + kind,
    })
  const worth = ({ recurrenceDays }: Cluster) => recurrenceDays / scans
  let found = scan(scanReplicates)
  const best = found[0]
  const isOpen = best !== undefined && best.p <= 2 / (scanReplicates + 1) && (scanReplicates + 1) / scans < alertDays
  if (isOpen && best.recurrenceDays >= listDays) found = scan(finerReplicates)
  return found.flatMap((cluster) => {
    const level = levelOf(worth(cluster))
    if (!level) return []
    return [{ level, kind, cluster, places: heldPlaces(cases, cluster), recurrenceDays: worth(cluster) }]
  })
}

function casesOf(input: NightInput, kind: number) {
  const { day, type, upto } = input
  const own = [...day.keys()].filter((at) => day[at]! > upto - scanDays && (kind === 0 || type[at] === kind - 1))
  const first = own.reduce((least, at) => Math.min(least, day[at]!), upto)
  return {
    x: input.longitude,
    y: input.latitude,
    place: Int32Array.from(own, (at) => input.place[at]!),
    unit: Int32Array.from(own, (at) => day[at]! - first),
    count: Int32Array.from(own, (at) => input.count[at]!),
    units: upto - first + 1,
  }
}

function heldPlaces({ place, unit, units }: ReturnType<typeof casesOf>, { places, length }: Cluster): number[] {
  const held = new Set(place.filter((_, at) => unit[at]! >= units - length))
  return places.filter((one) => held.has(one))
}
