import { type AreaAnswer, districtsIn } from '../areas/area.ts'
import type { Areas } from '../areas/open.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/store.ts'
import type { Districts } from '../values/district.ts'
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
      const districts = codesIn(answer).flatMap((code) => {
        const name = nameOf(code)
        return name === null ? [] : [{ code, name }]
      })
      districts.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
      return {
        districts,
        next: answer.kind === 'found' ? 'Write a town or a postcode' : answer.next.replace(/\.$/, ''),
      }
    },
  }
}

function codesIn(answer: AreaAnswer): readonly string[] {
  if (answer.kind === 'found') return answer.districts
  return answer.kind === 'choose' ? districtsIn(answer.choices.map(({ area }) => area)) : []
}
