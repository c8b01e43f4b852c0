import type { Knowledge } from './knowledge.ts'
import { collectionMethods, type ReportKind } from './report.ts'

/** What a value of a grouping is called; the value itself where nobody gave it a name. */
export type Names = (by: string, is: string) => string

export const kindWords: Readonly<Record<ReportKind, string>> = {
  call: 'A call',
  visit: 'Somebody at the door',
  message: 'A text, e-mail or message',
  post: 'A letter or parcel',
  sighting: 'Seen at a cash machine',
}
const outcomes = { nothing: 'Nothing was lost', shared: 'Details were given away', lost: 'Money or goods were lost' }
const trusts = {
  unverified: 'Not looked at by anybody',
  checked: 'Looked at by a coordinator',
  trusted: 'From an organisation that is known',
}
const ways = {
  form: 'On this website',
  api: 'By a program',
  import: 'From a file',
  desk: 'At the desk',
  simulated: 'Simulated: not real',
}

const plain: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kindWords,
  outcome: outcomes,
  method: collectionMethods,
  trust: trusts,
  via: ways,
}

/** What every page and file with figures says while any report of them is simulated. */
export const simulatedWords = 'Simulated reports, not real ones'

/** Headings of tables, by what reports are told apart. */
export const groupingWords: Readonly<Record<string, string>> = {
  kind: 'How it came',
  outcome: 'What came of it',
  script: 'What they pretended',
  tactic: 'What they did and said',
  method: 'How money or goods were to be handed over',
  age: 'Age of the person',
  loss: 'How much was lost',
  district: 'Council area',
  force: 'Police force',
  week: 'Week from Monday',
  month: 'Month',
  trust: 'How far it was looked at',
  via: 'How the report came in',
}

/** The names of everything reports are told apart by. */
export function openNames({ scripts, tactics }: Pick<Knowledge, 'scripts' | 'tactics'>): Names {
  const titles: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    script: new Map(scripts.map(({ id, title }) => [id, title])),
    tactic: new Map(tactics.map(({ id, title }) => [id, title])),
  }
  return (by, is) => titles[by]?.get(is) ?? plain[by]?.[is] ?? is
}
