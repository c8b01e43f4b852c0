import type { Finding, Register } from '../read/reading.ts'
import type { Knowledge, Tactic } from '../values/knowledge.ts'
import { isDeed, matchScript, type ScriptMatch, type Signal, scoreOf, signalsOf } from './evidence.ts'
import type { Sounding } from './learned.ts'
import type { Verdict } from './verdict.ts'

/** What weighing needs to know besides the findings. */
export interface Scales {
  readonly tactics: ReadonlyMap<string, Tactic>
  readonly knowledge: Knowledge
  readonly registers: ReadonlySet<Register>
  /** Somebody is at the door: whoever says who he is has to be checked. */
  readonly isAtDoor: boolean
  /** Signs were ticked by the person: what is ticked is sure. */
  readonly isTicked?: boolean
}

/** Which rule decided; `sum` is the evidence added up, `second-voice` what was learned, `unread` that there was nothing to read. */
export type Rule = 'never-ask' | 'pair' | 'crime' | 'identity' | 'sum' | 'ask' | 'unread' | 'second-voice'

export interface Decision {
  readonly verdict: Verdict
  readonly rule: Rule
  /** The signals that the rule held for: an ask and what goes with it, both sides of a pair; none for a sum. */
  readonly by: readonly Signal[]
}

/** What a decision is made from. */
interface Evidence {
  readonly signals: readonly Signal[]
  readonly score: number
  /** The score from which this would be *careful* by the rules. */
  readonly needed: number
}

export interface Weighed extends Decision, Evidence {
  readonly script: ScriptMatch | null
  /** What the second voice made of it; null where the rules decided. */
  readonly sounding: Sounding | null
}

/** Log-odds from which a contact is *careful*, and *stop*. Set on our own cases and the development halves. */
export const carefulFrom = 1.6
export const stopFrom = 3.8
/**
 * What was not ticked, not seen at the door and not plainly asked is *careful* by the rules alone only from here on;
 * between the two, the second voice has to hear it too: of genuine bank calls that fell between, it heard none.
 */
export const aloneFrom = 3
/** A never-ask alone is enough where it was plainly asked; where the voice is unknown, something else must go with it. */
const companionFrom = 0.5
/** A trick is played within some minutes of talk: characters within which evidence is added up. */
export const windowLength = 2400

/**
 * What is a crime together. "Police officers or bank staff would never ask for people's bank details" (Hertfordshire,
 * February 2021); real callers show who they are and wait, nobody honest sells work at the door for cash now, and one who
 * keeps you busy while another is about is no guest (Staffordshire, February 2021).
 */
