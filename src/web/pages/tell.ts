import type { Knowledge, Tactic } from '../../values/knowledge.ts'
import type { Fields, Kind } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

const questions: Readonly<Record<Kind, string>> = {
  phone: 'What did they say or ask?',
  door: 'What did they say or want?',
  call: 'What did they say or ask?',
  message: 'What does the message say?',
  'cash-machine': 'What happened at the machine?',
}

/** The sentences offered for tapping, most telling first, by how the contact came. */
const offered: Readonly<Record<Kind, readonly string[]>> = {
  phone: [
    'withdraw_cash',
    'courier_collects',
    'hand_over_card',
    'ask_pin',
    'pin_on_keypad',
    'transfer_to_safe_account',
    'undercover_investigation',
    'keep_secret',
    'cover_story_for_bank',
    'buy_vouchers',
    'buy_gold',
    'ask_one_time_code',
    'remote_access',
    'callback_on_official_number',
    'claims_police',
    'claims_bank',
    'account_fraud_story',
    'card_used_story',
    'arrest_story',
    'threat_of_arrest',
  ],
  call: [
    'withdraw_cash',
    'courier_collects',
    'hand_over_card',
    'ask_pin',
    'pin_on_keypad',
    'transfer_to_safe_account',
    'undercover_investigation',
    'keep_secret',
    'cover_story_for_bank',
    'buy_vouchers',
    'buy_gold',
    'ask_one_time_code',
    'remote_access',
    'callback_on_official_number',
    'claims_police',
    'claims_bank',
    'account_fraud_story',
    'card_used_story',
    'arrest_story',
    'threat_of_arrest',
    'needs_to_check_property',
    'cold_call_repairs',
  ],
  door: [
    'needs_to_check_property',
    'no_identification',
    'pressure_at_door',
    'works_in_pairs',
    'cold_call_repairs',
    'spots_property_problem',
    'upfront_payment',
    'drink_of_water_ruse',
    'use_bathroom_ruse',
    'use_phone_ruse',
    'courier_collects',
    'ask_pin',
    'charity_ruse',
    'distracts_while_accomplice_steals',
    'takes_victim_to_bank',
    'claims_police',
    'claims_official',
    'claims_company',
  ],
  message: [
    'phishing_link',
    'parcel_fee_link',
    'broken_phone_story',
    'ask_bank_details',
    'ask_one_time_code',
    'refund_story',
    'tax_debt_story',
    'fine_threat',
    'urgent_bill_story',
    'transfer_money',
    'buy_vouchers',
    'remote_access',
  ],
  'cash-machine': ['cashpoint_watching', 'card_swap', 'ask_pin', 'works_in_pairs'],
}

/** One question: their own words, or taps. `problem` is shown when nothing was told. */
export function tellPage(
  kind: Kind,
  knowledge: Knowledge,
  { fields, problem }: { fields?: Fields; problem?: string } = {},
): Page {
  const tactics = new Map(knowledge.tactics.map((tactic) => [tactic.id, tactic]))
  const offers = offered[kind].flatMap((id) => tactics.get(id) ?? [])
  const title = questions[kind]
  return {
    title: problem ? `Error: ${title}` : title,
    back: kind === 'phone' || kind === 'door' || kind === 'cash-machine' ? `/${kind}` : '/',
    main: html`<form method="post" action="/check" data-local>
<input type="hidden" name="kind" value="${kind}">
${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p><a href="#text">${problem}</a></p></div>` : ''}
<h1><label for="text">${title}</label></h1>
<p id="hint">Write it as it comes. Spelling does not matter. Leave out names, passwords and numbers of cards.</p>
<textarea id="text" name="text" rows="6" maxlength="20000" aria-describedby="hint" autocomplete="off">${fields?.text ?? ''}</textarea>
${tapList(offers, fields)}
<button type="submit">Next</button>
</form>`,
  }
}

function tapList(offers: readonly Tactic[], fields: Fields | undefined): Html {
  const tick = (tactic: Tactic) =>
    html`<label class="tick"><input type="checkbox" name="said" value="${tactic.id}"${fields?.said.includes(tactic.id) ? html` checked` : ''}> <span>${tactic.title}</span></label>\n`
  return html`<fieldset><legend>Or tap what they did</legend>
${offers.slice(0, 6).map(tick)}
${offers.length > 6 ? html`<details><summary>Show more</summary>${offers.slice(6).map(tick)}</details>` : ''}
</fieldset>`
}
