import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWithin, parseAddress } from './address.ts'
import { believes, clientOf, noProxies, type Proxies, parseProxies } from './proxies.ts'

const address = (text: string) => parseAddress(text)!
const client = (peer: string, forwarded: string, proxies: Proxies) => clientOf(address(peer), forwarded, proxies)
const own = parseProxies('127.0.0.1, 10.0.0.0/8')!

test('without a trusted proxy, nobody is believed about who asks', () => {
  assert.equal(client('203.0.113.9', '198.51.100.1', noProxies), address('203.0.113.9'))
  assert.ok(!believes(address('127.0.0.1'), noProxies))
  assert.equal(client('203.0.113.9', '198.51.100.1', own), address('203.0.113.9'))
})

test('what a client writes itself stands to the left of what the proxy adds and is not believed', () => {
  assert.equal(client('10.0.0.2', '198.51.100.66, 203.0.113.9', own), address('203.0.113.9'))
  assert.equal(client('127.0.0.1', '198.51.100.66, 203.0.113.9, 10.0.0.2', own), address('203.0.113.9'))
  assert.equal(client('10.0.0.2', '198.51.100.66, 203.0.113.9', { hops: 1 }), address('203.0.113.9'))
  assert.equal(client('10.0.0.2', '198.51.100.66, 203.0.113.9', { hops: 2 }), address('198.51.100.66'))
})

test('what is no address ends the way at the last machine that is known', () => {
  assert.equal(client('10.0.0.2', '203.0.113.9, unknown', own), address('10.0.0.2'))
  assert.equal(client('10.0.0.2', '', own), address('10.0.0.2'))
  assert.equal(client('10.0.0.2', '203.0.113.9,', own), address('10.0.0.2'))
})

test('a port behind the address is left out', () => {
  assert.equal(client('10.0.0.2', '203.0.113.9:4711', own), address('203.0.113.9'))
  assert.equal(client('10.0.0.2', '[2001:db8::9]:4711', own), address('2001:db8::9'))
})

test('nothing that a stranger writes to the left changes who they are', () => {
  const anything = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6())
  fc.assert(
    fc.property(anything, fc.ipV4(), (lie, ip) => {
      fc.pre(![...('networks' in own ? own.networks : [])].some((network) => isWithin(address(ip), network)))
      assert.equal(client('127.0.0.1', `${lie},${ip}`, own), address(ip))
    }),
  )
})

test('a list of proxies that cannot be read is refused whole', () => {
  for (const text of ['nginx', '10.0.0.0/8,', '99', '-1', '1.2.3', '10.0.0.0/8 127.0.0.1'])
    assert.equal(parseProxies(text), null)
})
