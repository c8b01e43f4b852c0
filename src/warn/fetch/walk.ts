import type { IncomingMessage } from 'node:http'
import { type Allowed, readAddress } from './address.ts'
import { failed, refused } from './failure.ts'
import type { FetchLimits } from './limits.ts'
import { ask, type Resolve } from './request.ts'
import type { Turns } from './turns.ts'

/** Where a request ended, and what is answered there. */
export interface Arrived {
  readonly url: URL
  readonly answer: IncomingMessage
  /** Ends the reading of the answer. */
  readonly signal: AbortSignal
}

export interface Steps {
  readonly headers: Readonly<Record<string, string>>
  /** The gap that a host asks for between two requests, in milliseconds; throws where it may not be asked. */
  readonly demand: (url: URL) => Promise<number>
  /** Sent by POST, to this address and no other. */
  readonly form?: URLSearchParams
}

/** One request and those that it is sent on to, each looked at like the first. Throws `fetch-refused` and `fetch-failed`. */
export type Walk = (address: URL, steps: Steps) => Promise<Arrived>

export interface WalkParts {
  readonly userAgent: string
  readonly limits: FetchLimits
  readonly allowed: Allowed
  readonly resolve: Resolve
  readonly turns: Turns
  /** Breaks off everything. */
  readonly closing: AbortSignal
}

export const openWalk =
  ({ userAgent, limits, allowed, resolve, turns, closing }: WalkParts): Walk =>
  async (address, { headers, demand, form = null }) => {
    const sent = { ...headers, 'User-Agent': userAgent, 'Accept-Encoding': 'gzip, deflate, br' }
    let url = address
    for (let hop = 0; hop <= limits.redirects; hop++) {
      await turns.forHost(url.hostname, Math.min(await demand(url), limits.longestGapMs))
      const signal = AbortSignal.any([closing, AbortSignal.timeout(limits.totalMs)])
      const answer = await ask(url, { headers: sent, form, resolve, allowed, limits, signal })
      const next = form ? null : nextOf(url, answer, allowed)
      if (!next) return { url, answer, signal }
      answer.destroy()
      url = next
    }
    throw failed(address, `it sends on to another address more than ${limits.redirects} times`)
  }

/** Where an answer sends on to; null if it does not. Throws `fetch-refused`. */
function nextOf(url: URL, { statusCode = 0, headers }: IncomingMessage, allowed: Allowed): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null
  const next = readAddress(headers.location, allowed, url)
  if (url.protocol === 'https:' && next.protocol === 'http:')
    throw refused(url, 'it sends on from https to http, where anybody can change it')
  return next
}
