import type { Finding } from '../read/reading.ts'

/** There is no "safe": `nothing-found` says only that; `unknown` says the check itself failed. */
export type Verdict = 'stop' | 'careful' | 'nothing-found' | 'unknown'

export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland'

/** Where the person is in the matter right now. */
export type Moment = 'on-the-phone' | 'at-the-door' | 'inside' | 'hung-up' | 'message' | 'cash-machine' | 'over'

export type Lost = 'money' | 'card' | 'details' | 'access' | 'goods'

/** What the plan is made for. Everything may be left out; the text itself may say more. */
export interface Situation {
  readonly moment?: Moment
  readonly nation?: Nation
  /** What the caller already has. */
  readonly lost?: readonly Lost[]
  readonly inDanger?: boolean
  readonly cannotSpeak?: boolean
  readonly smellsGas?: boolean
  /** The person has called an ambulance, police, fire or gas engineer who is on the way. */
  readonly calledForHelp?: boolean
  readonly phone?: 'landline' | 'mobile'
}

/** One reason behind a verdict, in plain words. */
export interface Reason {
  readonly tactic: string
  readonly text: string
  /** The words that gave it away, as written. */
  readonly words: readonly string[]
  /** Ids of advice that answers it (data/advice). */
  readonly advice: readonly string[]
  /** Ids of the warnings that document it (data/sources.yaml). */
  readonly sources: readonly string[]
}

/** One thing to do, most urgent first. */
export interface Step {
  readonly id: string
  readonly text: string
  /** Id of the number or address to use (data/contacts), with its value ready to show. */
  readonly contact: string | null
  readonly value: string | null
  readonly sources: readonly string[]
}

/** How a number stands in a contact: to be rung, on a display, or on a display where it never is. */
export type NumberUse = 'given' | 'shown' | 'never-rings'

/** A number that a contact shows or gives, and what is known of it. */
export interface NumberSaid {
  /** As dialled: "01632960123". */
  readonly digits: string
  /** As written. */
  readonly words: string
  readonly use: NumberUse
  /** Id of the shipped contact (data/contacts) that has it. */
  readonly contact: string | null
  readonly text: string
}

export interface CheckResult {
  readonly id: string | number | null
  readonly verdict: Verdict
  readonly script: string | null
  readonly findings: readonly Finding[]
  readonly reasons: readonly Reason[]
  readonly numbers: readonly NumberSaid[]
  readonly plan: readonly Step[]
}
