import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'areas')
const parse = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** The parsed files of data/areas, by name: for the reader's `openGazetteer` and for `openCatalogue`. */
export function loadAreas(): Record<'areas' | 'places' | 'forces' | 'regions' | 'outcodes' | 'also', unknown> {
  const [areas, places, forces] = [parse('areas'), parse('places'), parse('forces')]
  return { areas, places, forces, regions: parse('regions'), outcodes: parse('outcodes'), also: parse('also') }
}
