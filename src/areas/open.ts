import { loadAreas } from '../knowledge/areas.ts'
import type { AreaAnswer } from './area.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { areaKey } from './key.ts'
import type { AreasJson } from './records.ts'
import { openResolver, type Resolve, type ResolveOptions } from './resolve.ts'
import type { AreaView } from './view.ts'

/** One line of a picker. */
export interface PickerRow {
  readonly code: string
  readonly name: string
  readonly kind: 'district' | 'force'
  /** The code of the force of a district; null for a force. */
  readonly force: string | null
}

export interface Areas {
  /** The areas as they were on a day, YYYY-MM-DD; today without one. */
  on(day?: string): AreaView
  /** What a phrase means. Throws RangeError for a force that is not one of that day. */
  resolveArea(text: string, options?: ResolveOptions & { readonly on?: string }): AreaAnswer
  /** Forces with an area, then districts, each by name: fit for JSON. */
  picker(day?: string): readonly PickerRow[]
}

/** Opens data/areas; files are read and indexes made when first needed. `today` gives YYYY-MM-DD. */
export function openAreas(today: () => string, load: () => unknown = loadAreas): Areas {
  let catalogue: Catalogue | undefined
  const resolvers = new WeakMap<AreaView, Resolve>()
  const on = (day = today()) => (catalogue ??= openCatalogue(load() as AreasJson)).on(day)
  const resolveArea: Areas['resolveArea'] = (text, { on: day, ...options } = {}) => {
    const view = on(day)
    const resolve = resolvers.get(view) ?? openResolver(view)
    resolvers.set(view, resolve)
    return resolve(text, options)
  }
  return { on, resolveArea, picker: (day) => pickerOf(on(day)) }
}

function pickerOf(view: AreaView): readonly PickerRow[] {
  const byName = (a: PickerRow, b: PickerRow) => a.name.localeCompare(b.name, 'en-GB')
  const forces = [...view.forces.values()]
    .filter(({ districts }) => districts.length > 0)
    .map(({ code, name }): PickerRow => ({ code, name, kind: 'force', force: null }))
  const districts = [...view.districts.values()].map(
    ({ code, name, force }): PickerRow => ({ code, name, kind: 'district', force }),
  )
  return [...forces.sort(byName), ...districts.sort(byName)]
}

/** The code of a force by its code or any of its names ("Herts Police", "GMP", "Kent"); null for another. */
export function forceNamed(view: AreaView, text: string): string | null {
  if (view.forces.has(text)) return text
  const bare = (name: string) =>
    areaKey(name)
      .replace(/^the /, '')
      .replace(/ (?:police|constabulary)(?: service)?$/, '')
  const wanted = bare(text)
  const found = [...view.forces.values()].find(({ name, stems, also }) =>
    [name, ...stems, ...also].some((one) => bare(one) === wanted),
  )
  return found?.code ?? null
}

/** Whether the area of one code (force or district) holds that of another. */
export function holdsArea(view: AreaView, outer: string, inner: string): boolean {
  const held = view.canonical(inner)
  const holder = view.canonical(outer)
  if (holder !== null) return holder === held
  const force = view.forces.get(outer)
  if (!force || force.districts.length === 0) return false
  return held === null ? outer === inner : force.districts.includes(held)
}
