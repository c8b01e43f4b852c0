/** What a check needs to know of a published warning to name it. */
export interface CitableWarning {
  readonly id: string
  /** Who warned. */
  readonly organisation: string
  /** The day, YYYY-MM-DD. */
  readonly issued: string
  /** The last day it holds, YYYY-MM-DD; null: until it is cancelled. */
  readonly until: string | null
  readonly scripts: readonly string[]
  readonly tactics: readonly string[]
  /** Codes; none for one that is for whole forces. */
  readonly districts: readonly string[]
  /** Codes of the forces that its districts belong to. */
  readonly forces: readonly string[]
}

/** Where a person lives, as far as they chose to say: codes, each empty where it is not known. */
export interface Home {
  readonly district: string
  readonly force: string
  readonly bordering: readonly string[]
}
