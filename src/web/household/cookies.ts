import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deviceLastsMs, mostTrusted, pairingLastsMs } from '../../people/households/limits.ts'
import { tellCookie } from '../tell.ts'

/** The cookies of households: all but `tell` are hidden from scripts. */
type Name = 'household' | 'trusted' | 'shown'

/** A browser and how it speaks to us: `isSecure` when by HTTPS. */
export interface Browser {
  readonly context: Context
  readonly isSecure: boolean
}

const lasting = deviceLastsMs / 1000

/** `__Host-` binds a cookie to this host and to HTTPS (RFC 6265bis, 4.1.3.2). */
const fullName = (name: Name, isSecure: boolean) => (isSecure ? `__Host-${name}` : name)

function write({ context, isSecure }: Browser, name: Name, value: string, maxAge = lasting): void {
  setCookie(context, fullName(name, isSecure), value, {
    path: '/',
    httpOnly: true,
    secure: isSecure,
    // Lax: a link in a message or behind a QR code opens the page; forms are guarded apart.
    sameSite: 'Lax',
    maxAge,
  })
}

const read = ({ context, isSecure }: Browser, name: Name) => getCookie(context, fullName(name, isSecure)) ?? ''

export function dropCookie({ context, isSecure }: Browser, name: Name): void {
  deleteCookie(context, fullName(name, isSecure), { path: '/', secure: isSecure })
}

const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** The token of the resident's device; null without one. */
export function readToken(browser: Browser): string | null {
  const token = read(browser, 'household')
  return isToken(token) ? token : null
}

export const writeToken = (browser: Browser, token: string): void => write(browser, 'household', token)

/** Tokens of a trusted person: one for each household they help, the newest last. */
export const readTokens = (browser: Browser): readonly string[] =>
  read(browser, 'trusted').split('.').filter(isToken).slice(-mostTrusted)

export function writeTokens(browser: Browser, tokens: readonly string[]): void {
  if (tokens.length === 0) dropCookie(browser, 'trusted')
  else write(browser, 'trusted', tokens.slice(-mostTrusted).join('.'))
}

/** A code that is shown on this device for a quarter of an hour; here only its hash is kept. */
export type ShownKind = 'household' | 'pairing' | 'trusted'

export const writeShown = (browser: Browser, kind: ShownKind, code: string): void =>
  write(browser, 'shown', `${kind}.${code}`, pairingLastsMs / 1000)

export function readShown(browser: Browser, kind: ShownKind): string | null {
  const [shown, code] = read(browser, 'shown').split('.')
  return shown === kind && code && /^[2-9A-Z]{8,12}$/.test(code) ? code : null
}

/** Names those who may be told, for the button below an answer; scripts read it, since answers are made in the browser. */
export function writeTell({ context, isSecure }: Browser, names: readonly string[]): void {
  const options = { path: '/', secure: isSecure, sameSite: 'Lax' as const }
  if (names.length === 0) deleteCookie(context, tellCookie, options)
  else setCookie(context, tellCookie, new Intl.ListFormat('en-GB').format(names), { ...options, maxAge: lasting })
}

/** Takes every trace of a household out of this browser. */
export function forgetHousehold(browser: Browser): void {
  dropCookie(browser, 'household')
  dropCookie(browser, 'shown')
  writeTell(browser, [])
}
