import { join } from 'node:path'
import type { CounterGuide } from '../values/counter.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { countersSchema } from './schema.ts'
import { data, readYaml } from './yaml.ts'

/** data/counters.yaml with its sources put in. Throws naming a tactic or a source that does not exist. */
export function buildCounters({ tactics, sources }: Pick<Knowledge, 'tactics' | 'sources'>): CounterGuide[] {
  const known = new Set(tactics.map(({ id }) => id))
  const missing = (id: string) => new Error(`data/counters.yaml: "${id}" does not exist`)
  return readYaml(join(data, 'counters.yaml'), countersSchema).map((one) => {
    for (const id of one.notice.flatMap((line) => line.tactics)) if (!known.has(id)) throw missing(id)
    const cited = one.sources.map((id) => {
      const source = sources.find((each) => each.id === id)
      if (!source) throw missing(id)
      return source
    })
    return { ...one, sources: cited }
  })
}
