/** How the contact came: a call, somebody at the door, a text or e-mail, a letter or parcel, or seen at a cash machine. */
export const reportKinds = ['call', 'visit', 'message', 'post', 'sighting'] as const
export type ReportKind = (typeof reportKinds)[number]

/** By which way a report came in. `simulated`: invented, for a demonstration. */
export type ReportChannel = 'form' | 'api' | 'import' | 'desk' | 'simulated'

/** Whom it happened to: who reports, somebody they know, or somebody seen at work, such as at a bank's counter. */
export const reportFor = ['self', 'other', 'work'] as const
export type ReportFor = (typeof reportFor)[number]

/** What came of it. `shared`: details, a card or a password; `lost`: money or goods. */
export const reportOutcomes = ['nothing', 'shared', 'lost'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** How far a report is believed: sent by anybody, looked at by a coordinator, or from an organisation that is known. */
export type Trust = 'unverified' | 'checked' | 'trusted'

/** What was seen at a cash machine; null where nobody said. */
export interface Sighting {
  /** Several cards were used, one after the other. */
  readonly severalCards: boolean | null
  readonly faceCovered: boolean | null
  /** Such as "a grey hatchback, KX". */
  readonly vehicle: string | null
}

/** Who may be asked about a report; at least one is there. */
export interface ReportContact {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What somebody reports, by whichever way, checked and tidied: lists hold each value once, texts are trimmed. */
export interface ReportAnswers {
  readonly kind: ReportKind
  readonly forWhom: ReportFor
  /** YYYY-MM-DD in the UK, not after today. */
  readonly happenedOn: string
  /** Minute of that day, 0 to 1439; null where it is not known. */
  readonly happenedMinute: number | null
  /** Code of the district. */
  readonly district: string
  /** Degrees, where it is known so exactly. */
  readonly point: { readonly longitude: number; readonly latitude: number } | null
  /** What happened, in their words; up to 20,000 signs. */
  readonly account: string
  /** Numbers on the display, and numbers the caller told them to ring: digits as dialled in the UK, or with +. */
  readonly shown: readonly string[]
  readonly spoken: readonly string[]
  /** Names the caller gave. */
  readonly aliases: readonly string[]
  /** Who they said they were with. */
  readonly claimed: string | null
  /** How money or goods were to be handed over: an id of `collectionMethods`. */
  readonly method: CollectionMethod | null
  /** Sort code and account number, or another place money was to go. */
  readonly accounts: readonly string[]
  readonly urls: readonly string[]
  readonly outcome: ReportOutcome
  readonly lostPounds: number | null
  /** Of the person it happened to. */
  readonly age: number | null
  readonly sighting: Sighting | null
  readonly contact: ReportContact | null
}

/** How money or goods leave the hands of the person, with words that finish "it was to be handed over by …". */
export const collectionMethods = {
  courier: 'a courier or somebody who comes for it',
  post: 'post',
  taxi: 'a taxi',
  transfer: 'a transfer from a bank account',
  'cash-machine': 'a cash machine',
  'at-the-door': 'payment at the door',
  'gift-cards': 'gift cards or vouchers',
  crypto: 'cryptocurrency',
  'remote-access': 'a program on the computer or telephone',
  taken: 'taking it without being noticed',
} as const
export type CollectionMethod = keyof typeof collectionMethods
