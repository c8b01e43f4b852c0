import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CounterGuide } from '../values/counter.ts'

let guides: readonly CounterGuide[] | undefined

/** What staff at each kind of counter can notice and do, read when first asked for. Throws if it was not built. */
export function loadCounters(): readonly CounterGuide[] {
  guides ??= JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'counters.json'), 'utf8'),
  ) as readonly CounterGuide[]
  return guides
}
