import { featuresOf, hearWords, partsOf } from '../check/heard-words.ts'
import type { LearnedModel } from '../values/learned.ts'
import { type Random, seeded } from '../values/seeded.ts'

/** A sentence to learn from. `writer` says whose it is: figures are made with one writer at a time left out. */
export interface Lesson {
  readonly text: string
  readonly isTrick: boolean
  readonly writer: string
  readonly register: string
  /** How much it counts; 1 if not given. */
  readonly weight?: number
}

export interface TrainingOptions {
  readonly bits: number
  /** Features kept, the ones that weigh most. */
  readonly keep: number
  /** Longer lessons are cut into stretches of so many words, as the listener hears them. */
  readonly cut?: number | undefined
  /** As the listener hears them. */
  readonly letters?: number | undefined
}

/** Weights by bucket, the last one the bias. */
export interface Weights {
  readonly bits: number
  readonly table: Float64Array
  readonly bias: number
}

/** A lesson of hardly more words than a stretch is one. */
const longestUncut = 1.5
const epochs = 12
const rate = 0.3
/** Pull of weights towards zero. */
const ridge = 1e-4

interface Row {
  readonly buckets: readonly number[]
  readonly isTrick: boolean
  readonly weight: number
}

/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), the features of a sentence scaled to length 1. The order is
 * drawn from a fixed seed: the same lessons give the same weights.
 */
export function train(lessons: readonly Lesson[], { bits, keep, cut, letters }: TrainingOptions): Weights {
  const rows = lessons.flatMap(({ text, isTrick, weight = 1 }): Row[] => {
    const words = hearWords(text, letters !== undefined)
    const stretches = cut !== undefined && words.length > longestUncut * cut ? partsOf(words, cut) : [words]
    return stretches.map((stretch) => {
      return { buckets: featuresOf(stretch, bits, letters).map(({ bucket }) => bucket), isTrick, weight }
    })
  })
  const first = fit(rows, bits, null)
  const kept = strongestBuckets(first.table, rows, keep)
  return fit(rows, bits, kept)
}

/** The buckets whose weights move most sentences: weight times the root of how many hold it. */
function strongestBuckets(table: Float64Array, rows: readonly Row[], keep: number): ReadonlySet<number> {
  const holders = new Float64Array(table.length)
  for (const { buckets } of rows) for (const bucket of buckets) holders[bucket]!++
  const order = [...table.keys()].filter((bucket) => holders[bucket]! > 1)
  const force = (bucket: number) => Math.abs(table[bucket]!) * Math.sqrt(holders[bucket]!)
  return new Set(order.toSorted((a, b) => force(b) - force(a)).slice(0, keep))
}

function fit(rows: readonly Row[], bits: number, kept: ReadonlySet<number> | null): Weights {
  const table = new Float64Array(2 ** bits)
  const steps = new Float64Array(2 ** bits).fill(0.1)
  const state = { bias: 0, biasSteps: 0.1 }
  const random = seeded(20261121)
  const order = rows.map(({ buckets, isTrick, weight }) => ({
    isTrick,
    weight,
    scale: 1 / Math.sqrt(Math.max(1, buckets.length)),
    buckets: kept ? buckets.filter((bucket) => kept.has(bucket)) : buckets,
  }))
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const { buckets, isTrick, weight, scale } of order) {
      let score = state.bias
      for (const bucket of buckets) score += table[bucket]! * scale
      const slope = weight * (1 / (1 + Math.exp(-score)) - Number(isTrick))
      for (const bucket of buckets) {
        const step = slope * scale + ridge * table[bucket]!
        steps[bucket]! += step * step
        table[bucket]! -= (rate * step) / Math.sqrt(steps[bucket]!)
      }
      state.biasSteps += slope * slope
      state.bias -= (rate * slope) / Math.sqrt(state.biasSteps)
    }
  }
  return { bits, table, bias: state.bias }
}

/** Deals items anew, in place. */
export function shuffle<T>(items: T[], random: Random): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = items[at]!
    items[at] = items[other]!
    items[other] = held
  }
}

/** Packs weights into steps of a signed byte, as check/learned.ts unpacks them. */
export function packModel(
  { bits, table, bias }: Weights,
  rest: Omit<LearnedModel, 'bits' | 'bias' | 'scale' | 'table'>,
): LearnedModel {
  const most = table.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0)
  const scale = most / 127 || 1
  const bytes: number[] = []
  let before = -1
  for (const [bucket, weight] of table.entries()) {
    const step = Math.round(weight / scale)
    if (step === 0) continue
    let distance = bucket - before
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80)
    bytes.push(distance, step & 0xff)
    before = bucket
  }
  const round = (value: number) => Number(value.toPrecision(6))
  return { ...rest, bits, bias: round(bias), scale: round(scale), table: Buffer.from(bytes).toString('base64') }
}
