import { type Address, isWithin, parseAddress, parseNetwork } from '../../values/address.ts'

const networks = (...texts: readonly string[]) => texts.map((text) => parseNetwork(text)!)

/** IANA's IPv4 special-purpose registry, multicast, reserved, and what serves secrets in one cloud (168.63.129.16). */
const closedFour = networks(
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '168.63.129.16'],
)

/** Of IPv6 only this was ever given to anybody (RFC 4291, 2.4), but for documentation, 6to4, Teredo and protocols. */
const [openSix] = networks('2000::/3')
const closedSix = networks('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20')

const [four, nat64] = networks('::ffff:0:0/96', '64:ff9b::/96')

/** Whether an IP address is one that anybody can reach: of no private, local or special network, however it is written. */
export function isPublic(text: string): boolean {
  const address = parseAddress(text)
  return address !== null && isOpen(address)
}

function isOpen(address: Address): boolean {
  if (isWithin(address, nat64!)) return isOpen(four!.address | (address & 0xffffffffn))
  if (isWithin(address, four!)) return !closedFour.some((network) => isWithin(address, network))
  return isWithin(address, openSix!) && !closedSix.some((network) => isWithin(address, network))
}
