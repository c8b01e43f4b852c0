import { tTwoSided } from './beta.ts'
import {
  anscombeResiduals,
  type Design,
  dispersionOf,
  type Fit,
  fitQuasiPoisson,
  outbreakWeights,
  valueAt,
} from './quasi-poisson.ts'

/** How the model of one week is chosen; where the two methods differ, as R surveillance has them. */
export interface Rules {
  readonly method: 'flexible' | 'classic'
  /** The week that is predicted, on the scale of the design's times, and its season. */
  readonly time: number
  readonly season: number
  readonly years: number
  readonly trend: boolean
  /** A trend is kept below this p. */
  readonly trendP: number
  /** Residual above which a past week counts less; null leaves all weeks alike. */
  readonly residualLimit: number | null
}

export interface Prediction {
  /** Logarithm of the expected count, and its standard error. */
  readonly eta: number
  readonly error: number
  /** At least 1. */
  readonly dispersion: number
  readonly hasTrend: boolean
}

/** A trend is believed only from this many years on. */
const yearsForTrend = 3

/** Fits the past and predicts one week; null if the flexible method's fit does not settle. */
export function predictWeek(design: Design, rules: Rules): Prediction | null {
  const model = fitWeighted(design, rules, rules.trend)
  if (!model || model.fit.spread === 0 || keepsTrend(model, design, rules)) return model && predict(model, rules)
  const level = fitWeighted(design, rules, false)
  return level && predict(level, rules)
}

interface Model {
  readonly fit: Fit
  readonly dispersion: number
  /** Dispersion behind the p of the trend. */
  readonly loose: number
}

function fitWeighted(design: Design, { method, residualLimit }: Rules, wantsTrend: boolean): Model | null {
  let hasTrend = wantsTrend
  let fit = fitQuasiPoisson(design, hasTrend)
  if (!fit.hasConverged && hasTrend) {
    hasTrend = false
    fit = fitQuasiPoisson(design, hasTrend)
  }
  if (!fit.hasConverged && method === 'flexible') return null
  const { counts } = design
  const first = dispersionOf(fit, counts, fit.working)
  if (residualLimit === null) return { fit, dispersion: Math.max(first, 1), loose: first }
  const weights = outbreakWeights(anscombeResiduals(fit, design, Math.max(first, 1)), residualLimit)
  const again = fitQuasiPoisson(design, hasTrend, weights)
  const dispersion = dispersionOf(again, counts, again.working)
  // R's flexible method puts the outbreak weights where the summary of a model looks for the working weights.
  const loose = method === 'flexible' ? dispersionOf(again, counts, weights) : dispersion
  return { fit: again, dispersion: Math.max(dispersion, 1), loose }
}

/** A trend stays if it is significant, rests on three years, and predicts no more than was ever seen. */
function keepsTrend({ fit, loose }: Model, { counts }: Design, { years, trendP, season, time }: Rules): boolean {
  const p = tTwoSided(fit.slope / Math.sqrt(loose / fit.spread), fit.freedom)
  return years >= yearsForTrend && p < trendP && Math.exp(valueAt(fit, season, time)) <= Math.max(...counts)
}

function predict({ fit, dispersion, loose }: Model, { method, season, time }: Rules): Prediction {
  const offset = time - fit.middles[season]!
  const along = fit.spread > 0 ? (offset * offset) / fit.spread : 0
  const variance = (method === 'flexible' ? loose : dispersion) * (1 / fit.totals[season]! + along)
  return { eta: valueAt(fit, season, time), error: Math.sqrt(variance), dispersion, hasTrend: fit.spread > 0 }
}
