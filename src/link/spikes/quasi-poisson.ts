/** What is fitted: one row a reference week. */
export interface Design {
  readonly counts: Float64Array
  /** In weeks (or whatever the series is of). */
  readonly times: Float64Array
  /** Season of each row, 0 to `seasons` − 1. */
  readonly seasons: Uint8Array
  readonly seasonCount: number
}

/** A fitted quasi-Poisson model: log mean = level of the season + slope × (time − middle of the season). */
export interface Fit {
  readonly hasConverged: boolean
  readonly means: Float64Array
  /** Weights of the last step: prior weight × mean before it. */
  readonly working: Float64Array
  readonly levels: Float64Array
  readonly middles: Float64Array
  /** Sum of the working weights by season. */
  readonly totals: Float64Array
  /** 0 where there is no trend. */
  readonly slope: number
  /** Weighted squares of the times within seasons; 0 where there is no trend. */
  readonly spread: number
  /** Rows with a prior weight less fitted parameters. */
  readonly freedom: number
}

/** Convergence as R's glm.control: relative change of the deviance, and the most steps. */
const tolerance = 1e-8
const mostSteps = 25
/** R's log link goes no lower. */
const leastMean = Number.EPSILON

/**
 * Fits by iteratively reweighted least squares, step by step as R's glm.fit does (McCullagh, Nelder 1989), so that the
 * last step and its weights are the same. Seasons and one trend need no matrix: the trend is fitted within seasons.
 */
export function fitQuasiPoisson(design: Design, hasTrend: boolean, prior: Float64Array | null = null): Fit {
  const { counts } = design
  const rows = counts.length
  const means = Float64Array.from(counts, (count) => count + 0.1)
  const etas = Float64Array.from(means, Math.log)
  const working = new Float64Array(rows)
  const sides = new Float64Array(rows)
  let line = emptyLine(design.seasonCount)
  let before = devianceOf(counts, means, prior)
  let hasConverged = false
  for (let step = 0; step < mostSteps && !hasConverged; step++) {
    for (let row = 0; row < rows; row++) {
      working[row] = means[row]! * (prior ? prior[row]! : 1)
      sides[row] = etas[row]! + (counts[row]! - means[row]!) / means[row]!
    }
    line = leastSquares(design, { working, sides, hasTrend })
    for (let row = 0; row < rows; row++) {
      etas[row] = valueAt(line, design.seasons[row]!, design.times[row]!)
      means[row] = Math.max(Math.exp(etas[row]!), leastMean)
    }
    const deviance = devianceOf(counts, means, prior)
    if (!Number.isFinite(deviance)) break
    hasConverged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < tolerance
    before = deviance
  }
  return { ...line, hasConverged, means, working, freedom: freedomOf(line, rows, prior) }
}

type Line = Pick<Fit, 'levels' | 'middles' | 'totals' | 'slope' | 'spread'>

const emptyLine = (seasons: number): Line => ({
  levels: new Float64Array(seasons),
  middles: new Float64Array(seasons),
  totals: new Float64Array(seasons),
  slope: 0,
  spread: 0,
})

/** Log mean at a time in a season. */
export const valueAt = ({ levels, middles, slope }: Line, season: number, time: number): number =>
  levels[season]! + slope * (time - middles[season]!)

interface Step {
  readonly working: Float64Array
  readonly sides: Float64Array
  readonly hasTrend: boolean
}

function leastSquares({ times, seasons, seasonCount }: Design, { working, sides, hasTrend }: Step): Line {
  const { levels, middles, totals } = emptyLine(seasonCount)
  for (let row = 0; row < times.length; row++) {
    const season = seasons[row]!
    totals[season]! += working[row]!
    levels[season]! += working[row]! * sides[row]!
    middles[season]! += working[row]! * times[row]!
  }
  for (let season = 0; season < seasonCount; season++) {
    if (totals[season] === 0) continue
    levels[season]! /= totals[season]!
    middles[season]! /= totals[season]!
  }
  if (!hasTrend) return { levels, middles, totals, slope: 0, spread: 0 }
  let spread = 0
  let product = 0
  for (let row = 0; row < times.length; row++) {
    const season = seasons[row]!
    const offset = times[row]! - middles[season]!
    spread += working[row]! * offset * offset
    product += working[row]! * offset * (sides[row]! - levels[season]!)
  }
  return { levels, middles, totals, slope: spread > 0 ? product / spread : 0, spread }
}

function devianceOf(counts: Float64Array, means: Float64Array, prior: Float64Array | null): number {
  let sum = 0
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row]!
    const mean = means[row]!
    const term = count > 0 ? count * Math.log(count / mean) - (count - mean) : mean
    sum += 2 * term * (prior ? prior[row]! : 1)
  }
  return sum
}

function freedomOf({ totals, spread }: Line, rows: number, prior: Float64Array | null): number {
  const used = prior ? prior.reduce((sum, weight) => sum + Number(weight !== 0), 0) : rows
  const fitted = totals.reduce((sum, total) => sum + Number(total > 0), Number(spread > 0))
  return used - fitted
}

/** Pearson's dispersion by the working residuals, with these weights of the rows. */
export function dispersionOf({ means, freedom }: Fit, counts: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let row = 0; row < counts.length; row++) {
    const residual = (counts[row]! - means[row]!) / means[row]!
    sum += weights[row]! * residual * residual
  }
  return sum / freedom
}

/** Anscombe's residuals, standardised by dispersion and leverage (Farrington, Andrews, Beale, Catchpole 1996). */
export function anscombeResiduals(fit: Fit, { counts, times, seasons }: Design, dispersion: number): Float64Array {
  const residuals = new Float64Array(counts.length)
  for (let row = 0; row < counts.length; row++) {
    const season = seasons[row]!
    const offset = times[row]! - fit.middles[season]!
    const along = fit.spread > 0 ? (offset * offset) / fit.spread : 0
    const leverage = fit.working[row]! * (1 / fit.totals[season]! + along)
    const mean = fit.means[row]!
    const raw = 1.5 * (counts[row]! ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean))
    // A row that decides its own fit has no residual to speak of.
    residuals[row] = leverage < 1 - 1e-12 ? raw / Math.sqrt(dispersion * (1 - leverage)) : 0
  }
  return residuals
}

/** Weights that make past outbreaks count less: residuals over the limit get their inverse square; they sum to the rows. */
export function outbreakWeights(residuals: Float64Array, limit: number): Float64Array {
  const weights = residuals.map((residual) => (residual > limit ? residual ** -2 : 1))
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => (weight * residuals.length) / sum)
}