export const pairs: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['claims_police', 'claims_official', 'callback_on_official_number'],
    ['ask_bank_details', 'asks_about_cash_at_home', 'transfer_money'],
  ],
  [
    ['claims_bank', 'account_fraud_story', 'card_used_story', 'undercover_investigation', 'refund_story'],
    ['ask_bank_details'],
  ],
  [
    ['claims_police', 'claims_official', 'claims_company', 'needs_to_check_property'],
    ['no_identification', 'pressure_at_door'],
  ],
  [
    ['claims_police', 'claims_official', 'claims_bank'],
    ['counterfeit_notes', 'fingerprint_notes', 'reads_serial_numbers'],
  ],
  [
    ['counterfeit_notes', 'fingerprint_notes', 'undercover_investigation', 'corrupt_bank_staff'],
    ['asks_about_cash_at_home', 'ask_bank_details', 'transfer_money', 'withdraw_cash', 'hand_over_cash', 'taxi_sent'],
  ],
  [
    [
      'arrest_story',
      'bail_story',
      'relative_in_custody_story',
      'threat_of_arrest',
      'tax_debt_story',
      'ni_number_story',
    ],
    ['transfer_money', 'upfront_payment', 'ask_bank_details', 'taxi_sent', 'keep_secret'],
  ],
  [['bail_story'], ['claims_police', 'claims_family', 'asks_about_cash_at_home']],
  [['broken_phone_story'], ['transfer_money', 'urgent_bill_story', 'upfront_payment', 'buy_vouchers']],
  [
    ['tech_problem_story', 'subscription_story', 'refund_story'],
    ['remote_access', 'ask_bank_details', 'transfer_money', 'upfront_payment'],
  ],
  [
    ['threat_of_disconnection', 'switchover_story', 'fine_threat', 'threat_of_court'],
    ['upfront_payment', 'ask_bank_details', 'transfer_money'],
  ],
  [['parcel_fee_link'], ['phishing_link']],
  [['found_card_story'], ['ask_pin', 'ask_bank_details', 'hand_over_card']],
  [
    ['arrears_story', 'immigration_story', 'vehicle_tax_story', 'vaccine_story'],
    ['ask_bank_details', 'transfer_money', 'upfront_payment', 'buy_vouchers'],
  ],
  [['fake_help_offer'], ['ask_pin', 'hand_over_card', 'hand_over_cash']],
  [
    ['health_visitor_ruse', 'meter_ruse', 'note_for_neighbour_ruse'],
    ['no_identification', 'fake_id_shown', 'pressure_at_door', 'works_in_pairs', 'distraction_call'],
  ],
  [['drink_of_water_ruse'], ['use_bathroom_ruse', 'use_phone_ruse']],
  [
    ['drink_of_water_ruse', 'use_bathroom_ruse', 'use_phone_ruse'],
    ['works_in_pairs', 'distraction_call', 'enters_unlocked_door'],
  ],
  [['needs_to_check_property', 'meter_ruse', 'use_bathroom_ruse', 'drink_of_water_ruse'], ['distraction_call']],
  [
    ['cold_call_repairs', 'spots_property_problem'],
    ['upfront_payment', 'overcharges', 'pressure_at_door', 'stages_fake_damage'],
  ],
  [['unfinished_work', 'overcharges'], ['upfront_payment']],
]

/** Not signs of a crime but the crime itself, seen or told. */
export const crimes: ReadonlySet<string> = new Set([
  'distracts_while_accomplice_steals',
  'card_swap',
  'cashpoint_watching',
  'takes_victim_to_bank',
])

/** Done at all, these were done at a criminal's bidding: nobody keys a PIN into a telephone of their own accord. */
const tellAlone: ReadonlySet<string> = new Set([
  'transfer_to_safe_account',
  'pin_on_keypad',
  'courier_collects',
  'leaves_cash_outside',
])

/** Nobody has a hand in these but at a criminal's bidding: an ask told beside one was asked. */
const plots: ReadonlySet<string> = new Set([
  'undercover_investigation',
  'corrupt_bank_staff',
  'counterfeit_notes',
  'fingerprint_notes',
  'line_held_open',
  'callback_on_official_number',
  'second_caller_confirms',
  'cover_story_for_bank',
  'keep_secret',
  'bail_story',
  'threat_of_arrest',
  'ni_number_story',
  'account_fraud_story',
  'stays_on_phone',
])

/** What people do of their own accord too, in sight of a police officer or after the bank has rung. */
const everyday: ReadonlySet<string> = new Set(['hand_over_cash', 'hand_over_card'])

/** Every tactic that a rule here names: a name that data/tactics does not have would be a rule that never holds. */
export const ruleTactics: ReadonlySet<string> = new Set([
  ...pairs.flat(2),
  ...crimes,
  ...tellAlone,
  ...plots,
  ...everyday,
])

const rank: Readonly<Record<Verdict, number>> = { unknown: -1, 'nothing-found': 0, careful: 1, stop: 2 }

/** Weighs the evidence of the strongest stretch of a contact: an hour of small talk does not add up to a crime. */
export function weigh(findings: readonly Finding[], scales: Scales): Weighed {
  const ordered = findings.toSorted((a, b) => a.start - b.start)
  let best = weighWindow([], scales)
  let end = 0
  for (const [at, first] of ordered.entries()) {
    const before = end
    while (end < ordered.length && ordered[end]!.end - first.start <= windowLength) end++
    if (end === before) continue
    const weighed = weighWindow(ordered.slice(at, end), scales)
    if (isStronger(weighed, best)) best = weighed
  }
  return best
}

