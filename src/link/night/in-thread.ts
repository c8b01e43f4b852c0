import { Worker } from 'node:worker_threads'
import type { NightInput } from './input.ts'
import type { Judged } from './judge.ts'
import type { Said } from './worker.ts'

const lookEveryMs = 100

/** Judges a night in a thread of its own, so that pages are served meanwhile; null where it was stopped before its end. */
export async function judgeInThread(
  input: NightInput,
  { tell, isStopping }: { readonly tell: (progress: string) => void; readonly isStopping: () => boolean },
): Promise<Judged | null> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input })
  let isStopped = false
  const timer = setInterval(() => {
    if (!isStopping()) return
    isStopped = true
    void worker.terminate()
  }, lookEveryMs)
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (said: Said) => ('judged' in said ? resolve(said.judged) : tell(said.progress)))
      worker.on('error', reject)
      worker.on('exit', (code) =>
        isStopped ? resolve(null) : reject(new Error(`The thread of the night ended early (${code}).`)),
      )
    })
  } finally {
    clearInterval(timer)
  }
}
