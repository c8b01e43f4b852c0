import { z } from 'zod'
import type { Feed } from './feed.ts'
import { feedProblem } from './feed-text.ts'
import { absolute, openGathering } from './gathering.ts'

const text = z.string().catch('')

/** JSON Feed 1.0 and 1.1 (jsonfeed.org); what an entry has beside is passed over. */
const document = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/1'),
  title: text,
  feed_url: text,
  items: z.array(z.unknown()),
})

/** Throws `feed-unreadable`. */
export function readJsonFeed(source: string, { address, now }: { address: string | null; now: Date }): Feed {
  const { feed_url, title, items } = parse(source)
  const gathering = openGathering(now)
  const base = address ?? absolute(feed_url, null)
  for (const item of items) {
    const written = writtenIn(item)
    const url = written('url')
    gathering.add({
      title: written('title'),
      addresses: [url, written('external_url'), written('id')],
      base: url ? base : null,
      published: written('date_published'),
      updated: written('date_modified'),
    })
  }
  return gathering.end(title)
}

/** The texts of an entry by name, '' for what is none. By hand: a feed may hold a million entries that are nonsense. */
function writtenIn(item: unknown): (name: string) => string {
  const fields = new Map<string, unknown>(typeof item === 'object' && item !== null ? Object.entries(item) : [])
  return (name) => {
    const value = fields.get(name)
    if (name === 'id' && typeof value === 'number') return String(value)
    return typeof value === 'string' ? value : ''
  }
}

const deepest = 100

/** A parser of JSON takes seconds for a feed of brackets. */
function demandFlat(source: string): void {
  let depth = 0
  let isText = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (isText && sign === '\\') at++
    else if (sign === '"') isText = !isText
    else if (isText) continue
    else if (sign === '[' || sign === '{') depth++
    else if (sign === ']' || sign === '}') depth--
    if (depth > deepest) throw feedProblem(`its JSON lies more than ${deepest} deep in itself`)
  }
}

function parse(source: string) {
  demandFlat(source)
  try {
    return document.parse(JSON.parse(source.replace(/^\ufeff/, '')))
  } catch (error) {
    const isJson = error instanceof z.ZodError
    throw feedProblem(isJson ? 'it is JSON, but no JSON Feed' : 'its JSON is broken', error)
  }
}
