import { readDocument } from '../../read/document.ts'

/** What a document is. */
export type Form = 'markdown' | 'page' | 'cap' | 'feed' | 'unknown'

const head = 4_000

/** Says what a document is, by what it holds first and by its media type and name after that. */
export function recognise(text: string, mediaType: string, name: string): Form {
  const start = text.slice(0, head).trimStart()
  const marked = formOfMarkup(start)
  if (marked) return marked
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  if (start.startsWith('{') || start.startsWith('[')) {
    if (isJsonFeed(start)) return 'feed'
    if (type.endsWith('json') || /\.json$/i.test(name)) return 'unknown'
  }
  if (type === 'text/html' || type === 'application/xhtml+xml' || /\.html?$/i.test(name)) return 'page'
  if (type.endsWith('xml') || /\.(?:xml|cap)$/i.test(name)) return 'unknown'
  return 'markdown'
}

/** The first element tells what markup is; Markdown may hold elements too, but does not begin with these. */
function formOfMarkup(start: string): Form | null {
  const bare = start.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|\s)+/i, '')
  const first = /^<(?:[a-z]+:)?([a-z]+)[\s/>]/i.exec(bare)?.[1]?.toLowerCase()
  if (first === 'alert') return 'cap'
  if (first === 'rss' || first === 'feed' || first === 'rdf') return 'feed'
  if (first !== undefined && pageStarts.has(first)) return 'page'
  return /^<!DOCTYPE html/i.test(start) ? 'page' : null
}

const pageStarts = new Set(['html', 'head', 'body', 'main', 'article', 'title', 'meta'])

const isJsonFeed = (start: string) => /"version"\s*:\s*"https:\/\/jsonfeed\.org\//.test(start)

/** Whether a text opens front matter that nothing could be read from. */
export const hasUnreadHeader = (text: string): boolean =>
  /^\s*(?:```ya?ml[ \t]*|---[ \t]*)\r?\n/i.test(text) && readDocument(text).fields.size === 0
