import { DoorchainError } from '../values/error.ts'
import type { Store } from './store.ts'

/** One thing to be done with the database by whoever holds it, named, so that another process may ask for it. */
export interface WorkOrder {
  readonly name: string
  /** JSON. */
  readonly input: unknown
  /** Told how far it is, in whole sentences. */
  readonly tell?: (progress: string) => void
}

/** Parses its input itself: it may come from another process. The result is JSON. */
export type Work = (store: Store, input: unknown, tell: (progress: string) => void) => Promise<unknown>

export type Works = Readonly<Record<string, Work>>

/** Throws `request-wrong` for a work that is not known here, and what the work throws. */
export async function doWork(store: Store, works: Works, { name, input, tell }: WorkOrder): Promise<unknown> {
  const work = Object.hasOwn(works, name) ? works[name] : undefined
  if (!work) throw new DoorchainError('request-wrong', { problem: 'it asks for work that this version does not know' })
  return (await work(store, input, tell ?? (() => undefined))) ?? null
}
