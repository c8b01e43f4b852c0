import { signatureLength } from '../../values/minhash.ts'
import type { Reason } from '../../values/series.ts'
import { type Alias, inFull, sameName, surnameKey } from './alias.ts'
import type { Apart, Ground } from './ground.ts'
import { mostOfKey, sharedKeys } from './keys.ts'
import type { Report } from './report.ts'
import { leastProbability, longestDays, manner, near, weights } from './weights.ts'

/** Independent kinds of evidence. `key` is an exact rare one; a number only shown can be forged and is no key. */
export type Kind = 'key' | 'number' | 'name' | 'manner' | 'near'

export interface Score {
  readonly probability: number
  readonly kinds: readonly Kind[]
  readonly reasons: readonly Reason[]
}

/** How common things are among the reports compared. */
export interface Tally {
  /** Reports with a key; a flood counts once. */
  count(key: string): number
  /** How much a tactic tells, 0 to 1. */
  rarity(tactic: string): number
}

type Pair = readonly [a: Report, b: Report]

/** Whether two reports are of one series, with every reason. Pure. */
export function scorePair([a, b]: Pair, ground: Ground, tally: Tally): Score {
  const apart = ground.apart(a, b)
  const days = Math.abs(a.day - b.day)
  const reasons: Reason[] = []
  const kinds = new Set<Kind>()
  addKeys([a, b], { tally, days, reasons, kinds })
  addName([a, b], { tally, reasons, kinds })
  addManner([a, b], { tally, reasons, kinds })
  addPlaceAndTime(apart, days, reasons)
  if (isNear(apart, days)) kinds.add('near')
  const sum = reasons.reduce<number>((total, { weight }) => total + weight, weights.base)
  return { probability: 1 / (1 + Math.exp(-sum)), kinds: [...kinds], reasons }
}

/** A link needs a rare exact key, or two kinds of evidence that do not hang together; and it must be probable. */
export function isLink(score: Score): boolean {
  if (score.kinds.includes('key')) return score.probability >= leastProbability.key
  return score.kinds.length >= 2 && score.probability >= leastProbability[isWeak(score) ? 'weak' : 'other']
}

/** Only a link by an exact rare key joins two series by itself: a display can be forged, a name can be chance. */
export const isFirm = ({ kinds }: Score): boolean => kinds.includes('key')

/** By manner and nearness alone. */
const isWeak = ({ kinds }: Score): boolean => !kinds.some((kind) => /^(?:key|number|name)$/.test(kind))

interface Gathering {
  readonly tally: Tally
  readonly reasons: Reason[]
  readonly kinds: Set<Kind>
}

const sayings = {
  spoken: 'the same number was spoken',
  shown: 'the same number was shown',
  crossed: 'a number shown in one was spoken in the other',
  account: 'the same account',
  url: 'the same web address',
}

function addKeys([a, b]: Pair, { tally, reasons, kinds, days }: Gathering & { days: number }): void {
  for (const key of sharedKeys(a, b)) {
    if (tally.count(key) > mostOfKey) continue
    const value = key.slice(2)
    const how = howShared(key, [a, b])
    const what = how === 'crossed' ? 'shown' : how
    if (days <= longestDays) kinds.add(what === 'shown' ? 'number' : 'key')
    reasons.push({ what, weight: weights[what] * rarityOf(tally.count(key)), words: `${sayings[how]}: ${value}` })
  }
}

function howShared(key: string, [a, b]: Pair): keyof typeof sayings {
  if (key[0] === 'a') return 'account'
  if (key[0] === 'u') return 'url'
  const number = key.slice(2)
  const spoken = Number(a.spoken.includes(number)) + Number(b.spoken.includes(number))
  return spoken === 2 ? 'spoken' : spoken === 1 ? 'crossed' : 'shown'
}

/** 1 for what two share, falling to a half where it is common. */
const rarityOf = (count: number) => 1 - 0.5 * Math.min(1, Math.log(Math.max(2, count) / 2) / Math.log(mostOfKey / 2))

