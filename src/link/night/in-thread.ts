import { runInThread } from '../in-thread.ts'
import type { NightInput } from './input.ts'
import type { Judged } from './judge.ts'
import type { Said } from './worker.ts'

/** Judges a night in a thread of its own; null where it was stopped before its end. */
export const judgeInThread = (
  input: NightInput,
  { tell, isStopping }: { readonly tell: (progress: string) => void; readonly isStopping: () => boolean },
): Promise<Judged | null> =>
  runInThread<Said, Judged>({
    program: new URL('./worker.js', import.meta.url),
    input,
    hear: (said) => ('judged' in said ? said.judged : void tell(said.progress)),
    isStopping,
  })
