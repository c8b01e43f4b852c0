import { senderOf } from '../cap/message.ts'
import { capType } from './atom.ts'
import type { FeedEntry, FeedHead } from './entry.ts'

/** Warnings as a JSON Feed 1.1. */
export function printJsonFeed(
  { title, page, path, hub }: FeedHead,
  publicUrl: string,
  entries: readonly FeedEntry[],
): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: publicUrl + page,
    feed_url: publicUrl + path,
    language: 'en-GB',
    authors: [{ name: senderOf(publicUrl), url: publicUrl }],
    ...(hub !== null && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: entries.map(itemOf),
  })
}

const itemOf = (entry: FeedEntry) => ({
  id: entry.id,
  url: entry.page,
  ...(entry.original !== null && { external_url: entry.original }),
  title: entry.title,
  summary: entry.summary,
  ...(entry.content === null ? { content_text: entry.summary } : { content_html: entry.content }),
  date_published: entry.published.toISOString(),
  date_modified: entry.updated.toISOString(),
  authors: [{ name: entry.author }],
  tags: entry.categories.map(({ label }) => label),
  language: 'en-GB',
  ...(entry.cap !== null && { attachments: [{ url: entry.cap, mime_type: capType }] }),
})
