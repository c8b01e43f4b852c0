import type { Context } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import { freshly } from './fresh.ts'
import type { WarningParts } from './parts.ts'

/** A text that programs fetch again and again. */
export interface MachineFile {
  /** Its own address, whole. */
  readonly self: string
  /** Media type, with its character set. */
  readonly type: string
  /** Address of the hub that tells of its changes; none unless told. */
  readonly hub?: string | null
  /** Makes it anew, after something public has changed. */
  readonly print: () => Promise<string>
}

interface Printed {
  readonly body: string
  /** When this text was first seen: never before it changed. */
  readonly since: Date
}

interface Kept {
  readonly tag: string
  /** Many who ask at once wait for one. */
  readonly printed: Promise<Printed>
}

/** So many texts are kept in memory; a feed has some 100 kB at most. */
const mostKept = 100

/** Lets pages of others read an answer, and see when it changed. */
export function openToAll(context: Context): void {
  context.header('Access-Control-Allow-Origin', '*')
  context.header('Access-Control-Expose-Headers', 'ETag, Last-Modified, Link')
}

/** What answers programs about warnings. */
export interface MachineFiles {
  send(context: Context<EdgeEnv>, file: MachineFile): Promise<Response>
  /** A CAP message as it went out for a warning; the last of them unless told. */
  sendCap(context: Context<EdgeEnv>, id: string, identifier?: string): Promise<Response>
  none(context: Context<EdgeEnv>): Response
}

/** Opens what is fetched again and again: printed once after each change, and not sent to who has it. */
export function openMachineFiles({ published, now }: Pick<WarningParts, 'published' | 'now'>): MachineFiles {
  const printedAt = openPrinter(now)
  return {
    none: (context) => say(context, 404),
    async send(context, file) {
      const tag = await published.tag()
      if (tag === '') return say(context, 503)
      const { body, since } = await printedAt(file, `${tag} ${now().toISOString().slice(0, 10)}`)
      openToAll(context)
      const hub = file.hub ? `, <${file.hub}>; rel="hub"` : ''
      context.header('Link', `<${file.self}>; rel="self"${hub}`)
      return freshly(context, { body, type: file.type, modified: since })
    },
    async sendCap(context, id, identifier) {
      const named = identifier ?? (await published.find(id))?.sent.at(-1)?.identifier
      const sent = named === undefined ? null : await published.sentCap(id, named)
      if (!sent) return say(context, (await published.tag()) === '' ? 503 : 404)
      openToAll(context)
      return freshly(context, { body: sent.cap, type: 'application/cap+xml; charset=utf-8', modified: sent.at })
    },
  }
}

/** Prints each file once for each tag. */
function openPrinter(now: () => Date): (file: MachineFile, tag: string) => Promise<Printed> {
  const kept = new Map<string, Kept>()
  const renewed = async (file: MachineFile, before: Promise<Printed> | undefined): Promise<Printed> => {
    const old = await before?.catch(() => undefined)
    const body = await file.print()
    return { body, since: old?.body === body ? old.since : now() }
  }
  return (file, tag) => {
    const before = kept.get(file.self)
    if (before?.tag === tag) return before.printed
    const printed = renewed(file, before?.printed)
    printed.catch(() => kept.delete(file.self))
    kept.delete(file.self)
    kept.set(file.self, { tag, printed })
    for (const key of kept.keys()) if (kept.size > mostKept) kept.delete(key)
    return printed
  }
}

function say(context: Context<EdgeEnv>, status: 404 | 503): Response {
  openToAll(context)
  if (status === 404) return context.text('There is nothing at this address.', status)
  return context.text('The warnings are not there yet. Ask again soon.', status, { 'Retry-After': '5' })
}
