import { createRequire } from 'node:module'
import { DoorchainError } from '../../values/error.ts'
import { hourMs, minuteMs } from '../../values/time-span.ts'
import { shown } from './address.ts'
import { refused } from './failure.ts'

interface Rules {
  isAllowed(address: string, userAgent: string): boolean | undefined
  /** In seconds. */
  getCrawlDelay(userAgent: string): number | undefined
}

/** Its own types are those of a module that it is not. */
const parseRules: (address: string, text: string) => Rules = createRequire(import.meta.url)('robots-parser')

/** What a host asks of programs. */
export interface Robots {
  /** The gap that it asks for between two requests, in milliseconds. Throws `fetch-refused` where it asks not to be read. */
  demand(url: URL): Promise<number>
}

export interface RobotsParts {
  readonly userAgent: string
  readonly now: () => Date
  /** The text of a robots.txt; null where there is none. Throws when that is not known. */
  readonly read: (url: URL) => Promise<string | null>
}

interface Known {
  until: number
  readonly rules: Promise<Rules | null>
}

/** RFC 9309, 2.4: no longer than a day. */
const keptMs = 12 * hourMs
/** RFC 9309, 2.3.1.4: what cannot be read now forbids everything, for now. */
const unknownMs = 10 * minuteMs
const mostHosts = 500

export function openRobots({ userAgent, now, read }: RobotsParts): Robots {
  const known = new Map<string, Known>()
  const rulesOf = (origin: string): Promise<Rules | null> => {
    const at = now().getTime()
    const held = known.get(origin)
    if (held && held.until > at) return held.rules
    const url = new URL('/robots.txt', origin)
    const rules = read(url).then((text) =>
      text === null ? null : parseRules(url.href, rulesFor(text, url, userAgent)),
    )
    const fresh: Known = { until: at + keptMs, rules }
    rules.catch(() => {
      fresh.until = at + unknownMs
    })
    known.delete(origin)
    known.set(origin, fresh)
    if (known.size > mostHosts) known.delete(known.keys().next().value!)
    return rules
  }
  return {
    async demand(url) {
      const rules = await rulesOf(url.origin).catch((error: unknown) => {
        throw forPage(url, error)
      })
      if (rules?.isAllowed(url.href, userAgent) === false)
        throw refused(url, 'its host asks programs not to read it (robots.txt)')
      return (rules?.getCrawlDelay(userAgent) ?? 0) * 1000
    },
  }
}

/** In letters; more than this, and finding out whether a page may be read would hold up everything else. */
const longestRules = 50_000

/**
 * What a robots.txt says to us and to all programs, without what it says to others: the parser keeps every rule once for each
 * program it is for, so that a small file could fill the memory. Throws `fetch-refused` for more rules than can be read.
 */
function rulesFor(text: string, url: URL, userAgent: string): string {
  const own = userAgent.split('/')[0]!.trim().toLowerCase()
  const kept: string[] = []
  let isOurs = false
  let isNaming = false
  for (const line of text.split(/[\r\n]+/)) {
    const [, field = '', value = ''] = /^\s*(user-agent|allow|disallow|crawl-delay)\s*:([^#]*)/i.exec(line) ?? []
    if (field === '') continue
    const isName = field.toLowerCase() === 'user-agent'
    const name = value.split('/')[0]!.trim().toLowerCase()
    const isForUs = isName && (name === '*' || name === own)
    if (isName) isOurs = isForUs || (isNaming && isOurs)
    if (isForUs || (!isName && isOurs)) kept.push(`${field}:${value}`)
    isNaming = isName
  }
  const rules = kept.join('\n')
  if (rules.length > longestRules) throw refused(url, 'its robots.txt has more rules than can be read')
  return rules
}

/** What is wrong with the robots.txt is wrong with the page, for whoever asked for the page. */
function forPage(url: URL, error: unknown): unknown {
  if (!(error instanceof DoorchainError)) return error
  return new DoorchainError(error.code, { ...error.fields, address: shown(url.href) }, error)
}
