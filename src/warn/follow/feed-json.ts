import { z } from 'zod'
import type { Feed } from './feed.ts'
import { feedProblem } from './feed-text.ts'
import { absolute, openGathering } from './gathering.ts'

const text = z.string().catch('')
const link = z.union([z.string(), z.number().transform(String)]).catch('')

const entry = z.object({
  id: link,
  url: text,
  external_url: text,
  title: text,
  date_published: text,
  date_modified: text,
})

/** JSON Feed 1.0 and 1.1 (jsonfeed.org); what an entry has beside is passed over. */
const document = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/1'),
  title: text,
  feed_url: text,
  items: z.array(entry.catch(entry.parse({}))),
})

/** Throws `feed-unreadable`. */
export function readJsonFeed(source: string, { address, now }: { address: string | null; now: Date }): Feed {
  const { feed_url, title, items } = parse(source)
  const gathering = openGathering(now)
  const base = address ?? absolute(feed_url, null)
  for (const item of items)
    gathering.add({
      title: item.title,
      addresses: [item.url, item.external_url, item.id],
      base: item.url ? base : null,
      published: item.date_published,
      updated: item.date_modified,
    })
  return gathering.end(title)
}

function parse(source: string) {
  try {
    return document.parse(JSON.parse(source.replace(/^\ufeff/, '')))
  } catch (error) {
    const isJson = error instanceof z.ZodError
    throw feedProblem(isJson ? 'it is JSON, but no JSON Feed' : 'its JSON is broken', error)
  }
}
