import { type AreasJson, type DistrictRow, holdsOn } from './records.ts'

export interface District {
  readonly code: string
  /** As people say it: Bristol, not "Bristol, City of". */
  readonly name: string
  readonly force: string
  readonly bordering: readonly string[]
  /** The county that tells it from others; null in Scotland, Wales and Northern Ireland and where none is in use. */
  readonly county: string | null
  /** Where its people live on average, in degrees. */
  readonly longitude: number
  readonly latitude: number
  readonly population: number
}

export interface ForceArea {
  readonly code: string
  readonly name: string
  readonly stems: readonly string[]
  readonly also: readonly string[]
  /** Empty for forces without an area of their own, such as the British Transport Police. */
  readonly districts: readonly string[]
  /** Codes of the forces whose districts border its own. */
  readonly bordering: readonly string[]
}

export interface Region {
  readonly name: string
  readonly names: readonly string[]
  readonly rough: boolean
  readonly districts: readonly string[]
}

export interface Place {
  readonly name: string
  readonly longitude: number
  readonly latitude: number
  readonly population: number
  readonly district: string
}

/** Districts, forces, regions and places of one period. */
export interface AreaView {
  /** The first day of the period; '' for the time before any change that is known. */
  readonly since: string
  readonly districts: ReadonlyMap<string, District>
  readonly forces: ReadonlyMap<string, ForceArea>
  readonly regions: readonly Region[]
  readonly places: readonly Place[]
  /** Other names of districts: [name, district, whether a council of that name is gone]. */
  readonly aliases: readonly (readonly [name: string, district: string, former: boolean])[]
  /** Places of which only the district is known. */
  readonly unplaced: readonly (readonly [name: string, district: string])[]
  /** Short names of counties: [full, short]. */
  readonly shorts: readonly (readonly [full: string, short: string])[]
  /** Outward postcode → districts it reaches into, the one of its centre first. */
  readonly outcodes: ReadonlyMap<string, readonly string[]>
  /** The code that a code of any year has in this period; null for one that is unknown. */
  canonical(code: string): string | null
}

/** Builds the areas that hold on a day. */
export function viewOn(json: AreasJson, day: string): AreaView {
  const rows = json.areas.districts.filter(([, , , , from, until]) => holdsOn(day, from, until))
  const canonical = canonicalOf(json, rows)
  const here = (codes: readonly string[]) => [...new Set(codes.map(canonical).filter((code) => code !== null))]
  const places = placesOf(json, canonical)
  const districts = districtsOf(json, rows, { places, here })
  const forces = forcesOf(json, day, districts)
  const short = { ...json.regions.short, ...json.regions.askedShort }
  const regions = json.regions.regions.map(({ name, also = [], asked = [], rough = false, of }) => {
    const shorts = Object.keys(short).filter((key) => short[key] === name)
    return { name, names: [name, ...also, ...asked, ...shorts], rough, districts: here(of) }
  })
  const aliases = [
    ...json.also.names.map(([name, code]) => [name, code, false] as const),
    ...json.also.former.map(([name, code, until]) => [name, code, until <= day] as const),
  ].flatMap(([name, code, former]) => here([code]).map((district) => [name, district, former] as const))
  const unplaced = json.also.places.flatMap(([name, code]) => here([code]).map((district) => [name, district] as const))
  const shorts = Object.entries(short).map(([one, full]) => [full, one] as const)
  const outcodes = new Map(
    Object.entries(json.outcodes.outcodes).flatMap(([codes, list]) => {
      const reach = here(codes.split(' '))
      return list.split(' ').map((outcode) => [outcode, reach] as const)
    }),
  )
  return {
    since: day,
    districts,
    forces: new Map(forces),
    regions,
    places,
    aliases,
    unplaced,
    shorts,
    outcodes,
    canonical,
  }
}

function forcesOf(
  { forces }: AreasJson,
  day: string,
  districts: ReadonlyMap<string, District>,
): Map<string, ForceArea> {
  const byForce = grouped([...districts.values()], ({ force }) => force)
  const rows = forces.forces.filter(({ from, until }) => holdsOn(day, from, until))
  return new Map(
    rows.map(({ code, name, stems, also }) => {
      const own = byForce.get(code) ?? []
      const beyond = own.flatMap((one) => one.bordering.map((other) => districts.get(other)!.force))
      const bordering = [...new Set(beyond)].filter((other) => other !== code)
      return [code, { code, name, stems, also, districts: own.map((one) => one.code), bordering }]
    }),
  )
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** Follows renumbered codes and successors, at most ten steps. */
function canonicalOf({ areas }: AreasJson, rows: readonly DistrictRow[]): (code: string) => string | null {
  const current = new Set(rows.map(([code]) => code))
  const next = new Map([
    ...areas.renumbered.map(([code, used]) => [code, used] as const),
    ...areas.districts.flatMap(([code, , , , , , into]) => (into ? [[code, into] as const] : [])),
  ])
  return (code) => {
    let at: string | undefined = code
    for (let step = 0; at !== undefined && step < 10; step++) {
      if (current.has(at)) return at
      at = next.get(at)
    }
    return null
  }
}

function placesOf({ places }: AreasJson, canonical: AreaView['canonical']): Place[] {
  return Object.entries(places.districts).flatMap(([code, rows]) => {
    const district = canonical(code)
    if (district === null) return []
    return rows.map(([name, longitude, latitude, population]) => ({ name, longitude, latitude, population, district }))
  })
}

interface Parts {
  readonly places: readonly Place[]
  readonly here: (codes: readonly string[]) => string[]
}

function districtsOf(json: AreasJson, rows: readonly DistrictRow[], { places, here }: Parts): Map<string, District> {
  const inside = grouped(places, ({ district }) => district)
  const county = new Map(
    json.regions.regions
      .filter((region) => region.county)
      .flatMap(({ name, of }) => here(of).map((code) => [code, name])),
  )
  const crossings = json.areas.crossings.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
  return new Map(
    rows.map(([code, name, force, borders]) => {
      const over = crossings.filter(([one]) => one === code).map(([, other]) => other)
      const bordering = here([...borders, ...over]).filter((other) => other !== code)
      return [
        code,
        {
          code,
          name: saidName(name),
          force,
          bordering,
          county: county.get(code) ?? null,
          ...centre(inside.get(code) ?? []),
        },
      ]
    }),
  )
}

const saidName = (official: string) => official.replace(/, (?:City|County) of$/, '')

/** A place without a count still stands for this many people, so that it weighs something. */
const fewest = 500

function centre(places: readonly Place[]): Pick<District, 'longitude' | 'latitude' | 'population'> {
  let [longitude, latitude, weight, population] = [0, 0, 0, 0]
  for (const place of places) {
    const people = place.population + fewest
    longitude += place.longitude * people
    latitude += place.latitude * people
    weight += people
    population += place.population
  }
  return { longitude: longitude / (weight || 1), latitude: latitude / (weight || 1), population }
}
