import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { isLoopback, parseAddress, subscriberOf } from '../../values/address.ts'
import { believes, clientOf, type Proxies } from '../../values/proxies.ts'

/** Who asks, as far as it matters here. Nothing of it but the request id is ever logged. */
export interface Caller {
  /** One name for all at one connection, for limits. */
  readonly subscriber: string
  /** Host and port that were asked for, in small letters. */
  readonly host: string
  /** What the person's own browser speaks, to us or to a proxy that is believed; unknown when a proxy may be hidden. */
  readonly transport: 'https' | 'http' | 'unknown'
  /** A program on this machine that asks without a proxy between. */
  readonly isLocal: boolean
  /** A proxy on this machine that TRUSTED_PROXIES does not name: all its clients count as one. */
  readonly isUnnamedProxy: boolean
  /** Names this one request: in the answer, in the log, on pages of errors. */
  readonly requestId: string
}

/** What middleware knows: the socket (absent where a test calls the app as a function) and the caller. */
export interface EdgeEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    caller: Caller
    /** What other sites may show: a frame for theirs, a picture. */
    isForOthers?: boolean
    /** A file that somebody gave us: nothing in it may run. */
    isGiven?: boolean
  }
}

/** Who made a request, for every handler behind the edge. */
export const callerOf = (context: Context<EdgeEnv>): Caller => context.get('caller')

/** A client that left: nobody, and nobody who is believed. */
const gone = 0n

/** What a proxy adds; its last word is the one that the nearest proxy wrote. */
const last = (header: string | undefined) => header?.split(',').at(-1)?.trim() ?? ''

const fromOutside = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

/** Reads a request once, at the door. Headers that a proxy writes are believed from trusted proxies only. */
export function readCaller(context: Context<EdgeEnv>, proxies: Proxies): Caller {
  const header = (name: string) => context.req.header(name)
  const socket = context.env?.incoming?.socket
  const peer = parseAddress(socket ? (socket.remoteAddress ?? '') : '127.0.0.1') ?? gone
  const believed = believes(peer, proxies)
  const forwarded = (name: string) => (believed ? last(header(name)) : '')
  const host = forwarded('x-forwarded-host') || header('host') || new URL(context.req.url).host
  const isForwarded = fromOutside.some((name) => header(name) !== undefined)
  return {
    subscriber: subscriberOf(clientOf(peer, believed ? (header('x-forwarded-for') ?? '') : '', proxies)),
    host: host.toLowerCase(),
    transport: transportOf(forwarded('x-forwarded-proto').toLowerCase(), socket !== undefined && 'encrypted' in socket),
    isLocal: isLoopback(peer) && !isForwarded,
    isUnnamedProxy: isLoopback(peer) && isForwarded && !believed,
    requestId: /^[\w-]{8,64}$/.exec(forwarded('x-request-id'))?.[0] ?? randomUUID(),
  }
}

function transportOf(forwarded: string, isEncrypted: boolean): Caller['transport'] {
  if (forwarded === 'https' || forwarded === 'http') return forwarded
  return isEncrypted ? 'https' : 'unknown'
}

/** Whether a name in a Host header means this machine itself, which nobody else can be led to. */
export function isOwnMachine(host: string): boolean {
  const name = host.replace(/:\d{1,5}$/, '').replace(/^\[(.+)\]$/, '$1')
  if (name === 'localhost') return true
  const address = parseAddress(name)
  return address !== null && isLoopback(address)
}
