import { forceOf } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { formNames } from './forms.ts'

/** What a warning is about, and what is known today. */
export interface TopicMaterial {
  readonly view: AreaView
  readonly scripts: readonly { readonly id: string }[]
}

/** Paths of the feeds that a change of a warning may change: the general ones first, then those of its areas and scripts. */
export function topicsOf(
  { districts, scripts }: { readonly districts: readonly string[]; readonly scripts: readonly string[] },
  { view, scripts: known }: TopicMaterial,
): readonly string[] {
  const here = districts.map((code) => view.canonical(code)).filter((code) => code !== null)
  const areas = [...here, ...here.map((code) => forceOf(view, code))]
  const ids = scripts.filter((id) => known.some((script) => script.id === id))
  const places = new Set(['', ...areas.map((code) => `/areas/${code}`), ...ids.map((id) => `/scripts/${id}`)])
  return [...places].flatMap((place) => formNames.map((form) => `${place}/${form}`))
}
