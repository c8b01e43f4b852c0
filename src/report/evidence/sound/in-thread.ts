import { Worker } from 'node:worker_threads'
import { refused } from '../refused.ts'
import { cleanSound, type SoundKind } from './sound.ts'
import type { SoundInput, SoundSaid } from './worker.ts'

/** Up to so many bytes a recording is read in some milliseconds, whatever stands in it. */
const soon = 256 * 1024
const mostMs = 20_000

/** A recording written anew, a long one in a thread of its own, so that pages are served meanwhile. Throws `evidence-refused`. */
export async function cleanAside(bytes: Uint8Array, kind: SoundKind): Promise<Uint8Array> {
  if (bytes.length <= soon) return cleanSound(bytes, kind)
  const input: SoundInput = { bytes, kind }
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: input })
  const timer = setTimeout(() => void worker.terminate(), mostMs)
  try {
    const said = await new Promise<SoundSaid>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', () => reject(refused('it takes too long to read')))
    })
    if ('problem' in said) throw refused(said.problem)
    return said.bytes
  } finally {
    clearTimeout(timer)
  }
}
