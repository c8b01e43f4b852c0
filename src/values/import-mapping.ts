import type { ReportFor, ReportKind } from './report.ts'

/** What a column of a file of reports may hold, with its name and what to know about it. */
export const importFields = {
  date: ['Date', 'The day it happened; with its time, if they stand in one column.'],
  time: ['Time', 'Such as 14:05, 1405 or 2.05pm.'],
  district: ['Place', 'A district, a town or a postcode; a name of an LSOA such as “Watford 003A” will do too.'],
  force: ['Force', 'Tells places of one name apart.'],
  account: ['What happened', 'The words of the report, or the MO.'],
  kind: ['How they came', 'Call, visit, message, post or seen at a cash machine, or words like these.'],
  reference: ['Your reference', 'The same row is then never taken in twice, also when its words change.'],
  shown: ['Number shown', 'On the display; several parted by semicolons.'],
  spoken: ['Number to ring', 'That the caller told them to ring.'],
  aliases: ['Names the caller gave', 'Several parted by semicolons.'],
  claimed: ['Who they said they were', 'Such as a bank, the police, a council.'],
  method: ['How money was to be handed over', 'A courier, a transfer, gift cards and so on.'],
  accounts: ['Where money was to go', 'Sort code and account number.'],
  urls: ['Web addresses', ''],
  outcome: ['What came of it', 'Nothing, details shared, or money lost.'],
  loss: ['Loss in pounds', ''],
  age: ['Age', 'In years, of the person it happened to. Bands such as 65–74 are left out.'],
  forWhom: ['Who tells it', 'The person, somebody else, or somebody at work.'],
  latitude: ['Latitude', 'In degrees.'],
  longitude: ['Longitude', 'In degrees.'],
} as const satisfies Readonly<Record<string, readonly [name: string, hint: string]>>
export type ImportField = keyof typeof importFields

/** Which column of a file holds what. */
export interface ImportMapping {
  /** Heading of the column by field. */
  readonly columns: Readonly<Partial<Record<ImportField, string>>>
  /** Of dates like 03/04/2026. */
  readonly dates: 'day-first' | 'month-first'
  /** What a row is where it does not say. */
  readonly kind: ReportKind
  readonly forWhom: ReportFor
}

/** Why a row could not be taken in; it never repeats what stands in the row. */
export interface ImportProblem {
  /** As a spreadsheet numbers it: the headings are row 1. */
  readonly row: number
  readonly field: string
  readonly problem: string
}
