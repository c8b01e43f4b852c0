import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { voicesOf } from '../check/voices.ts'
import type { Contact } from '../values/contact.ts'
import { fingerprint } from './fingerprint.ts'
import { foldsOf } from './folds.ts'
import type { Lesson } from './train.ts'

/**
 * Public sets whose licences let what is learned from them be shipped (their rows are not), and how much a row of each counts:
 * recorded and retold scam calls in full, service calls less but those that sound most alike, calls that a machine made up
 * least. Sets in which only a customer speaks, mostly in figures, are left out: they taught it that sums are harmless.
 */
const weights: Readonly<Record<string, number>> = {
  ftc_robocall: 1,
  asset_75: 1,
  bothbosu_youtube_20: 1,
  bothbosu_single_agent: 0.3,
  harpervalley_243: 1,
  star_bank: 0.5,
  nlupp_banking: 0.5,
}

/** A row of a public set that teaches, and the part it is left out with. */
export interface PublicRow {
  readonly set: string
  readonly id: string
  readonly fold: number
  readonly lesson: Lesson
}

interface Labelled extends Contact {
  readonly label: 'scam' | 'genuine'
}

/** The rows of `<folder>/data/contacts` that may teach; none where there is no such folder. */
export function readPublicRows(folder: string): PublicRow[] {
  const files = Object.keys(weights).map((set) => ({ set, file: join(folder, 'data', 'contacts', `${set}.jsonl`) }))
  return files.filter(({ file }) => existsSync(file)).flatMap(({ set, file }) => readSet(set, file))
}

function readSet(set: string, file: string): PublicRow[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const contacts = lines.map((line) => JSON.parse(line) as Labelled)
  const texts = contacts.map((contact) => voicesOf(contact).text)
  const folds = foldsOf(texts)
  return contacts.map(({ id, label }, at): PublicRow => {
    const lesson = {
      text: texts[at]!,
      isTrick: label === 'scam',
      writer: set,
      register: 'public',
      weight: weights[set]!,
    }
    return { set, id: String(id), fold: folds[at]!, lesson }
  })
}

/** What is recorded of the rows that taught: how many of each set, and a fingerprint of their words. */
export function recordRows(rows: readonly PublicRow[]): Record<string, { rows: number; fingerprint: string }> {
  const sets = new Set(rows.map(({ set }) => set))
  return Object.fromEntries(
    [...sets].map((set) => {
      const lessons = rows.filter((row) => row.set === set).map(({ lesson }) => lesson)
      return [set, { rows: lessons.length, fingerprint: fingerprint(lessons) }]
    }),
  )
}
