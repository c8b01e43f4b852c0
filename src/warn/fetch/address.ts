import { isIP } from 'node:net'
import { DoorchainError } from '../../values/error.ts'
import { isPublic } from './network.ts'

/** Hosts with their port, such as intranet.example:8080, that may be fetched although they are not public. */
export type Allowed = ReadonlySet<string>

const longestAddress = 2_000
const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** An address as it is shown: what follows "?" may be a secret. */
export const shown = (address: string): string => address.replace(/[?#].*$/s, '').slice(0, 200)

/**
 * Reads an address that is to be fetched; `base` is where it was named. Throws `fetch-refused` for what is no public page:
 * another scheme or port, credentials, an IP address that is not public or is written to look like something else.
 */
export function readAddress(text: string, allowed: Allowed, base?: URL): URL {
  const refuse = (problem: string) => new DoorchainError('fetch-refused', { address: shown(text), problem })
  if (text.length > longestAddress) throw refuse('it is too long')
  if (!URL.canParse(text, base?.href)) throw refuse('it is not an address')
  const url = new URL(text, base?.href)
  if (!(url.protocol in ports)) throw refuse('only http and https are fetched')
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user name or a password')
  if (isAllowed(url, allowed)) return url
  if (url.port !== '') throw refuse(`port ${url.port} is not one of the web`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 0) return url
  if (!isPublic(host)) throw refuse('it leads into a private network')
  if (url.host !== base?.host && !text.includes(url.hostname)) throw refuse('its host is written in an odd way')
  return url
}

/** Whether the operator has named the host with its port. */
export const isAllowed = ({ protocol, hostname, port }: URL, allowed: Allowed): boolean =>
  allowed.has(`${hostname}:${port || ports[protocol]}`)
