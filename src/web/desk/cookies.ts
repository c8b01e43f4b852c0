import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { longestMs } from '../../people/desk-session.ts'
import type { Visit } from './visit.ts'

/** Cookies of the desk: who is signed in, and which challenge a passkey answers. */
type Name = 'desk' | 'challenge'

const challengeSeconds = 300

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
    maxAge: name === 'desk' ? longestMs / 1000 : challengeSeconds,
  }
  setCookie(context, nameOf(name, parts.publicUrl), value, options)
}

export function dropCookie({ context, parts }: Open, name: Name): void {
  deleteCookie(context, nameOf(name, parts.publicUrl), { path: '/', secure: isSecure(parts.publicUrl) })
}
