import type { Knowledge, Tactic } from '../../values/knowledge.ts'
import type { Fields, Kind } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { tick } from './questions.ts'

const questions: Readonly<Record<Kind, string>> = {
  phone: 'What does the caller say or ask?',
  door: 'What do they say or want at the door?',
  inside: 'What do they say or do in your home?',
  call: 'What did they say or ask?',
  message: 'What does the message say?',
  'cash-machine': 'What happened at the machine?',
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/)

const byPhone = words(`
  withdraw_cash courier_collects hand_over_card ask_pin pin_on_keypad transfer_to_safe_account
  undercover_investigation keep_secret cover_story_for_bank buy_vouchers buy_gold ask_one_time_code remote_access
  callback_on_official_number claims_police claims_bank account_fraud_story card_used_story arrest_story
  threat_of_arrest`)
const atHome = words(`
  needs_to_check_property no_identification pressure_at_door works_in_pairs cold_call_repairs spots_property_problem
  upfront_payment drink_of_water_ruse use_bathroom_ruse use_phone_ruse courier_collects ask_pin charity_ruse
  distracts_while_accomplice_steals takes_victim_to_bank claims_police claims_official claims_company`)

/** The tactics whose sentences are offered for tapping, most telling first, by how the contact came. */
const offered: Readonly<Record<Kind, readonly string[]>> = {
  phone: byPhone,
  call: [...byPhone, 'needs_to_check_property', 'cold_call_repairs'],
  door: atHome,
  inside: atHome,
  message: words(`
    phishing_link parcel_fee_link broken_phone_story ask_bank_details ask_one_time_code refund_story tax_debt_story
    fine_threat urgent_bill_story transfer_money buy_vouchers remote_access`),
  'cash-machine': words('cashpoint_watching card_swap ask_pin works_in_pairs'),
}

const shownAtOnce = 6

/** One question: their own words, or taps. `problem` is shown where nothing or too much was told. */
export function tellPage(
  kind: Kind,
  knowledge: Knowledge,
  { fields, problem }: { fields?: Fields; problem?: string } = {},
): Page {
  const tactics = new Map(knowledge.tactics.map((tactic) => [tactic.id, tactic]))
  const title = questions[kind]
  return {
    title: problem ? `Error: ${title}` : title,
    back: kind === 'call' || kind === 'message' ? '/' : `/${kind}`,
    main: html`<form method="post" action="/check" data-local>
${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p><a href="#text">${problem}</a></p></div>\n` : ''}<input type="hidden" name="kind" value="${kind}">
<h1><label for="text">${title}</label></h1>
<p id="hint">Write it as it comes. Spelling does not matter. Leave out passwords and the numbers of cards.</p>
${problem ? html`<p id="problem" class="wrong"><strong>Problem:</strong> ${problem}</p>\n` : ''}<textarea id="text" name="text" rows="6" aria-describedby="hint${problem ? ' problem' : ''}"${problem ? html` aria-invalid="true"` : ''} autocomplete="off">${fields?.text ?? ''}</textarea>
${tapList(
  offered[kind].flatMap((id) => tactics.get(id) ?? []),
  fields?.said ?? [],
)}
<button type="submit">Next</button>
</form>`,
  }
}

function tapList(offers: readonly Tactic[], said: readonly string[]): Html {
  const tap = ({ id, title }: Tactic) => tick({ name: 'said', value: id, words: title, on: said.includes(id) })
  const more = offers.slice(shownAtOnce)
  const open = more.some(({ id }) => said.includes(id))
  return html`<fieldset><legend>Or tap what they did</legend>
${offers.slice(0, shownAtOnce).map(tap)}
${more.length > 0 ? html`<details${open ? html` open` : ''}><summary>Show more</summary>${more.map(tap)}</details>` : ''}
</fieldset>`
}
