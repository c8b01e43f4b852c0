import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import type { Page } from '../page.ts'

/** How long anybody may show a page without asking again: a cancelled warning must be gone soon. */
const freshSeconds = 60

/** What pages are sent with. */
export interface Sending {
  readonly send: Send
}

/** A page, and when what it tells last changed; null if nothing says so. */
export interface Dated {
  readonly page: Page
  readonly modified: Date | null
}

/** Sends a page that anybody may keep for a minute, or 304 to those who have it. */
export async function sendFresh(context: Context<EdgeEnv>, shown: Page | Dated, { send }: Sending): Promise<Response> {
  const { page, modified } = 'page' in shown ? shown : { page: shown, modified: null }
  const answer = await send(context, page)
  return answer.status === 200 ? freshly(context, { body: await answer.text(), type: html, modified }) : answer
}

const html = 'text/html; charset=UTF-8'

interface Document {
  readonly body: string
  /** Media type, with its character set. */
  readonly type: string
  readonly modified: Date | null
}

/** The answer with a document, its tag and its age; 304 for who has it. */
export function freshly(context: Context<EdgeEnv>, { body, type, modified }: Document): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`
  const headers = {
    ETag: tag,
    'Cache-Control': `public, max-age=${freshSeconds}`,
    ...(modified && { 'Last-Modified': modified.toUTCString() }),
  }
  if (isKnown(context, tag, modified)) return context.body(null, 304, headers)
  return context.body(body, 200, { ...headers, 'Content-Type': type })
}

/** RFC 9110, 13.2.2: the tag decides where one is given; a compressed answer has a weak one. */
function isKnown({ req }: Context, tag: string, modified: Date | null): boolean {
  const tags = req.header('If-None-Match')
  if (tags !== undefined) return tags === '*' || tags.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
  const since = Date.parse(req.header('If-Modified-Since') ?? '')
  return modified !== null && Math.floor(modified.getTime() / 1000) * 1000 <= since
}
