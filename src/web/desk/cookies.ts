import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { longestMs } from '../../people/desk-session.ts'
import type { CookieItem } from '../../values/notice.ts'
import { minuteMs, spanInWords } from '../../values/time-span.ts'
import type { Visit } from './visit.ts'

/** Cookies of the desk: who is signed in, and which challenge a passkey answers. */
type Name = 'desk' | 'challenge'

const lastsMs: Readonly<Record<Name, number>> = { desk: longestMs, challenge: 5 * minuteMs }

const why: Readonly<Record<Name, string>> = {
  desk: 'Keeps you signed in at the desk. Only there.',
  challenge: 'Lets your passkey answer our question once. Only while you sign in at the desk.',
}

/** The cookies of the desk, for the privacy notice. */
export const deskCookies: readonly CookieItem[] = (['desk', 'challenge'] as const).map((name) => ({
  name,
  why: why[name],
  howLong: spanInWords(lastsMs[name]),
}))

const isSecure = (publicUrl: string) => publicUrl.startsWith('https:')

/** `__Host-`: set by this host over HTTPS only, for no other host (RFC 6265bis, 4.1.3). */
const nameOf = (name: Name, publicUrl: string) => (isSecure(publicUrl) ? `__Host-${name}` : name)

type Open = Pick<Visit, 'context' | 'parts'>

export const readCookie = ({ context, parts }: Open, name: Name): string | undefined =>
  getCookie(context, nameOf(name, parts.publicUrl))?.slice(0, 100)

export function writeCookie({ context, parts }: Open, name: Name, value: string): void {
  const options: CookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(parts.publicUrl),
    maxAge: lastsMs[name] / 1000,
  }
  setCookie(context, nameOf(name, parts.publicUrl), value, options)
}

export function dropCookie({ context, parts }: Open, name: Name): void {
  deleteCookie(context, nameOf(name, parts.publicUrl), { path: '/', secure: isSecure(parts.publicUrl) })
}
