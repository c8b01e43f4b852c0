import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Allowed, isAllowed } from './address.ts'
import { failed, failureOf, refused } from './failure.ts'
import type { FetchLimits } from './limits.ts'
import { isPublic } from './network.ts'

/** Addresses of a host, as the resolver of the machine gives them. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface Asking {
  readonly headers: Readonly<Record<string, string>>
  /** What a POST carries; null for a GET. */
  readonly form: URLSearchParams | null
  readonly resolve: Resolve
  readonly allowed: Allowed
  readonly limits: FetchLimits
  /** Ends the request and the reading of its answer. */
  readonly signal: AbortSignal
}

/** One request, up to the head of its answer. Throws `fetch-refused` and `fetch-failed`. */
export function ask(url: URL, { headers, form, resolve, allowed, limits, signal }: Asking): Promise<IncomingMessage> {
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: form ? 'POST' : 'GET',
    headers: { ...headers, ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }) },
    signal,
    agent: false,
    maxHeaderSize: limits.headerBytes,
    lookup: lookupOf(url, resolve, isAllowed(url, allowed)),
  })
  const late = (ms: number, problem: string) => setTimeout(() => request.destroy(failed(url, problem)), ms)
  let timer = late(limits.connectMs, 'no connection could be made in time')
  request.on('socket', (socket) =>
    socket.on('connect', () => {
      clearTimeout(timer)
      timer = late(limits.answerMs, 'it does not answer in time')
    }),
  )
  const answer = new Promise<IncomingMessage>((answered, reject) => {
    request.on('response', answered)
    request.on('error', (error) =>
      reject(signal.aborted ? failed(url, 'it took too long', error) : failureOf(url, error)),
    )
    request.on('close', () => reject(failed(url, 'the connection broke')))
  })
  request.end(form?.toString())
  return answer.finally(() => clearTimeout(timer))
}

/** What was looked at is what is connected to: the host is asked for once, and none of its addresses may be private. */
function lookupOf(url: URL, resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (host, { all }, done) => {
    resolve(host)
      .then((addresses) => {
        const [first] = addresses
        if (!first) throw failed(url, 'there is no such host')
        if (!mayBePrivate && !addresses.every(({ address }) => isPublic(address)))
          throw refused(url, 'its host leads into a private network')
        if (all) done(null, [...addresses])
        else done(null, first.address, first.family)
      })
      .catch((error: NodeJS.ErrnoException) => done(error, ''))
  }
}
