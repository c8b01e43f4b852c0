import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Districts, districtsOf } from '../values/district.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'areas')
const parse = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** The parsed files of data/areas, by name, for `openGazetteer`. */
export function loadAreas(): { areas: unknown; places: unknown; forces: unknown; regions: unknown } {
  return { areas: parse('areas'), places: parse('places'), forces: parse('forces'), regions: parse('regions') }
}

/** The districts of data/areas by name. */
export function loadDistricts(): Districts {
  const { districts } = parse('areas') as { districts: readonly (readonly [code: string, name: string])[] }
  return districtsOf(districts.map(([code, name]) => ({ code, name })))
}
