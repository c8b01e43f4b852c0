import type { CsvRow } from '../../values/csv.ts'
import { type ImportField, type ImportMapping, type ImportProblem, importFields } from '../../values/import-mapping.ts'
import { hourAndMinute } from '../../values/london-minute.ts'
import type { openPlaces } from './place.ts'
import { readDay, readMinute, type When } from './when.ts'
import {
  given,
  readAge,
  readFor,
  readKind,
  readMethod,
  readOutcome,
  readPounds,
  several,
  severalNumbers,
} from './words.ts'

/** Of one row. */
export type RowProblem = Omit<ImportProblem, 'row'>

/** A row as it would be reported. */
export interface RowRead {
  /** As `parseAnswers` takes it. */
  readonly input: Readonly<Record<string, unknown>>
  /** What the organisation calls it; null where the file does not say. */
  readonly reference: string | null
  readonly problems: readonly RowProblem[]
  /** What was left out or put roughly, and why. */
  readonly notes: readonly RowProblem[]
}

export interface RowMeans {
  readonly headings: readonly string[]
  readonly mapping: ImportMapping
  readonly place: ReturnType<typeof openPlaces>
}

/** Longest cell that is looked at; an account may have 20,000 signs. */
export const longestCell = 30_000

/** Reads rows of one file; pure. */
export function openRows({ headings, mapping, place }: RowMeans): (row: CsvRow) => RowRead {
  const at = new Map(
    Object.entries(mapping.columns).map(([field, heading]) => [field as ImportField, headings.indexOf(heading)]),
  )
  return ({ cells }) => {
    const problems: RowProblem[] = []
    const notes: RowProblem[] = []
    const tell = (field: ImportField, problem: string) => problems.push({ field: importFields[field][0], problem })
    const note = (field: ImportField, problem: string) => notes.push({ field: importFields[field][0], problem })
    const cell = (field: ImportField) => given(cells[at.get(field) ?? -1])
    if (cells.some((one) => one.length >= longestCell))
      tell('account', 'a cell has more than 30,000 signs, or a quotation mark in it is not closed')

    const found = place(cell('district'), cell('force'))
    if ('problem' in found) tell('district', found.problem)
    else if (found.isNear) note('district', 'the postcode reaches into several districts; it was put in the first')
    const when = readWhen(cell, mapping, { tell, note })
    const { outcome, pounds } = readResult(cell, tell)
    const input = {
      kind: orElse(cell('kind'), readKind, mapping.kind, () => tell('kind', 'it is no way of contact we know')),
      forWhom: orElse(cell('forWhom'), readFor, mapping.forWhom, () => note('forWhom', 'it was not understood')),
      happenedOn: when.day,
      happenedAt: when.minute === null ? null : hourAndMinute(when.minute),
      district: 'problem' in found ? null : found.district,
      longitude: cell('longitude'),
      latitude: cell('latitude'),
      account: cell('account'),
      shown: readAll(cell('shown'), () => tell('shown', spoilt)),
      spoken: readAll(cell('spoken'), () => tell('spoken', spoilt)),
      aliases: several(cell('aliases')),
      claimed: cell('claimed') || null,
      method: orElse(cell('method'), readMethod, null, () => note('method', 'it was not understood')),
      accounts: several(cell('accounts')),
      urls: several(cell('urls')),
      outcome,
      lostPounds: pounds,
      age: readYears(cell('age'), { tell, note }),
    }
    const reference = cell('reference')
    if (reference.length > 100) tell('reference', 'it has more than 100 signs')
    return { input, reference: reference || null, problems, notes }
  }
}

type Cell = (field: ImportField) => string
type Tell = (field: ImportField, problem: string) => void
interface Telling {
  readonly tell: Tell
  readonly note: Tell
}

const spoilt = 'a spreadsheet has shortened it; format the column as text and write the file again'

function readWhen(cell: Cell, { dates }: ImportMapping, { tell, note }: Telling): When {
  const { day, minute } = readDay(cell('date'), dates)
  if (day === null) tell('date', cell('date') === '' ? 'it is empty' : 'it is no day')
  const time = cell('time')
  const ofTime = time === '' ? null : (readMinute(time) ?? readDay(time, dates).minute)
  if (time !== '' && ofTime === null) note('time', 'it is no time of day')
  return { day, minute: ofTime ?? minute }
}

function readResult(cell: Cell, tell: Tell) {
  const pounds = readPounds(cell('loss'))
  if (pounds === undefined) tell('loss', 'it is no amount')
  const outcome = readOutcome(cell('outcome'))
  if (cell('outcome') !== '' && outcome === null) tell('outcome', 'it is no outcome we know')
  // whoever lost money has lost, whatever the file calls it
  return { outcome: pounds ? 'lost' : (outcome ?? 'nothing'), pounds: pounds ?? null } as const
}

function readYears(cell: string, { tell, note }: Telling): number | null {
  if (cell === '') return null
  const years = readAge(cell)
  if (years === undefined) tell('age', 'it is no age')
  if (years === null) note('age', 'it is a band, and was left out')
  return years ?? null
}

function readAll(cell: string, onSpoilt: () => void): readonly string[] {
  const numbers = severalNumbers(cell)
  if (numbers === undefined) onSpoilt()
  return numbers ?? []
}

/** What is read of a cell; what stands for it where it is empty or not understood, which is then told. */
function orElse<T, E>(cell: string, read: (cell: string) => T | null, otherwise: E, onTrouble: () => void): T | E {
  if (cell === '') return otherwise
  const value = read(cell)
  if (value === null) onTrouble()
  return value ?? otherwise
}
