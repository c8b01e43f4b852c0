import { seeded } from '../../values/seeded.ts'
import { demandWhole } from './counts.ts'
import { type Cases, type Circles, type CylinderOptions, circlesOf } from './cylinders.ts'
import { type Likelihood, openLikelihood } from './likelihood.ts'
import { countRecent, mostCases, type Recent, recentOf } from './recent.ts'

export interface ScanOptions extends CylinderOptions {
  /** Random shuffles behind p (999). */
  readonly replicates?: number
  readonly seed?: number
  /** Days of one unit (1): what one unit's waiting is worth in a recurrence interval. */
  readonly unitDays?: number
  /** Least cases of a cluster (2). */
  readonly leastCases?: number
  /** Most clusters that are told (10). */
  readonly most?: number
}

/** A circle over the last units that holds more cases than place and time alone explain. */
export interface Cluster {
  readonly centre: number
  /** By distance from the centre. */
  readonly places: readonly number[]
  /** In km on the globe, else in the unit of x and y. */
  readonly radius: number
  /** Units of the window, the last one among them. */
  readonly length: number
  readonly observed: number
  readonly expected: number
  readonly logLikelihoodRatio: number
  /** Share of the shuffles, the real data among them, whose best cluster is at least as strong. */
  readonly p: number
  /** So often, in days, a cluster as strong comes by chance where every unit is scanned. */
  readonly recurrenceDays: number
}

const mostReplicates = 99_999
/** Sums in another order may differ in their last digits. */
const slack = 1e-9

/**
 * The prospective space-time permutation scan statistic (Kulldorff, Heffernan, Hartman, Assunção, Mostashari 2005):
 * the strongest circle-and-window and those that share no place with a stronger one, strongest first. Throws RangeError.
 */
export function scanSpaceTime(cases: Cases, options: ScanOptions = {}): readonly Cluster[] {
  const { replicates = 999, seed = 20_050_201, unitDays = 1, leastCases = 2, most = 10, longest = 30 } = options
  demandWhole('replicates', replicates, [0, mostReplicates])
  demandWhole('unitDays', unitDays, [1, 366])
  demandWhole('leastCases', leastCases, [1, mostCases])
  demandWhole('longest', longest, [1, 10_000])
  const recent = recentOf(cases, Math.max(1, Math.min(longest, Math.floor(cases.units / 2))))
  const circles = circlesOf(cases, options)
  const likelihood = openLikelihood(circles, recent)
  const counts = new Int32Array(recent.longest * circles.places)
  countRecent(counts, recent, recent.placeOf)
  const found = apart(bestByCentre(circles, { counts, recent, likelihood, leastCases }), circles).slice(0, most)
  const strongest = shuffled(circles, { recent, likelihood, leastCases, replicates, seed })
  return found.map(({ last, length, observed, ratio, centre }) => {
    const reached = strongest.reduce((sum, one) => sum + Number(one >= ratio - slack), 1)
    const p = reached / (replicates + 1)
    return {
      centre,
      places: [...circles.nearest.subarray(circles.starts[centre]!, last + 1)],
      radius: circles.radius[last]!,
      length,
      observed,
      expected: (circles.held[last]! * recent.held[length - 1]!) / recent.total,
      logLikelihoodRatio: ratio,
      p,
      recurrenceDays: unitDays / p,
    }
  })
}

interface Look {
  readonly recent: Recent
  readonly likelihood: Likelihood
  readonly leastCases: number
}

interface Counted extends Look {
  readonly counts: Int32Array
}

interface Found {
  readonly centre: number
  /** Where the circle ends in `nearest`. */
  readonly last: number
  readonly length: number
  readonly observed: number
  readonly ratio: number
}

/** The strongest cylinder about each centre. */
function bestByCentre(circles: Circles, { counts, recent, likelihood, leastCases }: Counted) {
  const { places, starts, nearest } = circles
  return Array.from({ length: places }, (_, centre): Found => {
    let best: Found = { centre, last: -1, length: 0, observed: 0, ratio: 0 }
    for (let window = 0; window < recent.longest; window++) {
      let sum = 0
      for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
        sum += counts[window * places + nearest[at]!]!
        if (sum < leastCases) continue
        const ratio = likelihood(at, window, sum)
        if (ratio > best.ratio + slack) best = { centre, last: at, length: window + 1, observed: sum, ratio }
      }
    }
    return best
  })
}

/** The strongest, then the strongest that shares no place with it, and so on. */
function apart(found: readonly Found[], { nearest, starts }: Circles): Found[] {
  const taken = new Set<number>()
  const strongestFirst = found
    .filter((one) => one.ratio > 0)
    .toSorted(
      (one, other) => other.ratio - one.ratio || one.last - starts[one.centre]! - (other.last - starts[other.centre]!),
    )
  return strongestFirst.filter(({ centre, last }) => {
    const places = nearest.subarray(starts[centre]!, last + 1)
    if (places.some((place) => taken.has(place))) return false
    for (const place of places) taken.add(place)
    return true
  })
}

interface Shuffling extends Look {
  readonly replicates: number
  readonly seed: number
}

/** The strength of the best cylinder of each shuffle; only the newest cases need drawing. */
function shuffled(circles: Circles, { recent, likelihood, leastCases, replicates, seed }: Shuffling): Float64Array {
  const random = seeded(seed)
  const placeOf = recent.placeOf.slice()
  const drawn = recent.held[recent.longest - 1]!
  const counts = new Int32Array(recent.longest * circles.places)
  const strongest = new Float64Array(replicates)
  for (let round = 0; round < replicates; round++) {
    for (let at = 0; at < drawn; at++) {
      const other = at + Math.floor(random() * (recent.total - at))
      const held = placeOf[at]!
      placeOf[at] = placeOf[other]!
      placeOf[other] = held
    }
    countRecent(counts, recent, placeOf)
    strongest[round] = strongestOf(circles, { counts, recent, likelihood, leastCases })
  }
  return strongest
}

/**
 * The strength of the best cylinder. A circle that grows by a place without cases in a window only expects more: it is passed
 * over. The ratio is at most d² (1 / 2μ + 1 / (C − μ)), d being the cases over the expected μ of all C: nearly every other
 * cylinder is passed over by that, without a logarithm.
 */
function strongestOf(circles: Circles, { counts, recent, likelihood, leastCases }: Counted): number {
  const { places, starts, nearest, held } = circles
  const { total, longest } = recent
  const rates = Float64Array.from(recent.held, (cases) => cases / total)
  const newest = newestOf(counts, places, longest)
  const sums = new Int32Array(longest)
  let best = 0
  for (let centre = 0; centre < places; centre++) {
    sums.fill(0)
    for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
      const place = nearest[at]!
      for (let window = newest[place]!; window < longest; window++) {
        const sum = (sums[window]! += counts[window * places + place]!)
        const expected = held[at]! * rates[window]!
        const over = sum - expected
        if (over * Math.abs(over) * (total + expected) <= 2 * best * expected * (total - expected)) continue
        if (sum < leastCases) continue
        const ratio = likelihood(at, window, sum)
        if (ratio > best) best = ratio
      }
    }
  }
  return best
}

/** Of each place the shortest window in which it has a case; past the longest where it has none. */
function newestOf(counts: Int32Array, places: number, longest: number): Int32Array {
  const newest = new Int32Array(places).fill(longest)
  for (let at = counts.length - 1; at >= 0; at--) if (counts[at]! > 0) newest[at % places] = Math.floor(at / places)
  return newest
}
