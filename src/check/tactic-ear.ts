import type { TacticModel } from '../values/learned.ts'
import { contactFeatures, type Features, type HeardContact, passageFeatures, wordFeatures } from './passage-features.ts'
import type { Passage } from './passages.ts'

/** A tactic that a passage sounds like. */
export interface HeardTactic {
  readonly tactic: string
  /** The chance that the model gives it, 0 to 1. */
  readonly chance: number
  readonly passage: Passage
}

/** An opened model. Pure; holds no text. */
export interface TacticEar {
  /** What a contact sounds like: each tactic once, where it is heard best, in the order of the text. */
  hear(contact: HeardContact): HeardTactic[]
  /** The words of a passage that weigh most for a tactic, in the order of the text. */
  tellingWords(heard: HeardTactic, text: string): string[]
}

const shownWords = 5
/** Words of fewer letters tell a reader nothing. */
const shortestShown = 4

/** Opens a model. Throws RangeError if its table is damaged. */
export function openTacticEar(model: TacticModel): TacticEar {
  const weights = openWeights(model)
  const { tactics, bias, from } = model
  const least = Math.log(from / (1 - from))
  return {
    hear(contact) {
      const ground = Float64Array.from(bias)
      weights.add(contactFeatures(contact), ground)
      const best: (HeardTactic | null)[] = tactics.map(() => null)
      for (const [at, passage] of contact.passages.entries()) {
        const odds = ground.slice()
        weights.add(passageFeatures(contact, at), odds)
        for (let number = 0; number < odds.length; number++) {
          if (odds[number]! < least) continue
          const chance = 1 / (1 + Math.exp(-odds[number]!))
          if (chance > (best[number]?.chance ?? 0)) best[number] = { tactic: tactics[number]!, chance, passage }
        }
      }
      return best.filter((one) => one !== null).toSorted((a, b) => a.passage.start - b.passage.start)
    },
    tellingWords({ tactic, passage }, text) {
      const number = tactics.indexOf(tactic)
      const weighed = passage.words.map(({ form, start, end }) => {
        const weight = wordFeatures(passage, [form]).reduce((sum, place) => sum + weights.of(place, number), 0)
        return { weight, start, word: text.slice(start, end) }
      })
      const most = weighed
        .filter(({ weight, word }) => weight > 0 && word.length >= shortestShown)
        .toSorted((a, b) => b.weight - a.weight)
      const shown = most.slice(0, shownWords).toSorted((a, b) => a.start - b.start)
      return [...new Set(shown.map(({ word }) => word))]
    },
  }
}

interface Weights {
  add(features: Features, odds: Float64Array): void
  of(place: number, tactic: number): number
}

/** The table of a model: for each bucket that has weights, the tactics they are for. */
function openWeights({ bits, table, scale, tactics }: TacticModel): Weights {
  const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0))
  const first = new Map<number, number>()
  for (let at = 0, bucket = -1; at < bytes.length; at += 1 + 2 * bytes[at]!) {
    let distance = 0
    for (let shift = 0, byte = 0x80; byte >= 0x80 && at < bytes.length; shift += 7) {
      byte = bytes[at++]!
      distance |= (byte & 0x7f) << shift
    }
    bucket += distance
    const last = at + 2 * (bytes[at] ?? bytes.length)
    if (distance < 1 || !(bucket < 2 ** bits) || last >= bytes.length)
      throw new RangeError('the learned model is damaged; run: doorchain learn')
    first.set(bucket, at)
  }
  const entriesAt = (place: number) => first.get(place >>> (32 - bits)) ?? -1
  const weightAt = (entry: number) => ((bytes[entry + 1]! << 24) >> 24) * scale
  return {
    add(features, odds) {
      for (const [place, loudness] of features) {
        const at = entriesAt(place)
        if (at < 0) continue
        for (let entry = at + 1; entry <= at + 2 * bytes[at]!; entry += 2)
          if (bytes[entry]! < tactics.length) odds[bytes[entry]!]! += weightAt(entry) * loudness
      }
    },
    of(place, tactic) {
      const at = entriesAt(place)
      for (let entry = at + 1; at >= 0 && entry <= at + 2 * bytes[at]!; entry += 2)
        if (bytes[entry] === tactic) return weightAt(entry)
      return 0
    },
  }
}
