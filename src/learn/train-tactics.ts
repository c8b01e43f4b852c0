import type { TacticModel } from '../values/learned.ts'
import { seeded } from '../values/seeded.ts'
import type { PassageLesson } from './passage-lessons.ts'
import { shuffle } from './train.ts'

export interface TacticTraining {
  /** Those that are taught, in the order of the model. */
  readonly tactics: readonly string[]
  /** Weights kept, a bucket and a tactic each. */
  readonly keep: number
  /** The chance from which a tactic is told. */
  readonly from: number
}

const bits = 20
const epochs = 5
const rate = 0.3
/** Pull of weights towards zero. */
const ridge = 1e-4
/** What an example of one tactic says of the others: its writer did not look for them. */
const otherWeight = 0.3
/** Slopes smaller than this move nothing. */
const leastSlope = 0.002
/** A weight must stand out from chance by more than this log-likelihood ratio. */
const leastRatio = 2
/** Two things that chance would bring together less often than this stand out by nothing when they never meet. */
const rarelyMet = 0.5
const firstBias = -3

/** A passage as the trainer holds it: buckets and their loudness, tactics by number. */
interface Row {
  readonly buckets: Int32Array
  readonly loudness: Float32Array
  readonly shown: ReadonlySet<number>
  readonly about: number | null
}

/** Places for weights: those of bucket b are first[b] up to first[b + 1]. */
interface Places {
  readonly first: Int32Array
  readonly tactic: Uint8Array
  readonly weight: Float32Array
}

/**
 * One logistic regression a tactic, all in one pass by AdaGrad (Duchi, Hazan, Singer 2011), over the weights whose bucket and
 * tactic go together or apart most by the log-likelihood ratio (Dunning 1993). The same lessons give the same model.
 */
export function trainTactics(lessons: readonly PassageLesson[], training: TacticTraining): TacticModel {
  const numbers = new Map(training.tactics.map((tactic, number) => [tactic, number]))
  const rows = lessons.map((lesson) => rowOf(lesson, numbers))
  const places = choosePlaces(rows, training)
  const bias = fit(rows, places, training.tactics.length)
  return pack(places, bias, training)
}

function rowOf({ contact, own, tactics, about }: PassageLesson, numbers: ReadonlyMap<string, number>): Row {
  const features = new Map<number, number>()
  for (const some of [contact, own])
    for (const [place, loudness] of some) {
      const bucket = place >>> (32 - bits)
      features.set(bucket, (features.get(bucket) ?? 0) + loudness)
    }
  return {
    buckets: Int32Array.from(features.keys()),
    loudness: Float32Array.from(features.values()),
    shown: new Set([...tactics].flatMap((tactic) => numbers.get(tactic) ?? [])),
    about: about === null ? null : (numbers.get(about) ?? null),
  }
}

const weightOf = ({ about }: Row, tactic: number): number => (about === null || about === tactic ? 1 : otherWeight)

/** The places with the highest log-likelihood ratio, in the order of buckets and tactics. */
function choosePlaces(rows: readonly Row[], { tactics, keep }: TacticTraining): Places {
  const holders = new Float64Array(2 ** bits)
  const shown = new Float64Array(tactics.length)
  const together = new Map<number, number>()
  for (const { buckets, shown: here } of rows) {
    for (const tactic of here) shown[tactic]!++
    for (const bucket of buckets) {
      holders[bucket]!++
      for (const tactic of here) {
        const place = bucket * tactics.length + tactic
        together.set(place, (together.get(place) ?? 0) + 1)
      }
    }
  }
  const rated: { place: number; ratio: number }[] = []
  for (let bucket = 0; bucket < holders.length; bucket++)
    for (let tactic = 0; holders[bucket]! > 1 && tactic < tactics.length; tactic++) {
      const place = bucket * tactics.length + tactic
      const counts = { both: together.get(place) ?? 0, one: holders[bucket]!, other: shown[tactic]!, all: rows.length }
      if (counts.both === 0 && counts.one * counts.other < rarelyMet * rows.length) continue
      const ratio = likelihoodRatio(counts)
      if (ratio > leastRatio) rated.push({ place, ratio })
    }
  const chosen = rated.toSorted((a, b) => b.ratio - a.ratio || a.place - b.place).slice(0, keep)
  return placesFor(Int32Array.from(chosen, ({ place }) => place).sort(), tactics.length)
}

