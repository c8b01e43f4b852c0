import { Worker } from 'node:worker_threads'
import type { Linked } from '../series/link.ts'
import type { FullInput } from './worker.ts'

const lookEveryMs = 100

/** What a full run found, and the reports of each series that new ones are compared with. */
export interface FullResult extends Linked {
  readonly exemplars: readonly (readonly string[])[]
}

/** Links in a thread of its own, so that pages are served meanwhile; null where it was stopped before its end. */
export async function linkInThread(input: FullInput, isStopping: () => boolean): Promise<FullResult | null> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input })
  let isStopped = false
  const timer = setInterval(() => {
    if (!isStopping()) return
    isStopped = true
    void worker.terminate()
  }, lookEveryMs)
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', (code) =>
        isStopped ? resolve(null) : reject(new Error(`The thread that links ended early (${code}).`)),
      )
    })
  } finally {
    clearInterval(timer)
  }
}
