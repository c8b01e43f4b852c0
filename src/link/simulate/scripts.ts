import type { CollectionMethod } from '../../values/report.ts'

/** A sort of contact that the simulator invents. Ids are those of data/scripts and data/tactics. */
export interface Played {
  readonly script: string
  /** How often, beside the others. */
  readonly share: number
  readonly tactics: readonly string[]
  readonly organisations: readonly string[]
  readonly methods: readonly CollectionMethod[]
  /** Callers give names; sightings and texts have none. */
  readonly hasNames: boolean
  readonly ranks: readonly string[]
}

const words = (text: string) => text.split(' ')

export const played: readonly Played[] = [
  {
    script: 'courier-fraud-police',
    share: 5,
    tactics: words(
      'claims_police false_name_given caller_id_spoofed account_fraud_story card_used_story arrest_story corrupt_bank_staff counterfeit_notes undercover_investigation callback_on_official_number line_held_open withdraw_cash hand_over_card buy_gold buy_foreign_currency ask_pin keep_secret cover_story_for_bank urgency courier_collects taxi_sent password_for_courier',
    ),
    organisations: ['Metropolitan Police', 'Hammersmith police', 'Fraud squad', 'City police', 'National Crime Agency'],
    methods: ['courier', 'taxi', 'at-the-door'],
    hasNames: true,
    ranks: ['PC', 'DC', 'Detective Constable', 'DS', 'Detective Sergeant', 'Inspector', 'DI'],
  },
  {
    script: 'courier-fraud-bank',
    share: 3,
    tactics: words(
      'claims_bank caller_id_spoofed uses_known_personal_details card_used_story account_fraud_story callback_on_official_number line_held_open second_caller_confirms ask_pin pin_on_keypad hand_over_card withdraw_cash ask_bank_details courier_collects taxi_sent password_for_courier posts_cash',
    ),
    organisations: ['Northmere Bank', 'Aldergate Bank', 'Visa fraud team', 'Harrow and Vale Building Society'],
    methods: ['courier', 'taxi', 'post'],
    hasNames: true,
    ranks: ['Mr', 'Mrs', 'Ms', ''],
  },
  {
    script: 'bank-safe-account',
    share: 4,
    tactics: words(
      'claims_bank claims_police caller_id_spoofed uses_known_personal_details account_fraud_story card_used_story corrupt_bank_staff transfer_to_safe_account transfer_money ask_one_time_code ask_bank_details remote_access urgency keep_secret cover_story_for_bank threat_to_freeze_account stays_on_phone',
    ),
    organisations: ['Northmere Bank', 'Aldergate Bank', 'Castlebrook Bank', 'bank fraud team'],
    methods: ['transfer', 'remote-access'],
    hasNames: true,
    ranks: ['Mr', 'Ms', ''],
  },
  {
    script: 'hmrc-tax',
    share: 3,
    tactics: words(
      'claims_official automated_message tax_debt_story rebate_story refund_story ni_number_story threat_of_arrest threat_of_court fine_threat urgency press_one_automated phishing_link transfer_money buy_vouchers ask_bank_details ask_personal_details',
    ),
    organisations: ['tax office', 'HMRC', 'National Insurance'],
    methods: ['transfer', 'gift-cards'],
    hasNames: true,
    ranks: ['Officer', 'Mr', ''],
  },
  {
    script: 'tech-support',
    share: 2,
    tactics: words(
      'claims_company automated_message press_one_automated tech_problem_story subscription_story refund_story switchover_story account_fraud_story remote_access phishing_link ask_bank_details ask_one_time_code transfer_money buy_vouchers',
    ),
    organisations: ['broadband provider', 'Windows support', 'online shop'],
    methods: ['remote-access', 'gift-cards', 'transfer'],
    hasNames: true,
    ranks: ['', 'Mr'],
  },
  {
    script: 'rogue-trader',
    share: 3,
    tactics: words(
      'cold_call_repairs spots_property_problem stages_fake_damage damages_property pressure_at_door urgency threat_of_court works_in_pairs upfront_payment overcharges takes_victim_to_bank withdraw_cash followup_visits unfinished_work',
    ),
    organisations: ['roofing firm', 'paving firm', 'tree surgeons', 'damp experts'],
    methods: ['at-the-door', 'transfer'],
    hasNames: true,
    ranks: ['', 'Mr'],
  },
  {
    script: 'distraction-burglary',
    share: 2,
    tactics: words(
      'drink_of_water_ruse use_bathroom_ruse use_phone_ruse note_for_neighbour_ruse needs_to_check_property asks_about_neighbours pressure_at_door enters_unlocked_door fake_id_shown no_identification works_in_pairs distracts_while_accomplice_steals asks_about_cash_at_home',
    ),
    organisations: ['water board', 'council', 'electricity company'],
    methods: ['taken'],
    hasNames: false,
    ranks: [''],
  },
  {
    script: 'cash-machine',
    share: 2,
    tactics: words('cashpoint_watching card_swap'),
    organisations: [],
    methods: ['cash-machine'],
    hasNames: false,
    ranks: [''],
  },
]