/** How surely two things that `one` and `other` of `all` rows hold go together or apart (G², Dunning 1993). */
function likelihoodRatio({ both, one, other, all }: Record<'both' | 'one' | 'other' | 'all', number>): number {
  const part = (seen: number, expected: number) => (seen <= 0 ? 0 : seen * Math.log(seen / expected))
  return (
    2 *
    (part(both, (one * other) / all) +
      part(one - both, (one * (all - other)) / all) +
      part(other - both, (other * (all - one)) / all) +
      part(all - one - other + both, ((all - one) * (all - other)) / all))
  )
}

function placesFor(chosen: Int32Array, tacticCount: number): Places {
  const first = new Int32Array(2 ** bits + 1)
  for (const place of chosen) first[Math.floor(place / tacticCount) + 1]!++
  for (let bucket = 0; bucket < 2 ** bits; bucket++) first[bucket + 1]! += first[bucket]!
  const tactic = Uint8Array.from(chosen, (place) => place % tacticCount)
  return { first, tactic, weight: new Float32Array(chosen.length) }
}

/** Fills in the weights; gives the log-odds of each tactic where nothing is heard. */
function fit(rows: readonly Row[], places: Places, tacticCount: number): Float64Array {
  const bias = new Float64Array(tacticCount).fill(firstBias)
  const biasSteps = new Float64Array(tacticCount).fill(0.1)
  const steps = new Float32Array(places.weight.length).fill(0.1)
  const random = seeded(20261122)
  const order = [...rows]
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const row of order) {
      const slopes = slopesOf(row, places, bias)
      for (let tactic = 0; tactic < tacticCount; tactic++) {
        const slope = slopes[tactic]!
        biasSteps[tactic]! += slope * slope
        bias[tactic]! -= (rate * slope) / Math.sqrt(biasSteps[tactic]!)
      }
      learnFrom(row, slopes, places, steps)
    }
  }
  return bias
}

function slopesOf(row: Row, { first, tactic, weight }: Places, bias: Float64Array): Float64Array {
  const odds = bias.slice()
  for (let at = 0; at < row.buckets.length; at++) {
    const bucket = row.buckets[at]!
    const loudness = row.loudness[at]!
    for (let place = first[bucket]!; place < first[bucket + 1]!; place++)
      odds[tactic[place]!]! += weight[place]! * loudness
  }
  for (let number = 0; number < odds.length; number++) {
    const slope = weightOf(row, number) * (1 / (1 + Math.exp(-odds[number]!)) - Number(row.shown.has(number)))
    odds[number] = Math.abs(slope) > leastSlope ? slope : 0
  }
  return odds
}

function learnFrom(row: Row, slopes: Float64Array, { first, tactic, weight }: Places, steps: Float32Array): void {
  for (let at = 0; at < row.buckets.length; at++) {
    const bucket = row.buckets[at]!
    const loudness = row.loudness[at]!
    for (let place = first[bucket]!; place < first[bucket + 1]!; place++) {
      const slope = slopes[tactic[place]!]!
      if (slope === 0) continue
      const step = slope * loudness + ridge * weight[place]!
      steps[place]! += step * step
      weight[place]! -= (rate * step) / Math.sqrt(steps[place]!)
    }
  }
}

/** Packs weights into steps of a signed byte, as check/tactic-ear.ts unpacks them. */
function pack({ first, tactic, weight }: Places, bias: Float64Array, { tactics, from }: TacticTraining): TacticModel {
  const scale = weight.reduce((max, one) => Math.max(max, Math.abs(one)), 0) / 127 || 1
  const bytes: number[] = []
  let before = -1
  for (let bucket = 0; bucket < 2 ** bits; bucket++) {
    const entries: number[] = []
    for (let place = first[bucket]!; place < first[bucket + 1]!; place++) {
      const step = Math.round(weight[place]! / scale)
      if (step !== 0) entries.push(tactic[place]!, step & 0xff)
    }
    if (entries.length === 0) continue
    let distance = bucket - before
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80)
    bytes.push(distance, entries.length / 2, ...entries)
    before = bucket
  }
  const round = (value: number) => Number(value.toPrecision(6))
  const table = Buffer.from(bytes).toString('base64')
  return { bits, tactics, bias: [...bias].map(round), scale: round(scale), table, from }
}
