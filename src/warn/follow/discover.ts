import { DoorchainError } from '../../values/error.ts'
import type { Fetched, Fetcher } from '../fetch/fetcher.ts'
import { addressOf } from '../take-in/address.ts'
import { decodeDocument } from '../take-in/decode.ts'
import { recognise } from '../take-in/recognise.ts'
import { type Feed, readFeed } from './feed.ts'
import { feedProblem, plainLine } from './feed-text.ts'

/** A feed that was found, and where it is. */
export interface Found {
  readonly address: string
  readonly feed: Feed
}

/** Links of a page stand at its beginning. */
const headLength = 200_000

/**
 * Reads the feed at an address, or the one that the page there names (HTML, 4.6.7.1: `rel=alternate`). Throws
 * `feed-unreadable`, `fetch-refused` and `fetch-failed`.
 */
export async function discover(fetcher: Fetcher, address: string, now: Date): Promise<Found> {
  const given = await read(fetcher, address)
  const named = feedNamedIn(given)
  if (named === null) return { address, feed: readFeed(given.bytes, given.mediaType, { address: given.address, now }) }
  const { bytes, mediaType, address: end } = await read(fetcher, named)
  return { address: named, feed: readFeed(bytes, mediaType, { address: end, now }) }
}

type Whole = Extract<Fetched, { status: 'fetched' }>

async function read(fetcher: Fetcher, address: string): Promise<Whole> {
  const fetched = await fetcher.get(address, { as: 'feed' })
  if (fetched.status === 'fetched') return fetched
  throw new DoorchainError('fetch-failed', { address, problem: 'it answers that nothing changed, but was never read' })
}

const isFeed = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)$/

/** Null for what is no page. Throws `feed-unreadable` for a page that names no feed. */
function feedNamedIn({ bytes, mediaType, address }: Whole): string | null {
  const text = decodeDocument(bytes, mediaType)
  if (recognise(text, mediaType, address) !== 'page') return null
  for (const [tag] of text.slice(0, headLength).matchAll(/<link\s[^>]{1,2000}>/gi)) {
    const { rel, type, href } = attributesOf(tag)
    const isNamed = rel?.toLowerCase().split(/\s+/).includes('alternate') && isFeed.test(type?.toLowerCase() ?? '')
    if (!isNamed || !href || !URL.canParse(href, address)) continue
    const feed = addressOf(new URL(href, address).href)
    if (feed !== null) return feed
  }
  throw feedProblem('it is a web page that names no feed')
}

function attributesOf(tag: string): Partial<Record<'rel' | 'type' | 'href', string>> {
  const found = tag.matchAll(/\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)
  return Object.fromEntries(
    [...found].map(([, name, double, single, bare]) => [
      name!.toLowerCase(),
      plainLine(double ?? single ?? bare ?? '', 2_000),
    ]),
  )
}
