import { Worker } from 'node:worker_threads'

const lookEveryMs = 100

/** Work for a thread of its own. `Said` is what its program posts, one after the other. */
export interface Threaded<Said, Result> {
  /** The compiled program. */
  readonly program: URL
  /** Handed over whole. */
  readonly input: unknown
  /** The result once it has been said; undefined while it has not. */
  readonly hear: (said: Said) => Result | undefined
  readonly isStopping: () => boolean
}

/** Works in a thread of its own, so that pages are served meanwhile; null where it was stopped before its end. */
export async function runInThread<Said, Result>({
  program,
  input,
  hear,
  isStopping,
}: Threaded<Said, Result>): Promise<Result | null> {
  const worker = new Worker(program, { workerData: input })
  let isStopped = false
  const timer = setInterval(() => {
    if (!isStopping()) return
    isStopped = true
    void worker.terminate()
  }, lookEveryMs)
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (said: Said) => {
        const result = hear(said)
        if (result !== undefined) resolve(result)
      })
      worker.on('error', reject)
      worker.on('exit', (code) =>
        isStopped ? resolve(null) : reject(new Error(`A thread ended before its work was done (${code}).`)),
      )
    })
  } finally {
    clearInterval(timer)
  }
}
