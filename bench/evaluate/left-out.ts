import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openChecker } from '../../src/check/check.ts'
import { fingerprint } from '../../src/learn/fingerprint.ts'
import { learnFolds, learnOne } from '../../src/learn/learn.ts'
import { readLessons } from '../../src/learn/lessons.ts'
import { type PublicRow, readPublicRows, recordRows } from '../../src/learn/public-rows.ts'
import { openReader } from '../../src/read/read.ts'
import type { Knowledge } from '../../src/values/knowledge.ts'
import type { Measured } from './contacts.ts'

/** What lies beside the models about the rows of public sets that taught. */
interface Recorded {
  readonly publicRows: Readonly<Record<string, { readonly rows: number; readonly fingerprint: string }>>
  readonly leftOut: readonly {
    readonly kind: string
    readonly leftOut: string
    readonly tricks: number
    readonly others: number
    readonly found: number
    readonly taken: number
  }[]
}

/** Whoever measures a row that taught: not taught with its part of the set, nor with anything nearly the same. */
export interface LeftOut {
  /** By set and id of a row; rows that are not here taught nothing. */
  readonly byRow: ReadonlyMap<string, Measured>
  /** The shipped model for talk comes out of the rows again byte for byte; null where the rows are not those. */
  readonly isRebuilt: boolean | null
}

export const rowKey = (set: string, id: string): string => `${set} ${id}`

/** Teaches the model for talk anew, all and one part left out at a time, where the folder holds the rows that taught it. */
export function leaveOut(knowledge: Knowledge, shared: string): LeftOut {
  const recorded = readRecorded()
  printSets(recorded)
  const rows = readPublicRows(shared)
  if (JSON.stringify(recordRows(rows)) !== JSON.stringify(recorded.publicRows)) {
    console.log('The folder does not hold the very rows that taught the model for talk: it is used as it is.')
    return { byRow: new Map(), isRebuilt: null }
  }
  const lessons = readLessons()
  const talk = learnOne('talk', [...lessons, ...rows.map(({ lesson }) => lesson)])
  const isRebuilt = fingerprint(talk) === fingerprint(knowledge.learned.talk!)
  console.log(
    `The model for talk, taught again: ${isRebuilt ? 'the same, byte for byte' : 'NOT the one that is shipped'}.`,
  )
  const measured = learnFolds(lessons, rows).map((model) => {
    const reader = openReader({ ...knowledge, learned: { ...knowledge.learned, talk: model } })
    return { reader, checker: openChecker(reader) }
  })
  const byRow = rows.map(({ set, id, fold }: PublicRow) => [rowKey(set, id), measured[fold]!] as const)
  return { byRow: new Map(byRow), isRebuilt }
}

function readRecorded(): Recorded {
  return JSON.parse(readFileSync(join(process.cwd(), 'data', 'learned', 'figures.json'), 'utf8')) as Recorded
}

/** How the model for talk alone does on each public set, taught without the whole of it. */
function printSets({ publicRows, leftOut }: Recorded): void {
  console.log('The model for talk, taught without a set and heard on it, no rules beside it')
  for (const { kind, leftOut: set, tricks, others, found, taken } of leftOut)
    if (kind === 'talk' && publicRows[set])
      console.log(`  ${set.padEnd(22)} heard ${found} of ${tricks} criminal, ${taken} of ${others} genuine`)
}
