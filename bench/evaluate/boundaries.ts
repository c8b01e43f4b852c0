import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readBoundaries } from '../../src/areas/boundaries/geojson.ts'
import type { KeptBoundaries } from '../../src/areas/boundaries/keep.ts'
import type { Position } from '../../src/areas/boundaries/national-grid.ts'
import { type Boundary, prepareEdition } from '../../src/areas/boundaries/prepare.ts'
import { openAreas } from '../../src/areas/open.ts'
import { areasWorks } from '../../src/areas/work.ts'
import { readConfig } from '../../src/config.ts'
import { openStore } from '../../src/store/open.ts'
import { doWork } from '../../src/store/work.ts'
import { type Share, shareOf, tell } from './figures.ts'

export interface BoundaryFigures {
  readonly edition: string
  readonly districts: number
  readonly kilobytes: number
  /** Places of the gazetteer that lie within the outline of their district, once it is simplified. */
  readonly placesInside: Share
}

/** Imports `<shared>/data/geo/lad24.geojson` into a database of its own, and looks whether places lie in their districts. */
export async function evaluateBoundaries(shared: string): Promise<BoundaryFigures | null> {
  const file = join(shared, 'data', 'geo', 'lad24.geojson')
  if (!existsSync(file)) return null
  const view = openAreas(() => new Date().toISOString().slice(0, 10)).on()
  const edition = prepareEdition(readBoundaries(readFileSync(file), file), view, () => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'doorchain-evaluate-'))
  const store = await openStore(readConfig({ DOORCHAIN_DATA: join(folder, 'data') }), 'evaluate')
  try {
    const prepared = join(folder, 'edition.json')
    const text = JSON.stringify(edition)
    writeFileSync(prepared, text)
    await doWork(store, areasWorks, { name: 'areas-import', input: { file: prepared, by: 'evaluate' } })
    const input = { districts: [...view.districts.keys()] }
    const { boundaries } = (await doWork(store, areasWorks, { name: 'areas-boundaries', input })) as KeptBoundaries
    const outlines = new Map(boundaries.map(({ district, polygons }) => [district, polygons]))
    const inside = view.places.filter(({ longitude, latitude, district }) =>
      (outlines.get(district) ?? []).some((rings) => holds(rings, [longitude, latitude])),
    )
    const placesInside = shareOf(inside.length, view.places.length)
    console.log(
      `Boundaries: ${boundaries.length} districts of ${edition.edition} imported; places in their district: ${tell(placesInside)}`,
    )
    return {
      edition: edition.edition,
      districts: boundaries.length,
      kilobytes: Math.round(text.length / 1000),
      placesInside,
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Whether a point lies within the outline and in none of its holes (even–odd rule). */
function holds(rings: Boundary['polygons'][number], [x, y]: Position): boolean {
  let isInside = false
  for (const ring of rings)
    for (let at = 1; at < ring.length; at++) {
      const [[x0, y0], [x1, y1]] = [ring[at - 1]!, ring[at]!]
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) isInside = !isInside
    }
  return isInside
}
