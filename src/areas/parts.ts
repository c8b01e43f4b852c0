import type { Area } from './area.ts'
import type { AreaView, District } from './view.ts'

interface Part {
  readonly compass: readonly [east: number, north: number]
  readonly view: AreaView
  /** How many live in the place or district named. */
  readonly population: number
}

/** Towns of at least this many people have a north and a south that people speak of. */
const largeTown = 50_000

const words = (east: number, north: number) =>
  `${north > 0 ? 'north' : north < 0 ? 'south' : ''}${north !== 0 && east !== 0 ? '-' : ''}${east > 0 ? 'east' : east < 0 ? 'west' : ''}`

/**
 * The half or quarter of a region: its districts whose people live, on average, on that side of the middle. A large
 * town stays whole, and so does the middle of anything; null for a village: North Crawley is no part of Crawley.
 */
export function partOf(area: Area, { compass: [east, north], view, population }: Part): Area | null {
  if (area.kind === 'place' || area.kind === 'district') return population >= largeTown ? area : null
  if ((east === 0 && north === 0) || area.districts.length < 2) return area
  const districts = area.districts.map((code) => view.districts.get(code)!)
  const beyond = (of: (one: District) => number, sign: number) => {
    const all = districts.map(of)
    const middle = (Math.min(...all) + Math.max(...all)) / 2
    return (one: District) => sign === 0 || (of(one) - middle) * sign >= 0
  }
  const isEast = beyond(({ longitude }) => longitude, east)
  const isNorth = beyond(({ latitude }) => latitude, north)
  const inside = districts.filter((one) => isEast(one) && isNorth(one)).map(({ code }) => code)
  if (inside.length === 0) return area
  return {
    ...area,
    kind: 'part',
    code: null,
    name: `the ${words(east, north)} of ${area.name}`,
    districts: inside,
    how: 'part',
  }
}
