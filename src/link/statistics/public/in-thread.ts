import { Worker } from 'node:worker_threads'
import type { PublicTables, TablesInput } from './tables.ts'

/** Suppresses in a thread of its own, so that pages are served meanwhile. */
export function tablesInThread(input: TablesInput): Promise<PublicTables> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input })
  return new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The thread of the public statistics ended early (${code}).`)))
  })
}
