import {
  type Action,
  firstSoon,
  isNear,
  isTold,
  lastBefore,
  reach,
  restarts,
  restartsAnew,
  startsBefore,
} from './action.ts'
import type { Cues } from './cues.ts'
import type { Match } from './matcher.ts'
import type { Frame } from './reading.ts'
import { firstAfter, someMeet } from './stretch.ts'

/**
 * Decides what the words around an action make of it. Order of priority: advice, conditional, denied, refused,
 * requested, then what the voice suggests. "Asked me to" begins the scope anew.
 */
export function frameOf(action: Action, cues: Cues): Frame {
  return (
    (action.isHearsay ? null : ownRefusal(action, cues)) ??
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
  action.ownsNegation && someMeet(kept, { first: action.first - reach.refused, last: action.last })

function adviceFrame(action: Action, cues: Cues): Frame | null {
  if (action.isUnderAdvice && !action.ownsNegation) return 'advice'
  if (action.register === 'caller' && firstSoon(cues.rather, action, reach.after)) return null
  const advice = lastBefore(cues.advice, action, reach.advice)
  const isOrder = action.ownsNegation && advice !== null && advice.first === action.first
  if (advice && !isOrder && !isBroken(cues, advice, action) && !isOfCondition(cues, advice, action)) return 'advice'
  if (action.ownsNegation || action.kind !== 'directive') return null
  const prohibit = lastBefore(cues.prohibit, action, reach.prohibit)
  const isOwn = lastBefore(cues.refused, action, reach.refused) ?? lastBefore(cues.denied, action, reach.denied)
  if (!prohibit || isOwn || isOfAnyone(cues, prohibit, action)) return null
  return isBroken(cues, prohibit, action) ? null : 'advice'
}

/** A new thought begins within the cue or after it. */
const isBroken = (cues: Cues, cue: Match, action: Action): boolean =>
  restarts(cues, cue, action) || someMeet(cues.restart ?? [], cue)

/** "If anyone comes, don't give it them." */
function isOfAnyone(cues: Cues, prohibit: Match, action: Action): boolean {
  const anyone = lastBefore(cues['if-anyone'], action, reach.if)
  return anyone !== null && anyone.first < prohibit.first && !isNoCondition(cues, anyone, action)
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
  const isCall = action.register === 'caller' || action.register === 'unknown'
  const story = isCall ? null : lastBefore(cues.telling, action, reach.hearsay)
  const hearsay = lastBefore(cues.hearsay, action, reach.hearsay) ?? story
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
  if (action.register !== 'caller' && isUnwilling(action, cues)) return 'refused'
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
  if (action.ownsNegation) return defiedFrame(action, cues)
  const refused = lastBefore(cues.refused, action, reach.refused)
  if (!refused || restarts(cues, refused, action)) return null
  const isThreat = someMeet(cues.request ?? [], refused, (one) => one.first < refused.first && one.last >= refused.last)
  return isThreat ? null : 'refused'
}

/** After an order to keep quiet or stay on the line: "I rang off", "I never once hung up". */
function defiedFrame(action: Action, cues: Cues): Frame | null {
  if (firstSoon(cues.kept, action, reach.after)) return 'complied'
  return firstSoon(cues.defied, action, reach.after) ? 'refused' : null
}

/** "She wouldn't give it him": what is refused is the very deed, not an asking. */
function isUnwilling(action: Action, cues: Cues): boolean {
  const refused = action.ownsNegation ? null : lastBefore(cues.refused, action, 0)
  return refused !== null && refused.first < action.first && refused.last >= action.first
}

function voiceFrame(action: Action, cues: Cues): Frame {
  const { register } = action
  if (action.kind !== 'directive') return happeningFrame(action, cues)
  if (register !== 'warning' && register !== 'message' && isEveryday(action, cues)) return 'mention'
  if (register === 'account' && (isDone(action, cues) || isKept(action, cues))) return 'complied'
  if ((register === 'account' || register === 'warning') && isAsBidden(action, cues)) return 'complied'
  if (register === 'account' && isBid(action, cues)) return 'used'
  if (register === 'caller' && lastBefore(cues['third-party'], action, reach.request)) return 'mention'
  const request = lastBefore(cues.request, action, reach.request)
  const own = lastBefore(cues['own-accord'], action, reach.own)
  if (own && (!request || own.last >= request.last) && !isTold(cues, own)) return 'mention'
  const complied = lastBefore(cues.complied, action, reach.own)
  if (register === 'caller' && isOwnDeed(action, complied, request)) return 'mention'
  if (register === 'resident') return complied || isDoneAfter(action, cues) ? 'complied' : 'mention'
  const did = register === 'warning' ? (complied ?? lastBefore(cues['victim-did'], action, reach.own)) : complied
  if (request && !(did && register !== 'caller' && did.first > request.last)) return 'used'
  if (register === 'account' || register === 'unknown') return complied ? 'complied' : 'mention'
  if (register === 'warning') return did ? 'complied' : 'used'
  if (lastBefore(cues['past-question'], action, reach.own)) return 'mention'
  return complied && action.first - complied.last <= reach.deed ? 'mention' : 'used'
}

/** "I've just sent you it": what the caller did is no asking. */
const isOwnDeed = (action: Action, deed: Match | null, request: Match | null): boolean =>
  deed !== null && deed.first < action.first && deed.last >= action.first && !(request && request.first < deed.first)

/** What is said or happens is no asking; only what went on with somebody's help was gone along with. */
function happeningFrame(action: Action, cues: Cues): Frame {
  const { register, kind } = action
  if (register === 'resident')
    return kind === 'event' && (lastBefore(cues.complied, action, reach.own) || isDoneAfter(action, cues))
      ? 'complied'
      : 'mention'
  return kind === 'event' && register === 'account' && isAsBidden(action, cues) ? 'complied' : 'used'
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

/** "Like a fool", "as she had been told": said after the action, or before it with no asking between. */
function isAsBidden(action: Action, cues: Cues): boolean {
  if (firstSoon(cues.done, action, reach.after)) return true
  const before = lastBefore(cues.done, action, reach.after)
  const request = before && lastBefore(cues.request, action, reach.request)
  return before !== null && !(request && request.first > before.last && request.first < action.first)
}

/** "Thats gone through", "there you are": said of the action itself or close to it. */
const isDoneAfter = (action: Action, { done, shown }: Cues): boolean => isNear(action, done) || isNear(action, shown)

const isEveryday = (action: Action, { everyday = [] }: Cues): boolean =>
  someMeet(everyday, { first: action.first - reach.request, last: action.last + reach.request })

/** Done "like he told me to"; or an order in the words of whoever is told of: "he said … draw it out". */
function isBid(action: Action, { bidden = [], teller = [], 'own-telling': ownTelling = [] }: Cues): boolean {
  const after = bidden[firstAfter(bidden, action.last)]
  if (after && after.first - action.last <= reach.bidden) return true
  const before = teller[firstAfter(teller, action.first) - 1]
  if (before === undefined || before.last >= action.first) return false
  if (action.first - before.last > reach.told || !action.isBare()) return false
  return !someMeet(ownTelling, { first: before.first, last: action.first })
}
