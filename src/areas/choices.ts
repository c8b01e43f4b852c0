import type { Area, Choice } from './area.ts'
import type { Meaning } from './names.ts'
import { areaOf } from './pick.ts'
import type { AreaView } from './view.ts'

/** More than this many nobody reads through. */
const most = 6

/** The meanings of a name as a short list, the larger first, each told from the others. */
export function choicesOf(meanings: readonly Meaning[], view: AreaView): { choices: readonly Choice[]; more: boolean } {
  const bySet = new Map<string, Meaning>()
  for (const one of meanings.toSorted((a, b) => rank(b) - rank(a))) {
    const key = one.districts.join()
    if (!bySet.has(key)) bySet.set(key, one)
  }
  const distinct = [...bySet.values()]
  const choices = distinct.slice(0, most).map((one) => ({ label: labelOf(one, view), area: areaOf(one) }))
  const labels = choices.map(({ label }) => label)
  const told = choices.map((choice) =>
    labels.filter((label) => label === choice.label).length > 1
      ? { ...choice, label: longLabel(choice.area, view) }
      : choice,
  )
  return { choices: told, more: distinct.length > most }
}

const rank = ({ kind, population }: Meaning) => (kind === 'region' || kind === 'force' ? 1e9 : population)

const nations: Readonly<Record<string, string>> = { S: 'Scotland', N: 'Northern Ireland', W: 'Wales' }

/** "Newport, Isle of Wight"; "Durham, all of it". */
export function labelOf({ kind, name, districts }: Pick<Area, 'kind' | 'name' | 'districts'>, view: AreaView): string {
  if (kind === 'force' || kind === 'part' || kind === 'border') return name
  if (kind === 'region') return `${name}, all of it`
  const district = view.districts.get(districts[0]!)!
  if (district.county !== null && district.county !== name) return `${name}, ${district.county}`
  if (district.name !== name) return `${name}, ${district.name}`
  return `${name}, ${nations[district.code[0]!] ?? view.forces.get(district.force)!.stems[0] ?? 'England'}`
}

function longLabel({ name, districts }: Area, view: AreaView): string {
  const { name: district, county } = view.districts.get(districts[0]!)!
  return county === null || county === district ? `${name}, ${district}` : `${name} (${district}), ${county}`
}

/** A district with its towns, for somebody who does not know the name of the council. */
export function districtLabel(code: string, view: AreaView, towns: ReadonlyMap<string, readonly string[]>): string {
  const { name } = view.districts.get(code)!
  const inside = (towns.get(code) ?? []).filter((town) => !name.includes(town)).slice(0, 2)
  return inside.length > 0 ? `${name} (such as ${inside.join(' or ')})` : name
}
