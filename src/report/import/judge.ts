import type { Areas } from '../../areas/open.ts'
import { holdsArea } from '../../areas/open.ts'
import { type Grant, grantFor } from '../../people/grants.ts'
import type { CsvRow } from '../../values/csv.ts'
import { type ImportField, type ImportMapping, importFields } from '../../values/import-mapping.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { ReportAnswers } from '../../values/report.ts'
import { parseAnswers, problemsWith } from '../answers.ts'
import { openPlaces } from './place.ts'
import { openRows, type RowProblem } from './row.ts'

/** Who takes rows in, for which organisation. */
export interface Importer {
  readonly grants: readonly Grant[]
  readonly organisation: string
}

export interface JudgeMeans {
  readonly headings: readonly string[]
  readonly mapping: ImportMapping
  readonly areas: Areas
  readonly by: Importer
  /** Names a row that has no reference of its own; the same row always the same. */
  readonly keyed: (text: string) => string
  readonly now: Date
}

/** What is to be done with a row. */
export interface JudgedRow {
  readonly row: number
  /** Null where it cannot be taken in. */
  readonly answers: ReportAnswers | null
  readonly reference: string
  readonly problems: readonly RowProblem[]
  readonly notes: readonly RowProblem[]
}

/** Judges rows of one file one by one; touches no database. */
export function openJudge({ headings, mapping, areas, by, keyed, now }: JudgeMeans): (row: CsvRow) => JudgedRow {
  const view = areas.on()
  const means = { today: dayInLondon(now), view }
  const read = openRows({ headings, mapping, place: openPlaces(areas) })
  const mayWrite = (area: string) =>
    grantFor(by.grants, { role: 'writer', organisation: by.organisation, area }, (wide, narrow) =>
      holdsArea(view, wide, narrow),
    ) !== undefined
  return (row) => {
    const { input, reference, problems, notes } = read(row)
    // what is missing was told already, in words about the file
    const told = new Set(problems.map(({ field }) => field))
    const further = problemsWith(input, means)
      .map(({ field, problem }) => ({ field: nameOf(field), problem: `it ${problem}` }))
      .filter(({ field }) => !told.has(field))
    const all = [...problems, ...further]
    const district = typeof input.district === 'string' ? input.district : null
    if (district !== null && !mayWrite(district))
      all.push({ field: importFields.district[0], problem: 'you are no writer for this area' })
    return {
      row: row.record,
      answers: all.length === 0 ? parseAnswers(input, means) : null,
      reference: reference ?? `row-${keyed(`row ${JSON.stringify(input)}`)}`,
      problems: all,
      notes,
    }
  }
}

const fieldOf: Readonly<Record<string, ImportField>> = {
  happenedOn: 'date',
  happenedAt: 'time',
  lostPounds: 'loss',
}

/** What a field of an answer is called in an import. */
function nameOf(field: string): string {
  const [first = field] = field.split('.')
  const name = fieldOf[first] ?? first
  return Object.hasOwn(importFields, name) ? importFields[name as ImportField][0] : field
}