function isStronger(one: Weighed, other: Weighed): boolean {
  return rank[one.verdict] > rank[other.verdict] || (one.verdict === other.verdict && one.score > other.score)
}

function weighWindow(findings: readonly Finding[], scales: Scales): Weighed {
  const signals = signalsOf(findings, scales.tactics, biddenBy(findings, scales))
  const script = matchScript(signals, scales.knowledge)
  const score = scoreOf(signals, script)
  const evidence = { signals, score, needed: neededFor(signals, scales) }
  return { ...decide(evidence, scales), ...evidence, script, sounding: null }
}

function neededFor(signals: readonly Signal[], { registers, isAtDoor, isTicked = false }: Scales): number {
  const isAsked = signals.some(({ tactic, strength }) => tactic.group === 'ask' && strength === 1)
  return isAtDoor || isTicked || (isAsked && !registers.has('unknown')) ? carefulFrom : aloneFrom
}

/** Who tells of a plot and of the very thing that plots are for tells what they were bidden, however it is worded. */
function biddenBy(findings: readonly Finding[], { registers, tactics, isAtDoor }: Scales): (tactic: Tactic) => boolean {
  if (!registers.has('account')) return ({ id }) => isAtDoor && crimes.has(id)
  const used = findings.filter(({ frame }) => frame === 'used')
  if (used.some(({ tactic }) => plots.has(tactic))) return ({ neverAsk }) => neverAsk
  const isNamed = used.some(({ tactic }) => tactics.get(tactic)!.group === 'identity')
  return ({ id, neverAsk }) => isNamed && neverAsk && !everyday.has(id)
}

/** The signals that show each side of a pair; null where one was not plainly seen. Who tells of both tells of what was done. */
function sidesOf(pair: (typeof pairs)[number], signals: readonly Signal[], isTold: boolean): Signal[] | null {
  const isSeen = ({ strength }: Signal) => strength === 1 || (isTold && strength > 0)
  const sides = pair.map((ids) => signals.find((signal) => isSeen(signal) && ids.includes(signal.tactic.id)))
  return sides.every((side) => side !== undefined) ? sides : null
}

const decided = (verdict: Verdict, rule: Rule, by: readonly Signal[] = []): Decision => ({ verdict, rule, by })

/** Never-ask rules, pair rules, then the sum of the evidence. An identity alone is never more than a note, but at the door. */
function decide({ signals, score, needed }: Evidence, { registers, isAtDoor }: Scales): Decision {
  const asks = signals.filter((signal) => signal.tactic.neverAsk)
  const isVoiceKnown = !registers.has('unknown')
  const isPlain = ({ tactic, strength }: Signal) => strength === 1 || tellAlone.has(tactic.id)
  for (const ask of asks) {
    if (isVoiceKnown && isPlain(ask)) return decided('stop', 'never-ask', [ask])
    const other = signals.find((one) => one !== ask && one.tactic.weight * one.strength >= companionFrom)
    if (other) return decided('stop', 'never-ask', [ask, other])
  }
  for (const pair of isVoiceKnown ? pairs : []) {
    const sides = sidesOf(pair, signals, registers.has('account'))
    if (sides) return decided('stop', 'pair', sides)
  }
  const crime = signals.find((one) => isVoiceKnown && (isAtDoor || one.strength === 1) && crimes.has(one.tactic.id))
  if (crime) return decided('stop', 'crime', [crime])
  const deeds = signals.filter(({ tactic }) => isDeed(tactic))
  if (signals.length > 0 && deeds.length === 0)
    return decided(isAtDoor ? 'careful' : 'nothing-found', 'identity', signals)
  const groups = new Set(signals.map((signal) => signal.tactic.group))
  if (score >= stopFrom && groups.size >= 2 && deeds.length >= 2) return decided('stop', 'sum')
  if (asks.length > 0 && score < needed && isVoiceKnown) return decided('careful', 'ask', asks)
  return decided(score >= needed ? 'careful' : 'nothing-found', 'sum')
}
