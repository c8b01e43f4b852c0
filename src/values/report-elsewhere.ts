/** Where else something can be told of, and what to say there. */
export interface ElsewhereToReport {
  readonly id: string
  readonly heading: string
  readonly text: string
  /** Id of a contact of the knowledge; null where the number is in the text, or there is none. */
  readonly contact: string | null
  /** Words to be copied or read out there; null where none are needed. */
  readonly say: string | null
  /** Ids of sources. */
  readonly sources: readonly string[]
  /** ISO dates. */
  readonly checked: string
  readonly expires: string
}
