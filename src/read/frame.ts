import type { Cues } from './cues.ts'
import type { Match } from './matcher.ts'
import type { Answer } from './neighbours.ts'
import type { Frame, Register } from './reading.ts'
import { firstAfter, someMeet } from './stretch.ts'

export interface Action {
  readonly first: number
  readonly last: number
  readonly register: Register
  readonly kind: 'directive' | 'claim' | 'event'
  readonly ownsNegation: boolean
  /** The sentence stands in a list under "… will never:". */
  readonly isUnderAdvice: boolean
  /** Stands after talk of others, and is of nobody who is here. */
  readonly isHearsay: boolean
  /** Begins with the bare form of a verb, as an order does. */
  readonly isBare: () => boolean
  readonly isQuestion: boolean
  /** What the sentence after a question says to it: "Stay on the line? I shan't." */
  readonly answer: Answer
}

const reach = {
  advice: 24,
  prohibit: 5,
  if: 24,
  hearsay: 24,
  denied: 10,
  refused: 6,
  request: 16,
  own: 8,
  told: 40,
  bidden: 12,
  deed: 3,
  after: 14,
} as const

/**
 * Decides what the words around an action make of it. Order of priority: advice, conditional, denied, refused,
 * requested, then what the voice suggests. "Asked me to" begins the scope anew.
 */
export function frameOf(action: Action, cues: Cues): Frame {
  return (
    ownRefusal(action, cues) ??
    adviceFrame(action, cues) ??
    hearsayFrame(action, cues) ??
    conditionalFrame(action, cues) ??
    negatedFrame(action, cues) ??
    voiceFrame(action, cues)
  )
}

/** "I am not giving you my PIN": what a resident will not do is neither advice nor a condition. */
function ownRefusal(action: Action, cues: Cues): Frame | null {
  if (action.answer !== null) return action.answer
  if (action.register === 'warning') return victimRefusal(action, cues)
  if (action.register !== 'resident') return null
  if (lastBefore(cues.refused, action, reach.refused)) return isKept(action, cues) ? 'complied' : 'refused'
  return firstSoon(cues['refused-after'], action, reach.after) ? 'refused' : null
}

/** "The pensioner would not give the caller her PIN", "was told to …, but rang her son instead". */
function victimRefusal(action: Action, cues: Cues): Frame | null {
  if (!action.ownsNegation && lastBefore(cues['victim-refused'], action, reach.deed)) return 'refused'
  return null
}

/** "I havent told anybody": the negation is what was bidden. */
const isKept = (action: Action, { kept = [] }: Cues): boolean =>
  action.ownsNegation && someMeet(kept, { first: action.first - 1, last: action.first })

function adviceFrame(action: Action, cues: Cues): Frame | null {
  if (action.isUnderAdvice && !action.ownsNegation) return 'advice'
  const advice = lastBefore(cues.advice, action, reach.advice)
  if (advice && !restarts(cues, advice, action) && !isOfCondition(cues, advice, action)) return 'advice'
  if (action.ownsNegation || action.kind !== 'directive') return null
  const prohibit = lastBefore(cues.prohibit, action, reach.prohibit)
  const isOwn = lastBefore(cues.refused, action, reach.refused) ?? lastBefore(cues.denied, action, reach.denied)
  if (!prohibit || isOwn || restarts(cues, prohibit, action)) return null
  return someMeet(cues.restart ?? [], prohibit) ? null : 'advice'
}

/** "If they say don't tell the bank": the negation is part of what may be asked. */
function isOfCondition(cues: Cues, advice: Match, action: Action): boolean {
  if (advice.last < action.first) return false
  return [cues['if-anyone'], cues.if].some((matches) => {
    const condition = lastBefore(matches, action, reach.if)
    return condition !== null && condition.first < advice.first && !isNoCondition(cues, condition, action)
  })
}

