import type { Areas } from '../../areas/open.ts'
import { readDocument } from '../../read/document.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import type { WarningReadingKept } from '../../values/warning.ts'
import { districtsTold, scriptsOf } from '../digest.ts'
import { valuesOf } from './field-words.ts'

/** What is kept beside a reading so that a warning can be found: ids of tactics and scripts, codes of districts. */
export interface FactColumns {
  readonly tactics: string[]
  readonly scripts: string[]
  readonly districts: string[]
}

/** What the columns are made with; `sure`: a person said which places are meant. */
export interface ColumnMeans {
  readonly knowledge: Knowledge
  readonly areas: Areas
  readonly sure?: boolean
}

/** The columns that follow from a corrected reading of `text`. */
export function factColumns(
  text: string,
  reading: WarningReadingKept,
  { knowledge, areas, sure = false }: ColumnMeans,
): FactColumns {
  const list = (field: string) => valuesOf(reading, field).map(String)
  const labels = new Set(list('tactics'))
  const tactics = knowledge.tactics.filter(({ id }) => labels.has(id)).map(({ id }) => id)
  const area = readDocument(text).fields.get('area')?.value ?? ''
  return {
    tactics,
    scripts: scriptsOf(knowledge.scripts, tactics, list('crime_types')),
    districts: districtsTold(areas, {
      places: [...list('places'), area],
      force: list('police_force')[0] ?? null,
      sure,
    }),
  }
}
