import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { DoorchainError } from '../../values/error.ts'
import { type Allowed, readAddress } from './address.ts'
import { readBody, tooLarge } from './body.ts'
import { failed, refused, statusFailed, statusProblem } from './failure.ts'
import { type FetchLimits, usualLimits } from './limits.ts'
import { ask, type Resolve } from './request.ts'
import { openRobots } from './robots.ts'
import { openTurns } from './turns.ts'

/** What is known of an address from the last time, and what is expected there. */
export interface Wanted {
  readonly etag?: string | null
  readonly lastModified?: string | null
  readonly as: 'page' | 'feed'
}

export type Fetched =
  | {
      readonly status: 'fetched'
      /** Where it was in the end. */
      readonly address: string
      /** Unpacked. */
      readonly bytes: Uint8Array
      /** The Content-Type, as it was sent; '' if none was. */
      readonly mediaType: string
      readonly etag: string | null
      readonly lastModified: string | null
    }
  | { readonly status: 'unchanged' }

export interface Fetcher {
  /** Throws `fetch-refused` for what may not be fetched, and `fetch-failed`. */
  get(address: string, wanted: Wanted): Promise<Fetched>
  /** Breaks off what is under way. */
  close(): void
}

export interface FetcherParts {
  /** Name/version, and an address where to ask who that is. */
  readonly userAgent: string
  readonly now: () => Date
  readonly resolve?: Resolve
  readonly limits?: Partial<FetchLimits>
  /** host:port of what is not public and may be fetched all the same. */
  readonly allow?: readonly string[]
  /** Waits so many milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>
}

const accepts = {
  page: 'text/html,application/xhtml+xml,application/cap+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1',
  feed: 'application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/html;q=0.8,*/*;q=0.1',
} as const

/** RFC 9309, 2.5: at least 500 kibibytes are read. */
const robotsBytes = 512_000

/** Fetches pages and feeds of the public web: politely, within limits, and never from the network that it stands in. */
export function openFetcher(parts: FetcherParts): Fetcher {
  const { userAgent, now, allow = [] } = parts
  const limits = { ...usualLimits, ...parts.limits }
  const allowed: Allowed = new Set(allow)
  const resolve: Resolve = parts.resolve ?? ((host) => lookup(host, { all: true }))
  const closing = new AbortController()
  const wait = parts.pause ?? ((ms: number) => pause(ms, undefined, { signal: closing.signal, ref: false }))
  const turns = openTurns(limits, { now, pause: wait })
  const robots = openRobots({ userAgent, now, read: readRobots })

  /** One request and those that it is sent on to; `demand` gives the gap that each host asks for. */
  async function walk(address: URL, headers: Readonly<Record<string, string>>, demand: typeof robots.demand) {
    let url = address
    for (let hop = 0; hop <= limits.redirects; hop++) {
      await turns.forHost(url.hostname, Math.min(await demand(url), limits.longestGapMs))
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(limits.totalMs)])
      const sent = { ...headers, 'User-Agent': userAgent, 'Accept-Encoding': 'gzip, deflate, br' }
      const answer = await ask(url, { headers: sent, resolve, allowed, limits, signal })
      const next = nextOf(url, answer, allowed)
      if (!next) return { url, answer, signal }
      answer.destroy()
      url = next
    }
    throw failed(address, `it sends on to another address more than ${limits.redirects} times`)
  }

  async function readRobots(at: URL): Promise<string | null> {
    const { url, answer, signal } = await walk(at, { Accept: 'text/plain' }, async () => 0)
    const { statusCode = 0 } = answer
    if (statusCode === 200) return (await readBody(url, answer, { most: robotsBytes, cut: true, signal })).toString()
    answer.destroy()
    if (statusCode >= 400 && statusCode < 500) return null
    throw failed(at, `its host does not tell what programs may read: ${statusProblem(statusCode)}`)
  }

  return {
    get: (address, wanted) =>
      turns.inPlace(async () => {
        const headers = { Accept: accepts[wanted.as], ...conditionsOf(wanted) }
        const { url, answer, signal } = await walk(readAddress(address, allowed), headers, robots.demand)
        const most = wanted.as === 'feed' ? limits.feedBytes : limits.pageBytes
        const failure = answer.statusCode === 304 ? null : failureIn(url, answer, most)
        if (failure || answer.statusCode === 304) answer.destroy()
        if (failure) throw failure
        if (answer.statusCode === 304) return { status: 'unchanged' }
        return {
          status: 'fetched',
          address: url.href,
          bytes: await readBody(url, answer, { most, signal }),
          mediaType: answer.headers['content-type'] ?? '',
          etag: kept(answer.headers.etag),
          lastModified: kept(answer.headers['last-modified']),
        }
      }),
    close: () => closing.abort(),
  }
}

function conditionsOf({ etag, lastModified }: Wanted): Record<string, string> {
  return { ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) }
}

/** A condition for the next time, unless it is too long to be sent back. */
const kept = (header: string | undefined) => (header !== undefined && header.length <= 300 ? header : null)

/** Where an answer sends on to; null if it does not. Throws `fetch-refused`. */
function nextOf(url: URL, { statusCode = 0, headers }: IncomingMessage, allowed: Allowed): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null
  const next = readAddress(headers.location, allowed, url)
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw refused(url, 'it sends on from https to http, where anybody can change it')
  return next
}

/** Why the body is not worth reading, from the head of the answer; null if it is. */
function failureIn(url: URL, { statusCode = 0, headers }: IncomingMessage, most: number): DoorchainError | null {
  if (statusCode !== 200) return statusFailed(url, statusCode)
  if (Number(headers['content-length'] ?? 0) > most) return tooLarge(url, most)
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (type === '' || /^text\/|[/+](?:xml|json)$/.test(type)) return null
  return refused(url, `it is no page and no feed, but ${type.slice(0, 60)}`)
}
