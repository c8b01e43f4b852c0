import { type Force, type ForceFinder, openForces } from '../entities/force.ts'

type PlaceRow = readonly [name: string, longitude: number, latitude: number, population: number]

/** The parsed files of data/areas. */
export interface GazetteerJson {
  readonly areas: {
    readonly districts: readonly (readonly [code: string, name: string, force: string, borders: readonly string[]])[]
  }
  readonly places: { readonly districts: Readonly<Record<string, readonly PlaceRow[]>> }
  readonly forces: { readonly forces: readonly Force[] }
  readonly regions: { readonly regions: readonly RegionNames[]; readonly short: Readonly<Record<string, string>> }
}

/** A region under all its names; a `quiet` one is not looked for under its first. */
interface RegionNames {
  readonly name: string
  readonly quiet?: boolean
  readonly also?: readonly string[]
}

/** What a name may stand for; `district` is a code of the Office for National Statistics. */
export interface PlaceMeaning {
  readonly kind: 'region' | 'district' | 'place'
  readonly name: string
  readonly district: string | null
  readonly force: string | null
  readonly population: number
}

export interface Gazetteer {
  /** All meanings of a name however written ("Saint Albans", "Welwyn/Hatfield"); empty for unknown names. */
  find(name: string): readonly PlaceMeaning[]
  readonly forces: ForceFinder
  /** The most words a name in it has. */
  readonly longest: number
}

/** One spelling for all: lower case, `st` for saint, no hyphen, slash, ampersand or apostrophe. */
export function placeKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/&amp;|&/g, ' and ')
    .replace(/[\u0300-\u036f'\u2019\u2018.]/g, '')
    .replace(/[^a-z\d]+/g, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()
}

/** Prepares the gazetteer of data/areas for look-up. */
export function openGazetteer(json: GazetteerJson): Gazetteer {
  const byKey = new Map<string, PlaceMeaning[]>()
  const add = (name: string, meaning: PlaceMeaning) => {
    const key = placeKey(name)
    const known = byKey.get(key)
    if (known) known.push(meaning)
    else byKey.set(key, [meaning])
  }
  for (const name of json.regions.regions.flatMap(({ name, quiet, also = [] }) => (quiet ? also : [name, ...also])))
    add(name, { kind: 'region', name, district: null, force: null, population: 0 })
  for (const [short, name] of Object.entries(json.regions.short))
    add(short, { kind: 'region', name, district: null, force: null, population: 0 })
  const forceOf = new Map<string, string>()
  for (const [code, name, force] of json.areas.districts) {
    forceOf.set(code, force)
    for (const written of districtNames(name))
      add(written, { kind: 'district', name, district: code, force, population: 0 })
  }
  for (const [district, rows] of Object.entries(json.places.districts))
    for (const [name, , , population] of rows)
      for (const written of placeNames(name))
        add(written, { kind: 'place', name, district, force: forceOf.get(district) ?? null, population })
  const longest = Math.max(...[...byKey.keys()].map((key) => key.split(' ').length))
  return { find: (name) => byKey.get(placeKey(name)) ?? [], forces: openForces(json.forces.forces), longest }
}

/** "Bristol, City of" is also Bristol. */
function districtNames(name: string): string[] {
  const short = name.replace(/, (?:City|County) of$|^City of /, '')
  const names = short.includes(',') ? [short, ...short.split(/, | and /)] : [short]
  return [...new Set([name, ...names])]
}

/** People say Burton for Burton upon Trent. */
function placeNames(name: string): string[] {
  const short = /^(\S{4,}) (?:upon|on|in|under|super)(?: |-)/i.exec(name.replaceAll('-', ' '))?.[1]
  return short && short.toLowerCase() !== 'stoke' ? [name, short] : [name]
}
