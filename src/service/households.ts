import type { AreaAnswer } from '../areas/area.ts'
import type { Areas } from '../areas/open.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { District, Districts } from '../values/district.ts'
import type { HouseholdParts } from '../web/household/parts.ts'

/** What the pages of households are made from. `store` resolves when the database is open. */
export const openHouseholds = (
  { publicUrl }: Config,
  { areas, store }: { readonly areas: Areas; readonly store: () => Promise<Store> },
): HouseholdParts => ({
  store,
  publicUrl,
  now: () => new Date(),
  districts: districtsOf(areas),
  items: ['checks', 'area', 'settings'],
})

/** Districts as the areas know them today. */
export function districtsOf(areas: Areas): Districts {
  const nameOf = (code: string) => areas.on().districts.get(code)?.name ?? null
  return {
    nameOf,
    find(text) {
      const answer = areas.resolveArea(text)
      return {
        districts: districtsIn(answer, nameOf),
        next: answer.kind === 'found' ? 'Write a town or a postcode' : answer.next.replace(/\.$/, ''),
      }
    },
  }
}

/** Each district once; one that somebody has to choose is told by the place they wrote: "Newport, Shropshire". */
function districtsIn(answer: AreaAnswer, nameOf: Districts['nameOf']): readonly District[] {
  const told = new Map<string, string>()
  const tell = (code: string, place: string | null) => {
    const name = nameOf(code)
    if (name === null || told.has(code)) return
    told.set(code, place === null || place.includes(name) ? (place ?? name) : `${place} (${name})`)
  }
  if (answer.kind === 'found') for (const code of answer.districts) tell(code, null)
  if (answer.kind === 'choose')
    for (const { label, area } of answer.choices)
      for (const code of area.districts) tell(code, area.districts.length === 1 ? label : null)
  const districts = [...told].map(([code, name]) => ({ code, name }))
  return answer.kind === 'choose' ? districts : districts.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