/** "Folk are being told to": a warning of others is in itself the whole matter, elsewhere it is talk about it. */
function hearsayFrame(action: Action, cues: Cues): Frame | null {
  if (action.isHearsay) return 'mention'
  if (action.register === 'warning') return null
  const hearsay = lastBefore(cues.hearsay, action, reach.hearsay)
  return hearsay && !restartsAnew(cues, hearsay, action) ? 'mention' : null
}

function conditionalFrame(action: Action, cues: Cues): Frame | null {
  if (action.register !== 'caller' && firstSoon(cues['denied-after'], action, reach.after)) return 'denied'
  if (action.isQuestion && action.register === 'warning') return 'conditional'
  const anyone = lastBefore(cues['if-anyone'], action, reach.if)
  if (anyone && !isNoCondition(cues, anyone, action)) return 'conditional'
  if (action.register === 'caller' || action.register === 'message') return null
  const condition = lastBefore(cues.if, action, reach.if)
  return condition && !startsBefore(cues, condition) && !isNoCondition(cues, condition, action) ? 'conditional' : null
}

/** "If they ask, say…", "to see if the notes are false", "if …, as criminals work in pairs". */
const isNoCondition = (cues: Cues, condition: Match, action: Action): boolean =>
  someMeet(cues['no-condition'] ?? [], { first: condition.first, last: Math.max(condition.first, action.first) })

function negatedFrame(action: Action, cues: Cues): Frame | null {
  const notAsked = lastBefore(cues['denied-asking'], action, reach.denied)
  if (notAsked && action.register !== 'caller' && !restartsAnew(cues, notAsked, action)) return 'denied'
  if (!action.ownsNegation) {
    const denied = lastBefore(cues.denied, action, reach.denied)
    if (denied && !restarts(cues, denied, action)) return 'denied'
  }
  if (action.register === 'caller' || action.register === 'message') return null
  if (firstSoon(cues['refused-after'], action, reach.after) && !isDone(action, cues)) return 'refused'
  if (action.register === 'warning' && firstSoon(cues.foiled, action, reach.after) && !isDone(action, cues))
    return 'refused'
  if (action.ownsNegation) return firstSoon(cues.defied, action, reach.after) ? 'refused' : null
  const refused = lastBefore(cues.refused, action, reach.refused)
  if (!refused || restarts(cues, refused, action)) return null
  const isThreat = someMeet(cues.request ?? [], refused, (one) => one.first < refused.first && one.last >= refused.last)
  return isThreat ? null : 'refused'
}

function voiceFrame(action: Action, cues: Cues): Frame {
  const { register } = action
  if (action.kind !== 'directive') return register === 'resident' ? 'mention' : 'used'
  if (register !== 'warning' && register !== 'message' && isEveryday(action, cues)) return 'mention'
  if (register === 'account' && (isDone(action, cues) || isKept(action, cues))) return 'complied'
  if (register === 'account' && firstSoon(cues.done, action, reach.after)) return 'complied'
  if (register === 'account' && isBid(action, cues)) return 'used'
  const request = lastBefore(cues.request, action, reach.request)
  const own = lastBefore(cues['own-accord'], action, reach.own)
  if (own && (!request || own.last >= request.last) && !isTold(cues, own)) return 'mention'
  const complied = lastBefore(cues.complied, action, reach.own)
  if (register === 'resident') return complied || isDoneAfter(action, cues) ? 'complied' : 'mention'
  const did = register === 'warning' ? (complied ?? lastBefore(cues['victim-did'], action, reach.own)) : complied
  if (request && !(did && register !== 'caller' && did.first > request.last)) return 'used'
  if (register === 'account' || register === 'unknown') return complied ? 'complied' : 'mention'
  if (register === 'warning') return did ? 'complied' : 'used'
  if (lastBefore(cues['past-question'], action, reach.own)) return 'mention'
  return complied && action.first - complied.last <= reach.deed ? 'mention' : 'used'
}

