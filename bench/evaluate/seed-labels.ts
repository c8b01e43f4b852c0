import { openChecker } from '../../src/check/check.ts'
import type { Gazetteer } from '../../src/read/facts/gazetteer.ts'
import type { Reader } from '../../src/read/read.ts'
import { readWarning } from '../../src/read/warning.ts'
import { type SeedText, seedTexts } from './seeds.ts'

/** Labels that must be read from a seed, and others that may be: a matter of how one reads it. */
interface Labels {
  readonly must: readonly string[]
  readonly may: readonly string[]
}
interface Expected {
  readonly file: RegExp
  readonly tactics: Labels
  readonly advice: Labels
}

const words = (list: string) => list.trim().split(/\s+/)
const labels = (must: string, may: string): Labels => ({ must: words(must), may: words(may) })

const expected: readonly Expected[] = [
  {
    file: /^000/,
    tactics: labels(
      'claims_official works_in_pairs',
      'cold_call_repairs pressure_at_door distracts_while_accomplice_steals no_identification needs_to_check_property fake_id_shown',
    ),
    advice: labels(
      `ask_for_id dont_let_strangers_in lock_back_door expecting_anyone dont_be_pressured verify_with_trusted_number
      use_door_chain no_to_cold_callers cold_caller_signs secure_home hide_valuables call_101 call_999_if_in_progress
      report_online_to_force`,
      'lock_doors call_police take_time be_sceptical ask_caller_to_return refuse_requests',
    ),
  },
  {
    file: /^001/,
    tactics: labels(
      `claims_police account_fraud_story withdraw_cash courier_collects callback_on_official_number line_held_open
      pin_on_keypad`,
      'undercover_investigation hand_over_card hand_over_cash buy_vouchers ask_pin stays_on_phone',
    ),
    advice: labels(
      `never_share_bank_details never_give_personal_details never_withdraw_cash never_transfer_money never_buy_goods
      call_101 call_999_if_in_progress use_other_phone phone_friend_first wait_five_minutes clear_line hang_up
      tell_relatives be_sceptical register_tps never_type_pin_into_phone`,
      `never_share_pin watch_video never_hand_over_cash verify_with_trusted_number report_action_fraud call_police
      no_to_cold_callers never_hand_over_card`,
    ),
  },
  {
    file: /^002/,
    tactics: labels(
      `claims_police account_fraud_story withdraw_cash buy_expensive_goods courier_collects undercover_investigation
      ask_bank_details ask_pin`,
      'hand_over_cash cashpoint_watching line_held_open taxi_sent hand_over_card callback_on_official_number',
    ),
    advice: labels(
      `never_share_bank_details never_share_pin never_withdraw_cash never_hand_over_card never_hand_over_cash hang_up
      call_101 report_online_to_force wait_five_minutes use_other_phone phone_friend_first visit_branch call_screening
      caller_display tell_relatives report_suspicious_calls report_cashpoint_activity`,
      'be_sceptical call_police clear_line watch_video report_action_fraud never_transfer_money',
    ),
  },
]

/**
 * Reads the tactics and advice of each seed and variant, and checks their advice as if somebody had told it: it must not
 * be taken for what a criminal asks. Prints and counts what is not as expected.
 */
export function evaluateSeedLabels(
  folder: string,
  reader: Reader,
  gazetteer: Gazetteer,
): { right: number; wrong: number } {
  const checker = openChecker(reader)
  const result = { right: 0, wrong: 0 }
  for (const one of seedTexts(folder)) {
    const want = expected.find(({ file }) => file.test(one.name))!
    const { fields } = readWarning(reader, gazetteer, one.text)
    const wrong = [
      ...differences('tactics', fields.tactics, want.tactics),
      ...differences('advice', fields.advice, want.advice),
      ...asksIn(one, checker),
    ]
    for (const line of wrong) console.log(`${one.name}: ${line}`)
    result.wrong += wrong.length
    result.right += Math.max(0, want.tactics.must.length + want.advice.must.length - wrong.length)
  }
  console.log(`seeds and variants: ${result.right} tactics and advice right, ${result.wrong} wrong`)
  return result
}

function differences(what: string, got: readonly string[], { must, may }: Labels): string[] {
  const missed = must.filter((label) => !got.includes(label))
  const wrong = got.filter((label) => !must.includes(label) && !may.includes(label))
  return [
    ...missed.map((label) => `${what}: ${label} is missing`),
    ...wrong.map((label) => `${what}: ${label} is wrong`),
  ]
}

/** Bullets of a seed's advice that are taken for an ask. */
function asksIn({ text }: SeedText, checker: ReturnType<typeof openChecker>): string[] {
  const bullets = text.split('\n').filter((line) => /^ \* (?!#)/.test(line))
  return [...bullets, bullets.join('\n')].flatMap((line) => {
    const { verdict, findings } = checker.check({ channel: 'description', text: line })
    return verdict === 'stop'
      ? [`advice taken for an ask: ${findings.map(({ tactic }) => tactic)} in ${line.slice(0, 80)}`]
      : []
  })
}
