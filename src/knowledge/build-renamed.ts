import { join } from 'node:path'
import type { Knowledge } from '../values/knowledge.ts'
import type { Renamed } from '../values/renamed.ts'
import { renamedSchema } from './schema.ts'
import { data, readYaml } from './yaml.ts'

/**
 * data/renamed.yaml with the values of its contacts and the titles of its sources put in. A number that is unconfirmed in
 * data/contacts is so here. Throws naming what does not exist.
 */
export function buildRenamed({ contacts, sources }: Pick<Knowledge, 'contacts' | 'sources'>): Renamed[] {
  const find = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
    const found = all.find((one) => one.id === id)
    if (!found) throw new Error(`data/renamed.yaml: "${id}" does not exist`)
    return found
  }
  return readYaml(join(data, 'renamed.yaml'), renamedSchema).map((one) => ({
    ...one,
    today: one.today.replace(/\{([\w-]+)\}/g, (_, id: string) => {
      const { value, confidence } = find(contacts, id)
      return confidence === 'M' ? `${value} (unconfirmed)` : value
    }),
    sources: one.sources.map((id) => find(sources, id)),
  }))
}
