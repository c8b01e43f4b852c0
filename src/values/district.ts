/** A council's area, by the code of the Office for National Statistics. */
export interface District {
  readonly code: string
  readonly name: string
}

/** What somebody may have meant: the districts, with names that tell them apart, and what to write instead where none of them is it. */
export interface DistrictsFound {
  readonly districts: readonly District[]
  readonly next: string
}

/** Finds districts by what a resident writes. */
export interface Districts {
  find(text: string): DistrictsFound
  /** Null for a code that is not known here. */
  nameOf(code: string): string | null
}
