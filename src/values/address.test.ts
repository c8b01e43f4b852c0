import assert from 'node:assert/strict'
import { BlockList, isIP } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { isLoopback, isWithin, parseAddress, parseNetwork, subscriberOf } from './address.ts'

const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6())

test('an address is taken exactly when the system takes it', () => {
  const almost = fc.oneof(fc.string(), fc.stringMatching(/^[\da-f:.]{0,45}$/), anyAddress)
  fc.assert(
    fc.property(almost, (text) => assert.equal(parseAddress(text) !== null, isIP(text) !== 0, text)),
    { numRuns: 3000 },
  )
})

test('an address is in a network exactly when the system says so', () => {
  const four = fc.record({ start: fc.ipV4(), bits: fc.nat(32), other: fc.ipV4(), kind: fc.constant('ipv4' as const) })
  const six = fc.record({ start: fc.ipV6(), bits: fc.nat(128), other: fc.ipV6(), kind: fc.constant('ipv6' as const) })
  fc.assert(
    fc.property(fc.oneof(four, six), ({ start, bits, other, kind }) => {
      const list = new BlockList()
      list.addSubnet(start, bits, kind)
      const network = parseNetwork(`${start}/${bits}`)!
      for (const address of [start, other])
        assert.equal(
          isWithin(parseAddress(address)!, network),
          list.check(address, kind),
          `${address} ${start}/${bits}`,
        )
    }),
    { numRuns: 2000 },
  )
})

test('an IPv4 address inside IPv6 is the same address', () => {
  assert.equal(parseAddress('::ffff:192.0.2.1'), parseAddress('192.0.2.1'))
  assert.ok(isWithin(parseAddress('::ffff:10.1.2.3')!, parseNetwork('10.0.0.0/8')!))
})

test('this machine is known by every name it has', () => {
  for (const text of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1']) assert.ok(isLoopback(parseAddress(text)!))
  for (const text of ['128.0.0.1', '::2', '10.0.0.1']) assert.ok(!isLoopback(parseAddress(text)!))
})

test('one subscriber is one IPv4 address or one IPv6 /64', () => {
  const name = (text: string) => subscriberOf(parseAddress(text)!)
  assert.notEqual(name('192.0.2.1'), name('192.0.2.2'))
  assert.equal(name('2001:db8:1:2::1'), name('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  assert.notEqual(name('2001:db8:1:2::1'), name('2001:db8:1:3::1'))
})

test('what is no network is refused', () => {
  for (const text of ['10.0.0.0/33', '10.0.0.0/', '::/129', '10.0.0.0/8/8', '/8', 'proxy', '10.0.0.0/-1', ''])
    assert.equal(parseNetwork(text), null, text)
})
