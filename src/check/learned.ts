import type { LearnedKind, LearnedModel } from '../values/learned.ts'
import { type Feature, featuresOf, type HeardWord, stretchesOf } from './heard-words.ts'

/** The run of stretches that sounds most like a trick: its log-odds, and the words that weigh most. */
export interface Run {
  readonly kind: LearnedKind
  readonly score: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly words: readonly string[]
  /** Words of the whole text. */
  readonly of: number
}

/** A run that is enough for *careful*, and the threshold that it reached. */
export interface Sounding extends Run {
  readonly from: number
}

/** A part of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An opened model. Pure; holds no text. */
export interface Listener {
  readonly kind: LearnedKind
  /** The strongest run of a text; null of too few words. With `near`, of those that touch one of it, and half as many words do. */
  hear(text: string, near?: readonly Span[]): Run | null
  /** The run where it is enough; a sign that the rules saw and that is not enough by itself lowers what it needs. */
  judge(run: Run, hasSign: boolean): Sounding | null
}

const shownWords = 5
/** Words of fewer letters tell a reader nothing. */
const shortestShown = 4
/** Added to the number of stretches that a run is divided by: one short stretch says less than many. */
const doubt = 0.5
/** Beyond so many words, a model may need more with the logarithm of the length: the longer the talk, the surer a false alarm. */
const shortTalk = 240

interface Stretch {
  readonly score: number
  readonly words: readonly HeardWord[]
  readonly features: readonly Feature[]
}

/** Opens a model. Throws RangeError if its table is damaged. */
export function openListener(kind: LearnedKind, model: LearnedModel): Listener {
  const weights = unpackTable(model)
  const weigh = (words: readonly HeardWord[]): Stretch => {
    const features = featuresOf(words, model.bits, model.hearing.letters)
    const sum = features.reduce((total, { bucket }) => total + weights[bucket]!, 0)
    return { words, features, score: model.bias + sum / Math.sqrt(features.length) }
  }
  return {
    kind,
    hear(text, near) {
      const { stretches, count } = stretchesOf(text, model.hearing, near !== undefined)
      const run = strongestRun(stretches.map(weigh), model.hearing.run, near)
      if (!run) return null
      const { score, heard } = run
      const { start, end } = spanOf(heard)
      const words = tellingWords(heard, weights, text)
      return { kind, score, start, end, text: text.slice(start, end), words, of: count }
    },
    judge(run, hasSign) {
      const { from, fromWithSign, patience = 0 } = model
      const needed = (hasSign ? fromWithSign : from) + patience * Math.log(Math.max(1, run.of / shortTalk))
      return run.score >= needed ? { ...run, from: needed } : null
    },
  }
}

/** The run of at most `longest` neighbouring stretches whose mean is highest. */
function strongestRun(
  stretches: readonly Stretch[],
  longest: number,
  near?: readonly Span[],
): { score: number; heard: readonly Stretch[] } | null {
  const length = Math.min(longest, stretches.length)
  let best: { score: number; heard: readonly Stretch[] } | null = null
  let sum = 0
  for (const [at, { score }] of stretches.entries()) {
    sum += score
    if (at >= length) sum -= stretches[at - length]!.score
    const mean = sum / (length + doubt)
    if (at < length - 1 || (best && mean <= best.score)) continue
    const heard = stretches.slice(at - length + 1, at + 1)
    if (!near || near.some((span) => doTouch(span, spanOf(heard)))) best = { score: mean, heard }
  }
  return best
}

const spanOf = (heard: readonly Stretch[]): Span => ({
  start: heard[0]!.words[0]!.start,
  end: heard.at(-1)!.words.at(-1)!.end,
})

const doTouch = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end

/** The words that weigh most, in the order of the text. */
function tellingWords(stretches: readonly Stretch[], weights: Float32Array, text: string): string[] {
  const features = stretches.flatMap(({ words, features: some }) =>
    some.map(({ bucket, first, last }) => ({
      weight: weights[bucket]!,
      start: words[first]!.start,
      end: words[last]!.end,
    })),
  )
  const shown: typeof features = []
  for (const one of features.toSorted((a, b) => b.weight - a.weight)) {
    if (shown.length === shownWords || one.weight <= 0) break
    if (one.end - one.start < shortestShown) continue
    if (!shown.some((other) => one.start < other.end && other.start < one.end)) shown.push(one)
  }
  return [...new Set(shown.toSorted((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)))]
}

function unpackTable({ table, bits, scale }: LearnedModel): Float32Array {
  const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0))
  const weights = new Float32Array(2 ** bits)
  let bucket = -1
  for (let at = 0; at < bytes.length; ) {
    let distance = 0
    for (let shift = 0, byte = 0x80; byte >= 0x80 && at < bytes.length; shift += 7) {
      byte = bytes[at++]!
      distance |= (byte & 0x7f) << shift
    }
    bucket += distance
    if (!(bucket < weights.length) || at >= bytes.length)
      throw new RangeError('the learned model is damaged; run: doorchain learn')
    weights[bucket] = ((bytes[at++]! << 24) >> 24) * scale
  }
  return weights
}
