import { demandBetween, demandCounts, demandWhole } from './counts.ts'
import { normalQuantile } from './normal.ts'
import { negativeBinomialQuantile, poissonQuantile } from './quantile.ts'
import { classicReference, flexibleReference, yearsBack } from './reference-weeks.ts'
import { type Prediction, predictWeek } from './week-model.ts'

export const thresholdMethods = ['nbPlugin', 'delta', 'muan'] as const
export type ThresholdMethod = (typeof thresholdMethods)[number]
const exponents = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 } as const
export const powers = Object.keys(exponents) as readonly Power[]
export type Power = keyof typeof exponents

/** Parameters of both methods; the names R gives them stand behind. */
export interface FarringtonOptions {
  /** Years back (b, 3); a trend needs 3. */
  readonly years?: number
  /** Half width of the window around the same week of each past year (w, 3). */
  readonly halfWidth?: number
  /** Chance that a quiet week passes its bound (.01): one-sided in the flexible method, two-sided in the classic one. */
  readonly alpha?: number
  /** Rows a year (freq, 52). */
  readonly frequency?: number
  /** Day of each row since 1970-01-01: years are then those of the calendar (epochAsDate). */
  readonly days?: ArrayLike<number> | null
  readonly trend?: boolean
  readonly reweight?: boolean
  /** A bound is given only where the last `rows` hold so many cases together (limit54: 5 in 4). */
  readonly enough?: { readonly cases: number; readonly rows: number }
  /** Skewness transform of `delta` and of the classic method (powertrans, "2/3"). */
  readonly power?: Power
  /** First row that is judged; default the first that has a history. */
  readonly from?: number
}

export interface FlexibleOptions extends FarringtonOptions {
  readonly threshold?: ThresholdMethod
  /** Seasons of the year (noPeriods, 10). */
  readonly seasons?: number
  /** Newest weeks left out of the history (pastWeeksNotIncluded, 26). */
  readonly leftOut?: number
  /** Residual above which a past week counts less (weightsThreshold, 2.58). */
  readonly residualLimit?: number
  /** A trend is kept below this p (pThresholdTrend, .05). */
  readonly trendP?: number
}

/** One value a row, in counts; NaN where none can be given. */
export interface FarringtonBounds {
  readonly bound: Float64Array
  readonly expected: Float64Array
  readonly dispersion: Float64Array
  /** 1 where a trend was kept. */
  readonly trend: Uint8Array
}

/**
 * Farrington Flexible (Noufaily, Enki, Farrington, Garthwaite, Andrews, Charlett 2013), as R's
 * surveillance::farringtonFlexible has it. More than `bound` is an alarm. Throws RangeError.
 */
export function farringtonFlexible(counts: ArrayLike<number>, options: FlexibleOptions = {}): FarringtonBounds {
  const { seasons = 10, leftOut = 26, residualLimit = 2.58, trendP = 0.05, threshold = 'nbPlugin' } = options
  demandWhole('seasons', seasons, [1, 100])
  demandWhole('leftOut', leftOut, [0, 10_000])
  if (!thresholdMethods.includes(threshold))
    throw new RangeError(`threshold must be one of ${thresholdMethods.join(', ')}, not ${threshold}.`)
  const settings = settingsOf(counts, options)
  const { years, halfWidth, alpha, days, trend } = settings
  const z = normalQuantile(1 - alpha)
  const scale = days && days.length > 1 ? days[1]! - days[0]! : 1
  const timeOf = (row: number) => (days ? days[row]! / scale : row)
  return judge(counts, settings, (row) => {
    const reference = flexibleReference(row, yearsBack(row, years, settings), { halfWidth, seasons, leftOut })
    if (!reference || reference.rows.length === 0) return null
    const design = {
      counts: Float64Array.from(reference.rows, (at) => counts[at]!),
      times: Float64Array.from(reference.rows, timeOf),
      seasons: reference.seasonOf,
      seasonCount: seasons,
    }
    const prediction = predictWeek(design, {
      method: 'flexible',
      time: timeOf(row),
      season: seasons - 1,
      years,
      trend,
      trendP,
      residualLimit: settings.reweight ? residualLimit : null,
    })
    if (!prediction || threshold === 'delta')
      return prediction && { prediction, bound: delta(prediction, z, settings.power) }
    return { prediction, bound: plugIn(prediction, threshold === 'muan' ? z : 0, alpha) }
  })
}

