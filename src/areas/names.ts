import { areaKey } from './key.ts'
import type { AreaView, District, Place } from './view.ts'

/** What a name may stand for. */
export interface Meaning {
  readonly kind: 'district' | 'force' | 'region' | 'place'
  /** The code of a district or force. */
  readonly code: string | null
  readonly name: string
  readonly districts: readonly string[]
  readonly population: number
  /** `also`: another, shorter or older name; `former`: of a council that is gone. */
  readonly by: 'name' | 'also' | 'former'
  readonly rough: boolean
}

export interface Names {
  /** The meanings of a key; none for an unknown one. */
  find(key: string): readonly Meaning[]
  readonly keys: () => Iterable<string>
  /** Whether a key begins with these words. */
  begins(words: string): boolean
}

type Add = (name: string, meaning: Meaning) => void

/** Every name of one period under its key. Takes some 20 ms. */
export function openNames(view: AreaView): Names {
  const byKey = new Map<string, Meaning[]>()
  const starts = new Set<string>()
  const add: Add = (name, meaning) => {
    const key = areaKey(name)
    const known = byKey.get(key)
    if (!known) byKey.set(key, [meaning])
    else if (!known.some((one) => one.kind === meaning.kind && one.districts.join() === meaning.districts.join()))
      known.push(meaning)
    for (let end = key.length; end > 0; end = key.lastIndexOf(' ', end - 1)) starts.add(key.slice(0, end))
  }
  addRegionsAndForces(add, view)
  for (const district of view.districts.values()) addDistrict(add, district, view.shorts)
  for (const place of view.places) addPlace(add, place)
  for (const [name, district] of view.unplaced) addPlace(add, { name, district, population: 0 })
  for (const [name, code, former] of view.aliases)
    add(name, { ...districtMeaning(view.districts.get(code)!), by: former ? 'former' : 'also' })
  return { find: (key) => byKey.get(key) ?? [], keys: () => byKey.keys(), begins: (words) => starts.has(words) }
}

function addRegionsAndForces(add: Add, { regions, forces }: AreaView): void {
  for (const { name, names, rough, districts } of regions)
    for (const one of names) {
      const by = one === name ? 'name' : 'also'
      add(one, { kind: 'region', code: null, name, districts, population: 0, by, rough })
    }
  for (const { code, name, stems, also, districts } of forces.values())
    for (const one of [name, ...stems, ...also])
      add(one, { kind: 'force', code, name, districts, population: 0, by: 'name', rough: false })
}

const districtMeaning = ({ code, name, population }: District): Meaning => ({
  kind: 'district',
  code,
  name,
  districts: [code],
  population,
  by: 'name',
  rough: false,
})

const joined = /, | and | with /

/** Tonbridge and Malling is also Tonbridge/Malling, and Malling; Richmond upon Thames Richmond; South Staffordshire South Staffs. */
function addDistrict(add: Add, district: District, shorts: AreaView['shorts']): void {
  const meaning = districtMeaning(district)
  const { name } = district
  add(name, meaning)
  if (/^City of | City$/.test(name)) add(name.replace(/^City of | City$/, ''), meaning)
  const also: Meaning = { ...meaning, by: 'also' }
  const parts = name.split(joined)
  if (parts.length > 1) {
    add(parts.join(' '), also)
    for (const part of parts) add(part, also)
  }
  const short = shortName(name)
  if (short) add(short, also)
  for (const [full, abbreviated] of shorts)
    if (name !== full && name.endsWith(` ${full}`)) add(name.replace(full, abbreviated), also)
}

function addPlace(add: Add, { name, district, population }: Pick<Place, 'name' | 'district' | 'population'>): void {
  const meaning: Meaning = {
    kind: 'place',
    code: null,
    name,
    districts: [district],
    population,
    by: 'name',
    rough: false,
  }
  add(name, meaning)
  if (name.includes(',')) add(name.split(',')[0]!, meaning)
  const short = shortName(name)
  if (short) add(short, { ...meaning, by: 'also' })
}

/** People say Burton for Burton upon Trent, Letchworth for Letchworth Garden City, Tunbridge Wells without Royal. */
function shortName(name: string): string | null {
  const plain = name.replaceAll('-', ' ')
  const before = /^(\S{4,}) (?:upon|on|in|under|super|by|next|le) /i.exec(plain)?.[1]
  if (before && !/^(?:stoke|saint)$/i.test(before)) return before
  const without = plain.replace(/^Royal /, '').replace(/ (?:Garden City|Regis|Spa)$/, '')
  return without === plain ? null : without
}
