import { csvRecord } from '../../values/csv.ts'
import type { ImportProblem } from '../../values/import-mapping.ts'

/** Rows that could not be taken in, as CSV. */
export const problemsCsv = (problems: readonly ImportProblem[]): string =>
  csvRecord(['row', 'field', 'problem']) +
  problems.map(({ row, field, problem }) => csvRecord([row, field, problem])).join('')
