import { countInWords } from '../../values/count.ts'
import type { Taking } from '../../values/warning.ts'
import type { BatchResult } from './batch.ts'

/** Counts what comes of an intake. */
export interface Tally {
  /** Found so far. */
  readonly found: () => number
  /** One that could not be taken in; those passed over on purpose are listed, but did not fail. */
  readonly miss: (document: string, problem: string, isSkipped?: boolean) => void
  /** One that was taken in with something left out. */
  readonly note: (document: string, note: string) => void
  readonly take: (result: BatchResult) => void
  readonly taking: () => Taking
}

/** Problems beyond these are counted only. */
const mostProblems = 100
/** Documents from one line of progress to the next. */
const tellEvery = 500
const longestName = 300
const longestProblem = 500

/** Begins to count; `expected` is how many there are. */
export function openTally({
  tell,
  expected,
}: {
  tell: (progress: string) => void
  expected?: number | undefined
}): Tally {
  const counts = { added: 0, updated: 0, same: 0, copies: 0, failed: 0 }
  const problems: Taking['problems'][number][] = []
  const skipped = new Map<string, { first: string; count: number }>()
  let told = 0
  const found = () => counts.added + counts.updated + counts.same + counts.failed
  const list = (document: string, problem: string) => {
    if (problems.length < mostProblems)
      problems.push({ document: document.slice(-longestName), problem: problem.slice(0, longestProblem) })
  }
  const skip = (document: string, problem: string) => {
    const { first, count } = skipped.get(problem) ?? { first: document.slice(-longestName), count: 0 }
    skipped.set(problem, { first, count: count + 1 })
  }
  const tellSometimes = () => {
    if (found() - told < tellEvery) return
    told = found()
    const { added, updated, same, failed } = counts
    const of = expected === undefined ? '' : ` of ${countInWords(expected)}`
    const changed = updated > 0 ? `, ${countInWords(updated)} changed` : ''
    tell(
      `${countInWords(told)}${of}: ${countInWords(added)} new${changed}, ${countInWords(same)} known, ${countInWords(failed)} could not be read.`,
    )
  }
  return {
    found,
    miss(document, problem, isSkipped = false) {
      if (isSkipped) return skip(document, problem)
      list(document, problem)
      counts.failed++
      tellSometimes()
    },
    note: list,
    take({ added, updated, same, copies }) {
      counts.added += added.length
      counts.updated += updated.length
      counts.same += same
      counts.copies += copies
      tellSometimes()
    },
    taking: () => ({ found: found(), ...counts, problems: [...problems, ...[...skipped].map(skippedLine)] }),
  }
}

const skippedLine = ([problem, { first, count }]: [string, { first: string; count: number }]) => ({
  document: count === 1 ? first : `${first} and ${countInWords(count - 1)} more`,
  problem: `skipped: ${problem}`,
})
