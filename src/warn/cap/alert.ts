/** A CAP message as it was read. Times as written; what is left out is null or an empty list. */
export interface CapAlert {
  readonly version: '1.1' | '1.2'
  readonly identifier: string
  readonly sender: string
  readonly sent: string
  readonly status: 'Actual' | 'Exercise' | 'System' | 'Test' | 'Draft'
  readonly msgType: 'Alert' | 'Update' | 'Cancel' | 'Ack' | 'Error'
  readonly source: string | null
  readonly scope: 'Public' | 'Restricted' | 'Private'
  readonly note: string | null
  readonly references: readonly CapReference[]
  readonly infos: readonly CapInfo[]
}

export interface CapReference {
  readonly sender: string
  readonly identifier: string
  readonly sent: string
}

/** What one language says. The words of the standard's lists as they stand. */
export interface CapInfo {
  /** "en-US" where none is given, as the standard has it. */
  readonly language: string
  readonly categories: readonly string[]
  readonly event: string
  readonly responseTypes: readonly string[]
  readonly urgency: string
  readonly severity: string
  readonly certainty: string
  readonly effective: string | null
  readonly onset: string | null
  readonly expires: string | null
  readonly senderName: string | null
  readonly headline: string | null
  readonly description: string | null
  readonly instruction: string | null
  readonly web: string | null
  readonly contact: string | null
  readonly parameters: readonly CapValue[]
  readonly areas: readonly CapArea[]
}

export interface CapValue {
  readonly name: string
  readonly value: string
}

export interface CapArea {
  readonly description: string
  readonly geocodes: readonly CapValue[]
  /** "latitude,longitude …" and "latitude,longitude kilometres", as written. */
  readonly polygons: readonly string[]
  readonly circles: readonly string[]
}

/** Why something is no CAP message that can be taken in, in words that follow "it". */
export class CapError extends Error {
  constructor(problem: string) {
    super(problem)
    this.name = 'CapError'
  }
}
