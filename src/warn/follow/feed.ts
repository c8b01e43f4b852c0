import { decodeDocument } from '../take-in/decode.ts'
import { readJsonFeed } from './feed-json.ts'
import { readXmlFeed } from './feed-xml.ts'

/** One entry of a feed. */
export interface FeedEntry {
  /** Of the page it leads to, in the form in which warnings are known by it; of the CAP message where it links one. */
  readonly address: string
  /** One line, at most 300 signs; '' where the feed has none. */
  readonly title: string
  readonly published: Date | null
  readonly updated: Date | null
}

export interface Feed {
  readonly title: string
  /** In the order of the feed, at most 500. */
  readonly entries: readonly FeedEntry[]
  /** What was left out, and why, in whole sentences. */
  readonly notes: readonly string[]
}

/** Where a feed was read from, so that relative addresses lead somewhere, and when. */
export interface FeedPlace {
  readonly address?: string
  readonly now?: Date
}

/**
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 1.0 (also of CAP messages) and JSON Feed 1.1. What is no feed, has a DOCTYPE, an entity
 * that is not known or elements nested too deep throws `feed-unreadable`; an entry or a date that makes no sense is left out
 * and told in `notes`.
 */
export function readFeed(bytes: Uint8Array, mediaType: string, place: FeedPlace = {}): Feed {
  const text = decodeDocument(bytes, mediaType)
  const where = { address: place.address ?? null, now: place.now ?? new Date() }
  return /^[\s\ufeff]*\{/.test(text) ? readJsonFeed(text, where) : readXmlFeed(text, where)
}
