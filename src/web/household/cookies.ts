import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceLastsMs, mostTrusted, pairingLastsMs } from '../../people/households/limits.ts'
import type { CookieItem } from '../../values/notice.ts'
import { spanInWords } from '../../values/time-span.ts'
import { tellCookie } from '../tell.ts'
import type { Visit } from './visit.ts'

/** The cookies of households: all but `tell` are hidden from scripts. */
type Name = 'household' | 'trusted' | 'shown'

type Open = Pick<Visit, 'context' | 'parts'>

const isSecure = ({ parts }: Open) => parts.publicUrl.startsWith('https:')

const lasting = deviceLastsMs / 1000
const shownMs = pairingLastsMs

const ofHouseholds: Readonly<Record<Name | typeof tellCookie, readonly [why: string, lastsMs: number]>> = {
  household: ['Opens your household on this device.', deviceLastsMs],
  trusted: ['Shows you the household of somebody who trusts you.', deviceLastsMs],
  shown: ['Holds a new code while you copy it down.', shownMs],
  [tellCookie]: ['Holds the names of those you can tell how a check ended, for the button below it.', deviceLastsMs],
}

/** The cookies of households, for the privacy notice. */
export const householdCookies: readonly CookieItem[] = Object.entries(ofHouseholds).map(([name, [why, lastsMs]]) => ({
  name,
  why,
  howLong: `${spanInWords(lastsMs)}, or until you close or erase the household here`,
}))

/** `__Host-` binds a cookie to this host and to HTTPS (RFC 6265bis, 4.1.3.2). */
const fullName = (name: Name, visit: Open) => (isSecure(visit) ? `__Host-${name}` : name)

function write(visit: Open, name: Name, value: string, maxAge = lasting): void {
  setCookie(visit.context, fullName(name, visit), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure(visit),
    // Lax: a link in a message or behind a QR code opens the page; forms are guarded apart.
    sameSite: 'Lax',
    maxAge,
  })
}

const read = (visit: Open, name: Name) => getCookie(visit.context, fullName(name, visit)) ?? ''

export function dropCookie(visit: Open, name: Name): void {
  deleteCookie(visit.context, fullName(name, visit), { path: '/', secure: isSecure(visit) })
}

const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** The token of the resident's device; null without one. */
export function readToken(visit: Open): string | null {
  const token = read(visit, 'household')
  return isToken(token) ? token : null
}

export const writeToken = (visit: Open, token: string): void => write(visit, 'household', token)

/** Tokens of a trusted person: one for each household they help, the newest last. */
export const readTokens = (visit: Open): readonly string[] =>
  read(visit, 'trusted').split('.').filter(isToken).slice(-mostTrusted)

export function writeTokens(visit: Open, tokens: readonly string[]): void {
  if (tokens.length === 0) dropCookie(visit, 'trusted')
  else write(visit, 'trusted', tokens.slice(-mostTrusted).join('.'))
}

/** A code that is shown on this device for a quarter of an hour; here only its hash is kept. */
export type ShownKind = 'household' | 'pairing' | 'trusted'

export const writeShown = (visit: Open, kind: ShownKind, code: string): void =>
  write(visit, 'shown', `${kind}.${code}`, shownMs / 1000)

export function readShown(visit: Open, kind: ShownKind): string | null {
  const [shown, code] = read(visit, 'shown').split('.')
  return shown === kind && code && /^[2-9A-Z]{8,12}$/.test(code) ? code : null
}

/** Names those who may be told, for the button below an answer; scripts read it, since answers are made in the browser. */
export function writeTell(visit: Open, names: readonly string[]): void {
  const { context } = visit
  const options = { path: '/', secure: isSecure(visit), sameSite: 'Lax' as const }
  if (names.length === 0) deleteCookie(context, tellCookie, options)
  else setCookie(context, tellCookie, new Intl.ListFormat('en-GB').format(names), { ...options, maxAge: lasting })
}

/** Takes every trace of a household out of this browser. */
export function forgetHousehold(visit: Open): void {
  dropCookie(visit, 'household')
  dropCookie(visit, 'shown')
  writeTell(visit, [])
}