/**
 * The classic method (Farrington, Andrews, Beale, Catchpole 1996), as R's surveillance::farrington has it: where there
 * are too few cases of late the bound is 0, which is no alarm. Throws RangeError.
 */
export function farringtonClassic(counts: ArrayLike<number>, options: FarringtonOptions = {}): FarringtonBounds {
  const settings = settingsOf(counts, options)
  const { years, halfWidth, frequency, power } = settings
  const z = normalQuantile(1 - settings.alpha / 2)
  const result = judge(counts, settings, (row) => {
    if (row + 1 < frequency * years - halfWidth) return null
    const rows = classicReference(yearsBack(row, years, settings), halfWidth)
    if (!rows) return null
    const design = {
      counts: Float64Array.from(rows, (at) => counts[at]!),
      times: Float64Array.from(rows),
      seasons: new Uint8Array(rows.length),
      seasonCount: 1,
    }
    const residualLimit = settings.reweight ? 1 : null
    const rules = {
      method: 'classic',
      time: row,
      season: 0,
      years,
      trend: settings.trend,
      trendP: 0.05,
      residualLimit,
    } as const
    const prediction = predictWeek(design, rules)
    return prediction && { prediction, bound: delta(prediction, z, power) }
  })
  const { bound, expected } = result
  return { ...result, bound: bound.map((one, row) => (Number.isNaN(one) && !Number.isNaN(expected[row]!) ? 0 : one)) }
}

type Settings = ReturnType<typeof settingsOf>

function settingsOf(counts: ArrayLike<number>, options: FarringtonOptions) {
  const { years = 3, halfWidth = 3, alpha = 0.01, frequency = 52, from = 0, days = null, power = '2/3' } = options
  const { trend = true, reweight = true, enough = { cases: 5, rows: 4 } } = options
  demandCounts(counts)
  demandWhole('years', years, [1, 50])
  demandWhole('frequency', frequency, [2, 366])
  demandWhole('halfWidth', halfWidth, [0, Math.floor((frequency - 1) / 2)])
  demandBetween('alpha', alpha, [0, 1])
  demandWhole('from', from, [0, Number.MAX_SAFE_INTEGER])
  demandWhole('enough.rows', enough.rows, [1, 10_000])
  if (!Object.hasOwn(exponents, power)) throw new RangeError(`power must be one of ${powers.join(', ')}, not ${power}.`)
  if (days && days.length !== counts.length)
    throw new RangeError(`days must have ${counts.length} entries, not ${days.length}.`)
  return { years, halfWidth, alpha, frequency, from, days, power, trend, reweight, enough }
}

interface Judged {
  readonly prediction: Prediction
  readonly bound: number
}

function judge(counts: ArrayLike<number>, settings: Settings, of: (row: number) => Judged | null): FarringtonBounds {
  const { from, enough } = settings
  const bound = new Float64Array(counts.length).fill(Number.NaN)
  const expected = bound.slice()
  const dispersion = bound.slice()
  const trend = new Uint8Array(counts.length)
  for (let row = from; row < counts.length; row++) {
    const judged = of(row)
    if (!judged) continue
    let recent = 0
    for (let at = Math.max(0, row - enough.rows + 1); at <= row; at++) recent += counts[at]!
    if (recent >= enough.cases) bound[row] = judged.bound
    expected[row] = Math.exp(judged.prediction.eta)
    dispersion[row] = judged.prediction.dispersion
    trend[row] = Number(judged.prediction.hasTrend)
  }
  return { bound, expected, dispersion, trend }
}

/** Quantile of a count with this mean (raised by z standard errors) and dispersion; the error of both is left out. */
function plugIn({ eta, error, dispersion }: Prediction, z: number, alpha: number): number {
  const mean = Math.exp(eta + z * error)
  if (!Number.isFinite(mean)) return Number.NaN
  return dispersion > 1 ? negativeBinomialQuantile(1 - alpha, mean, dispersion) : poissonQuantile(1 - alpha, mean)
}

/** Bound by the delta method on a power of the count, which takes its skewness away. */
function delta({ eta, error, dispersion }: Prediction, z: number, power: Power): number {
  const mean = Math.exp(eta)
  const tau = dispersion + error * error * mean
  const exponent = exponents[power]
  return (mean ** exponent + z * exponent * mean ** (exponent - 0.5) * Math.sqrt(tau)) ** (1 / exponent)
}
