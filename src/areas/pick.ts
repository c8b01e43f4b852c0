import type { Area } from './area.ts'
import type { Meaning } from './names.ts'
import type { AreaView } from './view.ts'

/** What a name came to: one area, several to choose from, or a force or island without a district here. */
export type Picked =
  | { readonly kind: 'one'; readonly area: Area }
  | { readonly kind: 'several'; readonly meanings: readonly Meaning[] }
  | { readonly kind: 'not-covered' }

export interface Setting {
  readonly view: AreaView
  /** The force that issues the text, by code; null when nobody said. */
  readonly force: string | null
}

/** Towns of at least this many people are meant, under their whole name, also far from the force that speaks of them. */
const knownFarOff = 100_000

/** A village under a shortened name ("Dalton" for Dalton in Furness) may be another that nobody listed. */
const knownInShort = 5_000

/** Picks what a name means: by its kind, where the words beside it tell, then by the force that speaks. */
export function pickMeaning(meanings: readonly Meaning[], hints: readonly Meaning['kind'][], setting: Setting): Picked {
  const covered = meanings.filter(({ districts }) => districts.length > 0)
  if (covered.length === 0) return { kind: 'not-covered' }
  const kinds = byKind(covered, hints)
  if (!setting.force) return decide(kinds, hints)
  const { view, force } = setting
  const inside = kinds.filter(({ districts }) => districts.some((code) => view.districts.get(code)!.force === force))
  if (inside.length > 0) return decide(inside, hints)
  const picked = decide(kinds, hints)
  if (picked.kind !== 'one' || isKnownFarOff(kinds, view, force)) return picked
  return { kind: 'several', meanings: kinds }
}

/** A village far from the force may be another of the same name that nobody listed. */
function isKnownFarOff(meanings: readonly Meaning[], view: AreaView, force: string): boolean {
  const near = view.forces.get(force)!.bordering
  return meanings.some(
    ({ kind, by, population, districts }) =>
      kind === 'force' ||
      kind === 'region' ||
      (by === 'name' && population >= knownFarOff) ||
      districts.every((code) => near.includes(view.districts.get(code)!.force)),
  )
}

function byKind(meanings: readonly Meaning[], hints: readonly Meaning['kind'][]): readonly Meaning[] {
  for (const hint of hints) {
    const hinted = meanings.filter(({ kind }) => kind === hint)
    if (hinted.length > 0) return hinted
  }
  const others = meanings.filter(({ kind }) => kind !== 'force')
  return others.some(({ kind }) => kind !== 'place') || others.length === meanings.length ? others : meanings
}

/** One when all come to the same districts, or when it is a county that a district or town inside is named after. */
function decide(meanings: readonly Meaning[], hints: readonly Meaning['kind'][]): Picked {
  const first = meanings[0]!
  if (meanings.some(({ districts }) => districts.join() !== first.districts.join())) {
    const region = hints.length === 0 && meanings.find(({ kind, rough }) => kind === 'region' && !rough)
    return region ? { kind: 'one', area: areaOf(region) } : { kind: 'several', meanings }
  }
  if (meanings.every(({ kind, by, population }) => kind === 'place' && by === 'also' && population < knownInShort))
    return { kind: 'several', meanings }
  const exact = meanings.filter(({ by }) => by === 'name')
  const best = (exact.length > 0 ? exact : meanings).toSorted((a, b) => order[a.kind] - order[b.kind])[0]!
  return { kind: 'one', area: areaOf(best) }
}

const order = { district: 0, region: 1, force: 2, place: 3 } as const

export const areaOf = ({ kind, code, name, districts, by, rough }: Meaning): Area => ({
  kind,
  code,
  name,
  districts,
  how: by,
  rough,
})
