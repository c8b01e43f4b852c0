import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { DoorchainError } from '../../values/error.ts'
import { type Allowed, readAddress } from './address.ts'
import { readBody, tooLarge } from './body.ts'
import { failed, refused, statusFailed, statusProblem } from './failure.ts'
import { type FetchLimits, usualLimits } from './limits.ts'
import type { Resolve } from './request.ts'
import { openRobots } from './robots.ts'
import { openTurns } from './turns.ts'
import { type Arrived, openWalk, type Walk } from './walk.ts'

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
  /** Sends a form to an address that the operator named, and to no other; the answer is not read. Throws the same. */
  post(address: string, form: Readonly<Record<string, string>>): Promise<void>
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
export function openFetcher({ userAgent, now, resolve = resolveHost, allow = [], ...parts }: FetcherParts): Fetcher {
  const limits = { ...usualLimits, ...parts.limits }
  const allowed: Allowed = new Set(allow)
  const closing = new AbortController()
  const wait = parts.pause ?? ((ms: number) => pause(ms, undefined, { signal: closing.signal, ref: false }))
  const turns = openTurns(limits, { now, pause: wait })
  const walk = openWalk({ userAgent, limits, allowed, resolve, turns, closing: closing.signal })
  const robots = openRobots({ userAgent, now, read: (at) => readRobots(walk, at) })
  return {
    get: (address, wanted) =>
      turns.inPlace(async () => {
        const headers = { Accept: accepts[wanted.as], ...conditionsOf(wanted) }
        const arrived = await walk(readAddress(address, allowed), { headers, demand: robots.demand })
        return readArrived(arrived, wanted.as === 'feed' ? limits.feedBytes : limits.pageBytes)
      }),
    post: (address, fields) =>
      turns.inPlace(async () => {
        const steps = { headers: {}, demand: async () => 0, form: new URLSearchParams(fields) }
        const { url, answer } = await walk(readAddress(address, allowed), steps)
        const { statusCode = 0 } = answer
        answer.destroy()
        if (statusCode < 200 || statusCode >= 300) throw statusFailed(url, statusCode)
      }),
    close: () => closing.abort(),
  }
}

const resolveHost: Resolve = (host) => lookup(host, { all: true })

async function readRobots(walk: Walk, at: URL): Promise<string | null> {
  const { url, answer, signal } = await walk(at, { headers: { Accept: 'text/plain' }, demand: async () => 0 })
  const { statusCode = 0 } = answer
  if (statusCode === 200) return (await readBody(url, answer, { most: robotsBytes, cut: true, signal })).toString()
  answer.destroy()
  if (statusCode >= 400 && statusCode < 500) return null
  throw failed(at, `its host does not tell what programs may read: ${statusProblem(statusCode)}`)
}

async function readArrived({ url, answer, signal }: Arrived, most: number): Promise<Fetched> {
  const isUnchanged = answer.statusCode === 304
  const failure = isUnchanged ? null : failureIn(url, answer, most)
  if (isUnchanged || failure) answer.destroy()
  if (failure) throw failure
  if (isUnchanged) return { status: 'unchanged' }
  return {
    status: 'fetched',
    address: url.href,
    bytes: await readBody(url, answer, { most, signal }),
    mediaType: answer.headers['content-type'] ?? '',
    etag: kept(answer.headers.etag),
    lastModified: kept(answer.headers['last-modified']),
  }
}

function conditionsOf({ etag, lastModified }: Wanted): Record<string, string> {
  return { ...(etag && { 'If-None-Match': etag }), ...(lastModified && { 'If-Modified-Since': lastModified }) }
}

/** A condition for the next time, unless it is too long to be sent back. */
const kept = (header: string | undefined) => (header !== undefined && header.length <= 300 ? header : null)

/** Why the body is not worth reading, from the head of the answer; null if it is. */
function failureIn(url: URL, { statusCode = 0, headers }: IncomingMessage, most: number): DoorchainError | null {
  if (statusCode !== 200) return statusFailed(url, statusCode)
  if (Number(headers['content-length'] ?? 0) > most) return tooLarge(url, most)
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (type === '' || /^text\/|[/+](?:xml|json)$/.test(type)) return null
  return refused(url, `it is no page and no feed, but ${type.slice(0, 60)}`)
}
