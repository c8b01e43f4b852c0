/** What the desk looks for in the text of a warning, from data/plain-words.yaml; all in small letters. */
export interface PlainWords {
  /** Word → a plainer one. */
  readonly hard: Readonly<Record<string, string>>
  /** Phrase of an office → how people talk; '' to leave it out. */
  readonly officialese: Readonly<Record<string, string>>
  readonly fear: readonly string[]
  /** In capitals. */
  readonly acronyms: readonly string[]
}
