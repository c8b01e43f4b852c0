/** An IP address as 128 bits; IPv4 stands in its mapped form, ::ffff:a.b.c.d (RFC 4291, 2.5.5.2). */
export type Address = bigint

/** All addresses that share the first `bits` bits with `address`. */
export interface Network {
  readonly address: Address
  /** 0 to 128. */
  readonly bits: number
}

const mapped = 0xffffn << 32n

/** Reads an IPv4 or IPv6 address as people and sockets write it; a zone (%eth0) is left out. Null if it is none. */
export function parseAddress(text: string): Address | null {
  if (text.length > longestAddress) return null
  const plain = text.replace(/%[\w.-]+$/, '')
  const four = parseFour(plain)
  return four === null ? parseSix(plain) : mapped | four
}

/** The longest address, with a zone. */
const longestAddress = 64

function parseFour(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4) return null
  let value = 0n
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null
    value = (value << 8n) | BigInt(part)
  }
  return value
}

/** Eight groups of 16 bits, of which one run of zeros may be left out as "::" and the last two written as IPv4. */
function parseSix(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half, at) => parseGroups(half, at === halves.length - 1))
  if (!head || tail === null) return null
  if (!tail) return head.length === 8 ? joinGroups(head) : null
  const missing = 8 - head.length - tail.length
  if (missing < 1) return null
  return joinGroups([...head, ...Array<bigint>(missing).fill(0n), ...tail])
}

function parseGroups(text: string, isLast: boolean): bigint[] | null {
  if (text === '') return []
  const groups: bigint[] = []
  const parts = text.split(':')
  for (const [at, part] of parts.entries()) {
    const four = isLast && at === parts.length - 1 && part.includes('.') ? parseFour(part) : null
    if (four !== null) groups.push(four >> 16n, four & 0xffffn)
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return null
  }
  return groups
}

const joinGroups = (groups: readonly bigint[]) => groups.reduce((value, group) => (value << 16n) | group, 0n)

/** Reads an address or a network such as 10.0.0.0/8 or 2001:db8::/32. Null if it is none. */
export function parseNetwork(text: string): Network | null {
  const [start = '', length, more] = text.split('/')
  const address = parseAddress(start)
  if (address === null || more !== undefined) return null
  if (length === undefined) return { address, bits: 128 }
  const isFour = !start.includes(':')
  if (!/^\d{1,3}$/.test(length) || Number(length) > (isFour ? 32 : 128)) return null
  const bits = Number(length) + (isFour ? 96 : 0)
  const free = BigInt(128 - bits)
  return { address: (address >> free) << free, bits }
}

export const isWithin = (address: Address, { address: start, bits }: Network): boolean =>
  address >> BigInt(128 - bits) === start >> BigInt(128 - bits)

const loopbacks = ['127.0.0.0/8', '::1'].map((text) => parseNetwork(text)!)

/** Whether the address is this machine itself. */
export const isLoopback = (address: Address): boolean => loopbacks.some((network) => isWithin(address, network))

/** One name for everybody at one connection: an IPv4 address, or the 64 bits that an IPv6 subscriber is given. */
export const subscriberOf = (address: Address): string =>
  address >> 32n === 0xffffn ? `4:${(address & 0xffffffffn).toString(16)}` : `6:${(address >> 64n).toString(16)}`
