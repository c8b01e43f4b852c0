import { type Address, isWithin, type Network, parseAddress, parseNetwork } from './address.ts'

/** Which machines in front of the service are believed: so many of them in a row, or those at these addresses. */
export type Proxies = { readonly hops: number } | { readonly networks: readonly Network[] }

export const noProxies: Proxies = { hops: 0 }
const mostHops = 10

/** Reads "1" (how many proxies in a row) or "127.0.0.1, 10.0.0.0/8" (where they are). Null if it is neither. */
export function parseProxies(text: string): Proxies | null {
  if (/^\d{1,2}$/.test(text.trim())) return Number(text) <= mostHops ? { hops: Number(text) } : null
  const networks = text.split(',').map((part) => parseNetwork(part.trim()))
  return networks.every((network) => network !== null) ? { networks } : null
}

const isTrusted = (address: Address, hop: number, proxies: Proxies): boolean =>
  'hops' in proxies ? hop < proxies.hops : proxies.networks.some((network) => isWithin(address, network))

/** Whether what the machine at the other end of the connection says about its client is believed. */
export const believes = (peer: Address, proxies: Proxies): boolean => isTrusted(peer, 0, proxies)

/**
 * The address of the client: from the right of X-Forwarded-For, each machine is believed as long as the one after it is.
 * What is no address ends the way: then the last proxy stands for its clients.
 */
export function clientOf(peer: Address, forwardedFor: string, proxies: Proxies): Address {
  const named = forwardedFor === '' ? [] : forwardedFor.split(',')
  let client = peer
  for (let hop = 0; hop < named.length && isTrusted(client, hop, proxies); hop++) {
    const next = parseAddress(withoutPort(named[named.length - 1 - hop]!.trim()))
    if (next === null) return client
    client = next
  }
  return client
}

const withoutPort = (text: string) => /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1')