/** Somebody has done it, and no asking or own purpose stands between: "I gave him both my cards as he had told me". */
function isDone(action: Action, cues: Cues): boolean {
  const complied =
    lastBefore(cues.complied, action, reach.deed + 1) ??
    (action.register === 'warning' ? lastBefore(cues['victim-did'], action, reach.deed + 1) : null)
  if (!complied) return false
  const request = lastBefore(cues.request, action, reach.request)
  return !(request && isAhead(request, complied)) && !lastBefore(cues['own-accord'], action, reach.own)
}

/** "I let him": an asking within the deed itself is none. */
const isAhead = (request: Match, deed: Match): boolean =>
  request.first > deed.last || (request.first === deed.first && request.last >= deed.last)

/** "Thats gone through", "there you are": said of the action itself or close to it. */
const isDoneAfter = (action: Action, { done, shown }: Cues): boolean =>
  [done, shown].some((cue = []) =>
    someMeet(cue, { first: action.first - reach.after, last: action.last + reach.after }),
  )

const isEveryday = (action: Action, { everyday = [] }: Cues): boolean =>
  someMeet(everyday, { first: action.first - reach.request, last: action.last + reach.request })

/** No cue is longer than this many words. */
const longestCue = 24

/** The last cue that ends no later than the action and at most `words` before it begins. Cues stand in the order of the text. */
function lastBefore(matches: readonly Match[] | undefined, action: Action, words: number): Match | null {
  if (!matches) return null
  let found: Match | null = null
  for (let at = firstAfter(matches, action.last) - 1; at >= 0; at--) {
    const match = matches[at]!
    if (action.first - match.first > words + longestCue) break
    const isNear = match.last <= action.last && action.first - match.last <= words
    if (isNear && (!found || match.last > found.last)) found = match
  }
  return found
}

/** The first cue that begins at most `words` after the action ends. */
function firstSoon(matches: readonly Match[] | undefined, action: Action, words: number): Match | null {
  const next = matches?.[firstAfter(matches, action.last)]
  return next && next.first - action.last <= words ? next : null
}

/** A new thought stands between; the asking that the cue itself holds is none. */
function restartsAnew({ restart = [] }: Cues, cue: Match, action: Action): boolean {
  const next = restart[firstAfter(restart, cue.last)]
  return next !== undefined && next.first <= action.last
}

/** Somebody's asking stands between the cue and the action: the cue belongs to what came before. */
function restarts({ teller = [], restart = [] }: Cues, cue: Match, action: Action): boolean {
  return [teller, restart].some((matches) => {
    const next = matches[firstAfter(matches, cue.last)]
    return next !== undefined && next.first <= action.last
  })
}

/** "He said I had to": what sounds like somebody's own doing is what they were told. */
function isTold({ teller = [] }: Cues, own: Match): boolean {
  const before = teller[firstAfter(teller, own.first) - 1]
  return before !== undefined && before.last < own.first && own.first - before.last <= reach.told
}

/** Done "like he told me to"; or an order in the words of whoever is told of: "he said … draw it out". */
function isBid(action: Action, { bidden = [], teller = [], 'own-telling': ownTelling = [] }: Cues): boolean {
  const after = bidden[firstAfter(bidden, action.last)]
  if (after && after.first - action.last <= reach.bidden) return true
  const before = teller[firstAfter(teller, action.first) - 1]
  if (before === undefined || before.last >= action.first) return false
  if (action.first - before.last > reach.told || !action.isBare()) return false
  return !someMeet(ownTelling, { first: before.first, last: action.first })
}

/** Somebody's telling stands before the condition: "he said if I moved it". */
function startsBefore({ teller = [] }: Cues, condition: Match): boolean {
  for (let at = firstAfter(teller, condition.first) - 1; at >= 0; at--) {
    const { first, last } = teller[at]!
    if (condition.first - first > reach.if + longestCue) return false
    if (last < condition.first && condition.first - last < reach.if) return true
  }
  return false
}
