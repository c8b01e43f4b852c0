import { runInThread } from '../in-thread.ts'
import type { Linked } from '../series/link.ts'
import type { FullInput } from './worker.ts'

/** What a full run found, and the reports of each series that new ones are compared with. */
export interface FullResult extends Linked {
  readonly exemplars: readonly (readonly string[])[]
}

/** Links in a thread of its own; null where it was stopped before its end. */
export const linkInThread = (input: FullInput, isStopping: () => boolean): Promise<FullResult | null> =>
  runInThread<FullResult, FullResult>({
    program: new URL('./worker.js', import.meta.url),
    input,
    hear: (result) => result,
    isStopping,
  })
