/** An area that somebody meant. The codes of its districts are what other parts keep. */
export interface Area {
  /** `part`: a half of a region, by where its people live; `border`: the districts along one. */
  readonly kind: 'district' | 'force' | 'region' | 'place' | 'part' | 'border'
  /** The code of a district or force, else null. */
  readonly code: string | null
  readonly name: string
  readonly districts: readonly string[]
  /** How it was found; `spelling` and `former` are worth showing to who wrote it. */
  readonly how: 'name' | 'also' | 'former' | 'spelling' | 'postcode' | 'context' | 'part' | 'border'
  /** Its edges are not those of the districts: they reach further than it does. */
  readonly rough: boolean
}

export interface Choice {
  /** Tells it from the others: "Newport, Isle of Wight". */
  readonly label: string
  readonly area: Area
}

/** What an area phrase means; never a guess. `about` is the words in question, without the second half of a postcode. */
export type AreaAnswer =
  | { readonly kind: 'found'; readonly areas: readonly Area[]; readonly districts: readonly string[] }
  | {
      readonly kind: 'choose'
      readonly about: string
      readonly choices: readonly Choice[]
      /** There are more than the choices shown. */
      readonly more: boolean
      /** What to ask. */
      readonly next: string
      /** What was clear beside it. */
      readonly found: readonly Area[]
    }
  | {
      readonly kind: 'unknown'
      readonly about: string
      readonly why: 'empty' | 'too-long' | 'not-known' | 'street' | 'not-covered'
      readonly next: string
      readonly found: readonly Area[]
    }

/** The district codes of several areas, each once, in order of code. */
export const districtsIn = (areas: readonly Area[]): string[] =>
  (areas.length === 1 ? [...areas[0]!.districts] : [...new Set(areas.flatMap(({ districts }) => districts))]).sort()