function addName([a, b]: Pair, { tally, reasons, kinds }: Gathering): void {
  let best: { sure: number; alias: Alias } | null = null
  for (const alias of a.aliases)
    for (const other of b.aliases) {
      const alike = sameName(alias, other)
      if (alike === 0) continue
      const count = tally.count(`n:${surnameKey(alias)}`)
      const sure = count > mostOfKey ? 0 : alike * rarityOf(count)
      if (sure > (best?.sure ?? 0)) best = { sure, alias }
    }
  if (!best) return
  kinds.add('name')
  reasons.push({ what: 'name', weight: weights.name * best.sure, words: `the same false name: ${inFull(best.alias)}` })
}

function addManner([a, b]: Pair, { tally, reasons, kinds }: Gathering): void {
  for (const what of ['script', 'organisation', 'method'] as const) {
    if (a[what] === null || b[what] === null) continue
    const isSame = a[what] === b[what]
    const words = isSame ? `the same ${what}: ${a[what]}` : `another ${what}: ${a[what]} and ${b[what]}`
    reasons.push({ what, weight: weights[what][isSame ? 'same' : 'other'], words })
  }
  const tactics = tacticsShared([a, b], tally)
  if (tactics !== null) {
    const beyond = tactics.share - weights.tacticsUsual
    if (beyond >= manner.tactics) kinds.add('manner')
    const words = `${tactics.names.length} tactics in common${tactics.names.length ? `: ${tactics.names.join(', ')}` : ''}`
    reasons.push({ what: 'tactics', weight: weights.tactics * beyond, words })
  }
  const text = textLikeness(a, b)
  if (text < 0.05) return
  if (text >= manner.text) kinds.add('manner')
  reasons.push({
    what: 'text',
    weight: weights.text * text,
    words: `${Math.round(text * 100)} % of the wording in common`,
  })
}

/** Share of the tactics in common, weighted by rarity; null where one has none. */
function tacticsShared([a, b]: Pair, tally: Tally): { share: number; names: string[] } | null {
  if (a.tactics.length === 0 || b.tactics.length === 0) return null
  const names = a.tactics.filter((one) => b.tactics.includes(one))
  const weigh = (all: readonly string[]) => all.reduce((sum, one) => sum + tally.rarity(one), 0)
  const both = weigh(names)
  return { share: both / (weigh(a.tactics) + weigh(b.tactics) - both), names }
}

/** Estimated share of runs of words in common (Jaccard), 0 to 1. */
export function textLikeness({ signature: a }: Report, { signature: b }: Report): number {
  if (a === null || b === null) return 0
  let same = 0
  for (let at = 0; at < signatureLength; at++) if (a[at] === b[at]) same++
  return same / signatureLength
}

function addPlaceAndTime({ steps, km }: Apart, days: number, reasons: Reason[]): void {
  const time = weights.days.find(([most]) => days <= most)?.[1] ?? weights.long
  const close = km !== null && km <= near.km && steps > 1
  const districts =
    steps === 0
      ? 'the same district'
      : steps === 3
        ? 'districts far apart'
        : `${inWords(steps)} district${steps > 1 ? 's' : ''} apart`
  const where = km === null ? districts : `${districts}, ${Math.round(km)} km`
  reasons.push({ what: 'place', weight: close ? weights.steps[1] : weights.steps[steps], words: where })
  reasons.push({
    what: 'time',
    weight: time,
    words: days === 0 ? 'the same day' : `${inWords(days)} day${days > 1 ? 's' : ''} apart`,
  })
}

const isNear = ({ steps, km }: Apart, days: number) =>
  days <= near.days && (steps <= near.steps || (km !== null && km <= near.km))

const small = 'no one two three four five six seven eight nine'.split(' ')
const inWords = (count: number) => small[count] ?? String(count)
