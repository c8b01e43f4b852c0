import type { AreasJson } from './records.ts'
import { type AreaView, viewOn } from './view.ts'

/** Districts, forces and places as dated data: ask it for a day, and use what it gives for that day only. */
export interface Catalogue {
  /** The areas as they were on a day, YYYY-MM-DD; made once for each period. Throws RangeError for another form. */
  on(day: string): AreaView
  /** The days on which anything changed, in order. */
  readonly changes: readonly string[]
}

/** What must stand wherever areas, names or maps are shown. */
export const attribution =
  'Contains National Statistics data © Crown copyright and database right 2024. Contains OS data © Crown copyright and database right 2024. Place names: GeoNames, CC BY 4.0.'

/** Opens the parsed files of data/areas; works only when first asked. */
export function openCatalogue(json: AreasJson): Catalogue {
  const changes = changesIn(json)
  const views = new Map<string, AreaView>()
  const on = (day: string): AreaView => {
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new RangeError(`a day is YYYY-MM-DD, not "${day}"`)
    const since = changes.findLast((change) => change <= day) ?? ''
    const view = views.get(since) ?? viewOn(json, since)
    views.set(since, view)
    return view
  }
  return { on, changes }
}

function changesIn({ areas, forces, also }: AreasJson): string[] {
  const days = [
    ...areas.districts.flatMap(([, , , , from, until]) => [from, until]),
    ...forces.forces.flatMap(({ from, until }) => [from, until]),
    ...also.former.map(([, , until]) => until),
  ]
  return [...new Set(days)].filter((day) => typeof day === 'string').sort()
}
