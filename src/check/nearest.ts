import type { Examples } from '../values/knowledge.ts'
import { hearWords } from './heard-words.ts'

/** A sentence of ours that is most like a text, and the tactic it was written for. */
export interface Nearest {
  readonly tactic: string
  readonly text: string
  /** Cosine of the two, 0 to 1. */
  readonly likeness: number
}

interface Known {
  readonly tactic: string
  readonly text: string
  readonly weights: ReadonlyMap<string, number>
}

/** Finds the nearest example by words, rare ones weighing more (tf-idf, Salton and Buckley 1988). Null where none shares a word. */
export function openNearest(examples: Readonly<Record<string, Examples>>): (text: string) => Nearest | null {
  const sentences = Object.entries(examples).flatMap(([tactic, { call, account }]) =>
    [...call, ...account].map((text) => ({ tactic, text, forms: formsOf(text) })),
  )
  const holders = new Map<string, number>()
  for (const { forms } of sentences) for (const form of forms) holders.set(form, (holders.get(form) ?? 0) + 1)
  const weigh = (forms: ReadonlySet<string>) =>
    unit(new Map([...forms].map((form) => [form, Math.log((sentences.length + 1) / (holders.get(form) ?? 1))])))
  const known = sentences.map(({ tactic, text, forms }): Known => ({ tactic, text, weights: weigh(forms) }))
  return (text) => {
    const weights = weigh(formsOf(text))
    let best: Nearest | null = null
    for (const one of known) {
      let likeness = 0
      for (const [form, weight] of one.weights) likeness += weight * (weights.get(form) ?? 0)
      if (likeness > (best?.likeness ?? 0)) best = { tactic: one.tactic, text: one.text, likeness }
    }
    return best && { ...best, likeness: Number(best.likeness.toFixed(3)) }
  }
}

const formsOf = (text: string): ReadonlySet<string> => new Set(hearWords(text).map(({ form }) => form))

/** Scaled to length 1. */
function unit(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const length = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([form, weight]) => [form, weight / length]))
}
