/** The parsed files of data/areas. A day is YYYY-MM-DD; `until` is the first day on which a row no longer holds. */
export interface AreasJson {
  readonly areas: {
    readonly districts: readonly DistrictRow[]
    /** Ways over water that count as a border, for districts without a land neighbour. */
    readonly crossings: readonly (readonly [one: string, other: string, way: string])[]
    /** The same district under a new code: [new, the code used here, since]. */
    readonly renumbered: readonly (readonly [code: string, used: string, since: string])[]
  }
  readonly places: { readonly districts: Readonly<Record<string, readonly PlaceRow[]>> }
  readonly forces: { readonly forces: readonly ForceRow[] }
  readonly regions: {
    readonly regions: readonly RegionRow[]
    readonly short: Readonly<Record<string, string>>
    readonly askedShort: Readonly<Record<string, string>>
  }
  /** "district district …" → "outcode outcode …"; the first district holds the centre of the outcodes. */
  readonly outcodes: { readonly outcodes: Readonly<Record<string, string>> }
  readonly also: {
    readonly names: readonly (readonly [name: string, district: string])[]
    /** Our own list of places that GeoNames lacks. */
    readonly places: readonly (readonly [name: string, district: string])[]
    readonly former: readonly (readonly [name: string, district: string, until: string])[]
  }
}

/** One district as it was over one period; `into` names the district that covers it after `until`. */
export type DistrictRow = readonly [
  code: string,
  name: string,
  force: string,
  borders: readonly string[],
  from?: string | null,
  until?: string | null,
  into?: string | null,
]

export type PlaceRow = readonly [name: string, longitude: number, latitude: number, population: number]

export interface ForceRow {
  readonly code: string
  readonly name: string
  readonly stems: readonly string[]
  readonly also: readonly string[]
  readonly from?: string | undefined
  readonly until?: string | undefined
}

export interface RegionRow {
  readonly name: string
  /** A county that tells places of the same name apart; a district lies in one at most. */
  readonly county?: boolean | undefined
  /** Its edges are not those of districts: `of` has every district it may reach into. */
  readonly rough?: boolean | undefined
  /** The reader does not look for the name in running text. */
  readonly quiet?: boolean | undefined
  readonly also?: readonly string[] | undefined
  /** Further names, understood when somebody is asked for an area. */
  readonly asked?: readonly string[] | undefined
  readonly of: readonly string[]
}

/** Whether a row holds on a day. */
export const holdsOn = (on: string, from?: string | null, until?: string | null): boolean =>
  (!from || from <= on) && (!until || on < until)
