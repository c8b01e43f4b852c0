import type { Learned } from './learned.ts'

/** The knowledge of data/, checked and compiled: one JSON document that reader, checker and pages share. */
export interface Knowledge {
  readonly version: string
  readonly tactics: readonly Tactic[]
  readonly scripts: readonly Script[]
  readonly advice: readonly Advice[]
  readonly contacts: readonly GenuineContact[]
  readonly sources: readonly Source[]
  /** Concept name → folded phrases, inflections written out. */
  readonly lexicon: Readonly<Record<string, readonly string[]>>
  /** Kind of cue → patterns that tell who asks whom. */
  readonly frames: Readonly<Record<string, readonly string[]>>
  /** Kind of situation (on-the-phone, smells-gas, …) → patterns that tell it. */
  readonly situations: Readonly<Record<string, readonly string[]>>
  /** Everything a plan may say, most urgent first. */
  readonly plan: readonly PlanStep[]
  /** Word → other spellings of it. */
  readonly spellings: Readonly<Record<string, readonly string[]>>
  /** Common words one slip away from a word of the lexicon, never to be taken for it; in the browser by `hashWords`. */
  readonly lookalikes: readonly string[] | string
  /** Common word → how often it comes in 10,000 words of our own examples. */
  readonly frequency: Readonly<Record<string, number>>
  /** The second voice; a kind that is left out is not heard. */
  readonly learned: Learned
}

export type TacticKind = 'directive' | 'claim' | 'event'
export type Group = 'identity' | 'story' | 'ask' | 'pressure' | 'trick'

export interface Tactic {
  readonly id: string
  /** The label under which a reading lists it; several tactics may share one. */
  readonly label: string
  readonly title: string
  readonly kind: TacticKind
  readonly group: Group
  /** Where it can happen at all: what is said on the phone is no doorstep trick. */
  readonly setting: 'any' | 'phone' | 'door' | 'message'
  readonly meaning: string
  readonly reason: string
  readonly neverAsk: boolean
  /** "Do not tell the bank" is the tactic itself, not advice. */
  readonly ownsNegation: boolean
  /** The identity that this trick itself lays claim to, even where no words say who speaks. */
  readonly poses?: string | undefined
  /** Log-odds towards a scam, once per contact. */
  readonly weight: number
  readonly advice: readonly string[]
  readonly sources: readonly string[]
  /** Patterns of talk: callers, accounts, messages. */
  readonly patterns: readonly string[]
  /** Patterns of what warnings and news write; they stay on the server. */
  readonly prose: readonly string[]
  readonly not: readonly string[]
}

/** Our own made-up sentences for one tactic: as the caller says it, as people tell it, as a warning puts it; and what only looks like it. */
export interface Examples {
  readonly call: readonly string[]
  readonly account: readonly string[]
  readonly warning: readonly string[]
  readonly counter: readonly string[]
}

export interface Script {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly crimeType: string
  readonly stages: readonly { readonly name: string; readonly tactics: readonly string[] }[]
  readonly sources: readonly string[]
}

export interface Advice {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly why: string
  readonly place: 'phone' | 'door' | 'cash-machine' | 'home' | 'after' | 'anyone'
  readonly sources: readonly string[]
  readonly since: string | null
  readonly changed: string | null
  readonly nations: readonly string[] | null
  /** Tactics whose use in an advising sentence is this advice: "never hand over your card". */
  readonly tactics: readonly string[]
  readonly patterns: readonly string[]
  /** Where it does not count although a pattern fits. */
  readonly not: readonly string[]
}

/** A step of a plan and when it applies; every condition given must hold. */
export interface PlanStep {
  readonly id: string
  readonly text: string
  readonly contact: string | null
  readonly sources: readonly string[]
  readonly when: PlanCondition
}

export interface PlanCondition {
  readonly moment?: readonly string[] | undefined
  readonly nation?: readonly string[] | undefined
  readonly verdict?: readonly string[] | undefined
  /** Any of these is lost. */
  readonly lost?: readonly string[] | undefined
  /** All of these are so: inDanger, cannotSpeak, smellsGas, calledForHelp. */
  readonly is?: readonly string[] | undefined
  readonly isNot?: readonly string[] | undefined
  readonly phone?: readonly string[] | undefined
  /** A number stands in it as one of these: given, shown, never-rings. */
  readonly numbers?: readonly string[] | undefined
  /** Any of these tactics was found. */
  readonly tactics?: readonly string[] | undefined
}

export interface GenuineContact {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly kind: 'phone' | 'sms' | 'email' | 'web'
  readonly use: string
  readonly nations: readonly string[]
  readonly alwaysShown: boolean
  readonly never: string | null
  /** How it behaves on the telephone: never rings out, is rung only, proves itself by a password. */
  readonly rules?: readonly ('never-rings-out' | 'inbound-only' | 'password-scheme')[] | undefined
  readonly hours: string | null
  readonly source: readonly string[]
  readonly checked: string
  readonly expires: string
  readonly confidence: 'H' | 'M'
}

export interface Source {
  readonly id: string
  readonly publisher: string
  readonly title: string
  readonly date: string | null
  readonly address: string
  readonly checked: string
}
