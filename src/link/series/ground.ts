import type { District } from '../../areas/view.ts'
import type { Report } from './report.ts'

/** How far two reports lie apart: district borders to cross (3 stands for three and more), or kilometres. */
export interface Apart {
  readonly steps: 0 | 1 | 2 | 3
  /** Null unless both places are known. */
  readonly km: number | null
}

/** What linking asks of the map. */
export interface Ground {
  bordering(district: string): readonly string[]
  apart(a: Report, b: Report): Apart
}

const kmOfDegree = 111.2

/** What each district borders, by code. */
export type Borders = ReadonlyMap<string, Pick<District, 'bordering'>>

/** Districts of a period, with codes of that period. */
export function openGround({ districts }: { readonly districts: Borders }): Ground {
  const borders = new Map([...districts].map(([code, { bordering }]) => [code, new Set(bordering)] as const))
  const bordering = (code: string) => districts.get(code)?.bordering ?? []
  const steps = (a: string, b: string) => {
    if (a === b) return 0
    if (borders.get(a)?.has(b)) return 1
    return bordering(b).some((one) => borders.get(a)?.has(one)) ? 2 : 3
  }
  return { bordering, apart: (a, b) => ({ steps: steps(a.district, b.district), km: kmApart(a, b) }) }
}

/** On a flat map, which is near enough for what is near. */
function kmApart({ place: a }: Report, { place: b }: Report): number | null {
  if (a === null || b === null) return null
  const east = (a.longitude - b.longitude) * Math.cos(((a.latitude + b.latitude) * Math.PI) / 360)
  return kmOfDegree * Math.hypot(east, a.latitude - b.latitude)
}
