import { type Caller, isOwnMachine } from './caller.ts'
import type { Limiter } from './limiter.ts'
import { purposeOf } from './purpose.ts'
import { longTarget, type Refusal, sendOn, tooMany, wrongHost, wrongMethod } from './refusals.ts'

/** Longest path with its query, in characters; ours are shorter than 200. */
const longestTarget = 2_000
const methods = ['GET', 'HEAD', 'POST', 'OPTIONS']
export const allowed = methods.join(', ')

/** What a request is measured against. */
export interface Rules {
  /** An origin, such as https://doorchain.example. */
  readonly publicUrl: string
  /** Null: nothing is counted. */
  readonly limiter: Limiter | null
}

/** Why a request is not let in; null when it is. The cheapest question comes first. */
export function refusalFor({ method, url }: Request, caller: Caller, rules: Rules): Refusal | null {
  const { pathname, search } = new URL(url)
  if (!methods.includes(method) && !(method === 'DELETE' && /^\/api\/reports\/[^/]+$/.test(pathname)))
    return wrongMethod(allowed)
  const target = pathname + search
  if (target.length > longestTarget) return longTarget
  const home = new URL(rules.publicUrl)
  const isOwn = isOwnMachine(caller.host)
  if (!isOwn && originHost(caller, home) !== home.host) return wrongHost(home.origin)
  if (!isOwn && home.protocol === 'https:' && caller.transport === 'http') return sendOn(home.origin + target)
  const purpose = purposeOf(method, pathname)
  const seconds = purpose === null ? 0 : (rules.limiter?.take(purpose, caller.subscriber) ?? 0)
  return seconds > 0 ? tooMany(seconds) : null
}

/** The host that was asked for, without the port that its scheme has anyway. */
function originHost({ host }: Caller, home: URL): string {
  const url = `${home.protocol}//${host}`
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(url) ? new URL(url).host : ''
}
