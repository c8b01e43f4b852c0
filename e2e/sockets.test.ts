import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { loadCompactKnowledge } from '../src/knowledge/load.ts'
import { webApp } from '../src/web/app.ts'
import { locationFor, sendOnTo } from '../src/web/edge/redirect.ts'
import { testParts } from '../src/web/edge/test-edge.ts'
import { listen, type Service, serve } from '../src/web/serve.ts'
import { dripping, speak } from './sockets.ts'

const patience = {
  headersTimeout: 300,
  requestTimeout: 600,
  keepAliveTimeout: 300,
  silence: 1_500,
  connectionsCheckingInterval: 100,
}
const host = 'Host: localhost'
let service: Service

before(async () => {
  const app = webApp(testParts(), loadCompactKnowledge)
  service = await serve(app, { host: '127.0.0.1', port: 0, patience, connections: 20 })
})
after(() => service.close(0))

const ask = (...lines: readonly string[]) =>
  speak(service.address, [`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`])

describe('a slow client', () => {
  it('that drips its headers is let go', async () => {
    const heard = await speak(service.address, dripping(`GET / HTTP/1.1\r\n${host}\r\nX: `, 'x'), 20)
    assert.match(heard, /^HTTP\/1\.1 408 /)
  })

  it('that drips its form is let go', async () => {
    const head = `POST /check/answer HTTP/1.1\r\n${host}\r\nContent-Length: 100000\r\n\r\n`
    const heard = await speak(service.address, dripping(head, 'x'), 20)
    assert.match(heard, /^HTTP\/1\.1 (?:408|400) /)
  })

  it('that says nothing at all is let go', async () => {
    assert.match(await speak(service.address, []), /^(?:HTTP\/1\.1 408 |$)/)
  })

  it('does not keep others waiting', async () => {
    const { hostname, port } = new URL(service.address)
    const silent = Array.from({ length: 10 }, () => connect(Number(port), hostname).on('error', () => undefined))
    await Promise.all(silent.map((socket) => once(socket, 'connect')))
    for (const socket of silent) socket.write('POST /check HTTP/1.1\r\n')
    assert.match(await ask('GET /danger HTTP/1.1', host), /^HTTP\/1\.1 200 /)
    for (const socket of silent) socket.destroy()
  })
})

describe('a request that is no proper one', () => {
  it('is refused before any page is made', async () => {
    assert.match(await ask('TRACE / HTTP/1.1', host), /^HTTP\/1\.1 405 .*\r\nallow: GET, HEAD, POST, OPTIONS\r\n/is)
    assert.match(await ask('GET / HTTP/1.1', host, `X: ${'x'.repeat(20_000)}`), /^HTTP\/1\.1 431 /)
    assert.match(await ask(`GET /${'x'.repeat(20_000)} HTTP/1.1`, host), /^HTTP\/1\.1 431 /)
    assert.match(await ask(`GET /${'x'.repeat(3_000)} HTTP/1.1`, host), /^HTTP\/1\.1 414 /)
    assert.match(await ask('GET / HTTP/1.1', 'X-No-Host: 1'), /^HTTP\/1\.1 400 /)
    assert.match(await ask('GET / HTTP/1.1', host, 'Host: evil.example'), /^HTTP\/1\.1 421 /)
    assert.match(await ask('GET / HTTP/1.1', 'Host: evil.example'), /^HTTP\/1\.1 421 /)
    assert.match(await ask('GET http://evil.example/ HTTP/1.1', 'Host: evil.example'), /^HTTP\/1\.1 421 /)
    const twoLengths = ['Content-Length: 3', 'Transfer-Encoding: chunked']
    assert.match(await ask('POST /check HTTP/1.1', host, ...twoLengths), /^HTTP\/1\.1 400 /)
  })

  it('cannot write headers into the answer', async () => {
    const tries = ['/%0d%0aSet-Cookie:%20a=b', '/advice/%0aSet-Cookie:%20a=b', '/?%0d%0aSet-Cookie:a=b']
    for (const path of tries) assert.doesNotMatch(await ask(`GET ${path} HTTP/1.1`, host), /^set-cookie/im)
    for (const name of ['X-Request-Id', 'X-Forwarded-Host', 'Accept-Encoding', 'If-None-Match'])
      assert.doesNotMatch(await ask('GET / HTTP/1.1', host, `${name}: a\rSet-Cookie: a=b`), /^set-cookie/im)
  })
})

describe('a service that stops', () => {
  it('finishes what is under way and takes nothing new', async () => {
    const app = webApp(testParts(), loadCompactKnowledge)
    const own = await serve(app, { host: '127.0.0.1', port: 0 })
    const body = 'kind=call&text=he+wants+my+pin'
    const head = `POST /check/answer HTTP/1.1\r\n${host}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`
    let closed: Promise<void> | undefined
    function* pieces() {
      yield head
      closed = own.close(5_000)
      yield body
    }
    assert.match(await speak(own.address, pieces(), 50), /^HTTP\/1\.1 200 .*<h1>/s)
    await closed
    await assert.rejects(fetch(own.address))
  })

  it('cuts off what does not end in time', async () => {
    const own = await serve(webApp(testParts(), loadCompactKnowledge), { host: '127.0.0.1', port: 0 })
    const heard = speak(
      own.address,
      dripping(`POST /check HTTP/1.1\r\n${host}\r\nContent-Length: 99999\r\n\r\n`, 'x'),
      20,
    )
    await fetch(`${own.address}/health`)
    await own.close(100)
    await heard
  })
})

describe('plain HTTP', () => {
  const publicUrl = 'https://doorchain.example'

  it('is sent on to the public address, whatever address was asked for', () => {
    for (const [target, location] of [
      ['/advice?x=1', '/advice?x=1'],
      ['//evil.example/x', '//evil.example/x'],
      ['/\\evil.example', '//evil.example'],
      ['http://evil.example/x?y=1', '/x?y=1'],
      ['http://evil.example', '/'],
      ['@evil.example', '/'],
      ['.evil.example', '/'],
      ['*', '/'],
    ] as const)
      assert.equal(locationFor(target, publicUrl), publicUrl + location)
  })

  it('never leads elsewhere, whatever is asked for', () => {
    const target = fc.oneof(fc.string(), fc.webUrl(), fc.stringMatching(/^[/\\@:.?#%a-f\r\n]{0,12}$/))
    fc.assert(
      fc.property(target, (asked) => {
        const location = locationFor(asked, publicUrl)
        assert.ok(location.startsWith(`${publicUrl}/`) && new URL(location).origin === publicUrl, location)
        assert.doesNotMatch(location, /[\r\n\s]/)
      }),
      { numRuns: 2000 },
    )
  })

  it('is sent on by a listener of its own, which answers nothing else', async () => {
    const own = await listen(sendOnTo(publicUrl), { host: '127.0.0.1', port: 0 })
    const heard = await speak(own.address, ['GET /danger?%0d%0aX:%20y HTTP/1.1\r\nHost: evil.example\r\n\r\n'])
    assert.match(heard, /^HTTP\/1\.1 308 /)
    assert.match(heard, /^Location: https:\/\/doorchain\.example\/danger\?%0d%0aX:%20y\r$/m)
    assert.ok(!heard.includes('evil'))
    await own.close(0)
  })
})
