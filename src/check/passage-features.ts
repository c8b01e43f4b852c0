import type { Finding } from '../read/reading.ts'
import type { Channel } from '../values/contact.ts'
import { isCounted } from './evidence.ts'
import { hash } from './heard-words.ts'
import type { Passage } from './passages.ts'

/** What is heard in a passage, or around it: hashed into 32 bits, and how loud. */
export type Features = ReadonlyMap<number, number>

/** A contact cut into passages, and what the patterns found in it. Offsets into the text of all turns. */
export interface HeardContact {
  readonly channel: Channel
  readonly passages: readonly Passage[]
  readonly findings: readonly Finding[]
}

/** Words of the passage itself weigh most; those beside it and in the whole contact a third of that. */
const own = 3
const around = 1
const pattern = { tactic: 1, frame: 0.5, elsewhere: 0.7 } as const

/** Of the whole contact: its words, its channel and what patterns found anywhere. The same for all its passages. */
export function contactFeatures({ channel, passages, findings }: HeardContact): Features {
  const features = new Map<number, number>()
  add(features, `channel ${channel}`, 1)
  spread(features, 'd ', new Set(passages.flatMap(formsOf)), around)
  const counted = findings.filter(({ frame }) => isCounted(frame))
  for (const tactic of new Set(counted.map((one) => one.tactic))) add(features, `all ${tactic}`, pattern.elsewhere)
  return features
}

/** Of one passage: its words and pairs, the words beside it, and what patterns found in it. */
export function passageFeatures({ passages, findings }: HeardContact, at: number): Features {
  const features = new Map<number, number>()
  const { start, end, isResident, words } = passages[at]!
  const side = isResident ? 'r ' : 'w '
  const loud = own / Math.sqrt(2 * words.length + 1)
  for (const form of new Set(ownKeys(words.map(({ form }) => form)))) add(features, side + form, loud)
  for (const [step, mark] of [
    [-1, '< '],
    [1, '> '],
  ] as const)
    spread(features, mark, new Set(formsOf(passages[at + step])), around)
  const found = findings.filter((one) => one.start < end && one.end > start)
  for (const tactic of new Set(found.map((one) => one.tactic))) add(features, `here ${tactic}`, pattern.tactic)
  for (const key of new Set(found.map(({ tactic, frame }) => `as ${tactic} ${frame}`)))
    add(features, key, pattern.frame)
  return features
}

/** The features that some words of a passage make by themselves, for saying which weighed most. */
export function wordFeatures({ isResident }: Passage, forms: readonly string[]): number[] {
  const side = isResident ? 'r ' : 'w '
  return ownKeys(forms).map((key) => hash(side + key))
}

const formsOf = (passage: Passage | undefined): string[] => passage?.words.map(({ form }) => form) ?? []

/** Words and pairs of neighbours. */
const ownKeys = (forms: readonly string[]): string[] => [
  ...forms,
  ...forms.slice(1).map((form, at) => `${forms[at]} ${form}`),
]

function spread(features: Map<number, number>, mark: string, forms: ReadonlySet<string>, loudness: number): void {
  for (const form of forms) add(features, mark + form, loudness / Math.sqrt(forms.size + 1))
}

function add(features: Map<number, number>, key: string, loudness: number): void {
  const place = hash(key)
  features.set(place, (features.get(place) ?? 0) + loudness)
}
