import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { WarningParts } from './parts.ts'

/** A text that programs fetch again and again. */
export interface MachineFile {
  /** Tells it from all others that are made here. */
  readonly key: string
  readonly type: string
  /** Its own address, whole. */
  readonly self: string
  /** Makes it anew, after something public has changed. */
  readonly print: () => Promise<string>
}

interface Kept {
  readonly tag: string
  readonly body: string
  readonly etag: string
  /** When this text was first seen: never before it changed. */
  readonly since: Date
}

/** So many texts are kept in memory; a feed has some 100 kB at most. */
const mostKept = 100

/** Programs may keep a feed for so long without asking. */
const caching = 'public, max-age=300'

/** For pages of others: anybody may read it, and sees when it changed. */
const forAll = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Link',
}

/** Answers programs as they expect it: conditional requests, caching, any origin. */
export function openMachineFiles({ published, now }: Pick<WarningParts, 'published' | 'now'>) {
  const kept = new Map<string, Kept>()
  const fresh = async (file: MachineFile, tag: string): Promise<Kept> => {
    const before = kept.get(file.key)
    if (before?.tag === tag) return before
    const body = await file.print()
    const etag = etagOf(body)
    const one = { tag, body, etag, since: before?.etag === etag ? before.since : now() }
    kept.delete(file.key)
    kept.set(file.key, one)
    for (const key of kept.keys()) if (kept.size > mostKept) kept.delete(key)
    return one
  }
  return {
    async send(context: Context<EdgeEnv>, file: MachineFile): Promise<Response> {
      const tag = await published.tag()
      if (tag === '')
        return context.text('The warnings are not there yet. Ask again soon.', 503, { ...forAll, 'Retry-After': '5' })
      const day = now().toISOString().slice(0, 10)
      const { body, etag, since } = await fresh(file, `${tag} ${day}`)
      return conditional(context, body, { etag, since, type: file.type, self: file.self })
    },
    async sendCap(context: Context<EdgeEnv>, id?: string, identifier?: string): Promise<Response> {
      const sent = id && identifier ? await published.sentCap(id, identifier) : null
      if (!sent) return this.none(context)
      const type = 'application/cap+xml; charset=utf-8'
      return conditional(context, sent.cap, { etag: etagOf(sent.cap), since: sent.at, type, self: null })
    },
    none: (context: Context<EdgeEnv>): Response => context.text('There is nothing at this address.', 404, forAll),
  }
}

/** Weak: the edge may compress what it names. */
const etagOf = (body: string): string => `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

interface Said {
  readonly etag: string
  readonly since: Date
  readonly type: string
  readonly self: string | null
}

/** The text, or 304 to who has it (RFC 9110, 13.2.2: a tag counts more than a date). */
function conditional(context: Context<EdgeEnv>, body: string, { etag, since, type, self }: Said): Response {
  const headers = {
    ...forAll,
    ETag: etag,
    'Last-Modified': since.toUTCString(),
    'Cache-Control': caching,
    ...(self !== null && { Link: `<${self}>; rel="self"` }),
  }
  const has = context.req.header('If-None-Match')
  const seen = Date.parse(context.req.header('If-Modified-Since') ?? '')
  const isSame =
    has === undefined
      ? seen >= Math.floor(since.getTime() / 1000) * 1000
      : has.split(/\s*,\s*/).some((one) => one === '*' || weak(one) === etag)
  return isSame ? context.body(null, 304, headers) : context.body(body, 200, { ...headers, 'Content-Type': type })
}

const weak = (tag: string): string => (tag.startsWith('W/') ? tag : `W/${tag}`)
