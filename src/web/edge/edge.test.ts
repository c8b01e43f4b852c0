import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { parseProxies } from '../../values/proxies.ts'
import { askThrough, form, told } from './test-edge.ts'

const publicUrl = 'https://doorchain.example'
const proxies = parseProxies('127.0.0.1, 10.0.0.0/8')!
const ask = askThrough({ publicUrl, proxies })
const proxied = (headers: Record<string, string>) => ({ peer: '10.0.0.2', headers })
const idIn = (response: Response) => response.headers.get('X-Request-Id') ?? ''
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/

describe('every answer', () => {
  it('forbids inline scripts, frames, sniffing and other sites, whatever it answers', async () => {
    for (const [path, init] of [
      ['/', {}],
      ['/nothing-here', {}],
      ['/health', {}],
      ['/check', { method: 'PUT' }],
      ['/', { headers: { Host: 'evil.example' } }],
    ] as const) {
      const { headers } = await ask(path, init)
      assert.match(headers.get('Content-Security-Policy') ?? '', /default-src 'none'; script-src 'self'; /)
      assert.doesNotMatch(headers.get('Content-Security-Policy') ?? '', /unsafe|\*/)
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
      assert.equal(headers.get('X-Frame-Options'), 'DENY')
      assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin')
      assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin')
      assert.equal(headers.get('Referrer-Policy'), 'same-origin')
    }
  })

  it('asks browsers to keep to HTTPS only where it came by HTTPS to an address that has it', async () => {
    const hsts = async (answer: Promise<Response>) => (await answer).headers.get('Strict-Transport-Security')
    assert.match((await hsts(ask('/', { encrypted: true }))) ?? '', /^max-age=\d{8}$/)
    assert.match((await hsts(ask('/', proxied({ 'X-Forwarded-Proto': 'https' })))) ?? '', /^max-age=\d{8}$/)
    assert.equal(await hsts(ask('/')), null)
    assert.equal(await hsts(ask('/', { headers: { 'X-Forwarded-Proto': 'https' } })), null)
    assert.equal(await hsts(askThrough({ publicUrl: 'http://doorchain.example' })('/', { encrypted: true })), null)
  })

  it('has a number of its own, which the page shows where something broke so that a person can quote it', async () => {
    const areas = openAreas(() => '2026-11-21')
    const outlines = () => Promise.reject(new TypeError('no outlines'))
    const breaking = askThrough({}, { areas: { areas, outlines } })
    const [one, other] = [await breaking('/areas/E07000241'), await breaking('/areas/E07000241')]
    assert.equal(one.status, 500)
    assert.match(idIn(one), uuid)
    assert.notEqual(idIn(one), idIn(other))
    assert.ok((await one.text()).includes(`quote <code>${idIn(one)}</code>`))
    for (const path of ['/', '/nothing-here']) assert.ok(!(await (await ask(path)).text()).includes('quote <code>'))
  })

  it('takes that number from a proxy that is believed, and from nobody else', async () => {
    const headers = { 'X-Request-Id': 'chosen-by-somebody-1' }
    assert.equal(idIn(await ask('/', proxied(headers))), 'chosen-by-somebody-1')
    assert.match(idIn(await ask('/', { headers })), uuid)
    for (const bad of ['short', '<script>alert(1)</script>', 'x'.repeat(65), 'two words, and more'])
      assert.match(idIn(await ask('/', proxied({ 'X-Request-Id': bad }))), uuid)
  })
})

describe('a request for another address', () => {
  const statusFor = async (init: Parameters<typeof ask>[1]) => (await ask('/', init)).status

  it('is not answered as if it were ours', async () => {
    for (const Host of [
      'evil.example',
      'doorchain.example.evil.example',
      'doorchain.example:8443',
      'x@doorchain.example',
    ])
      assert.equal(await statusFor({ headers: { Host } }), 421, Host)
    const page = await (await ask('/', { headers: { Host: 'evil.example' } })).text()
    assert.match(page, /not the address of Doorchain/)
    assert.ok(!page.includes('evil.example'))
  })

  it('is answered under the public address and on the machine itself', async () => {
    for (const Host of ['doorchain.example', 'DOORCHAIN.example:443', 'localhost:8710', '127.0.0.1', '[::1]:8710'])
      assert.equal(await statusFor({ headers: { Host } }), 200, Host)
  })

  it('may be named by a proxy that is believed, and by nobody else', async () => {
    const headers = { Host: 'inner:8710', 'X-Forwarded-Host': 'doorchain.example' }
    assert.equal(await statusFor(proxied(headers)), 200)
    assert.equal(await statusFor({ headers }), 421)
    assert.equal(await statusFor(proxied({ ...headers, 'X-Forwarded-Host': 'doorchain.example, evil.example' })), 421)
  })

  it('is sent on to HTTPS when a proxy says that it came without, with its path, never elsewhere', async () => {
    const answer = await ask('/advice/hang_up?x=1', proxied({ 'X-Forwarded-Proto': 'http' }))
    assert.equal(answer.status, 308)
    assert.equal(answer.headers.get('Location'), 'https://doorchain.example/advice/hang_up?x=1')
    const tricky = await ask(
      'https://doorchain.example//evil.example/%0d%0aX:1',
      proxied({ 'X-Forwarded-Proto': 'http' }),
    )
    assert.equal(tricky.headers.get('Location'), 'https://doorchain.example//evil.example/%0d%0aX:1')
    assert.equal(await statusFor({ headers: { 'X-Forwarded-Proto': 'http' } }), 200)
  })
})

describe('what is sent', () => {
  it('may be as long as the longest text, and is refused when longer, declared or not', async () => {
    assert.equal((await ask('/check/answer', form(told + '£'.repeat(63_000)))).status, 200)
    const tooLong = form('£'.repeat(90_000))
    assert.equal((await ask('/check/answer', tooLong)).status, 413)
    const chunks = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
    const undeclared = await ask('/check/answer', { method: 'POST', body: chunks, duplex: 'half' })
    assert.equal(undeclared.status, 413)
    assert.equal(undeclared.headers.get('Connection'), 'close')
    assert.match(await undeclared.text(), /That is too much text/)
  })

  it('as a file waits for room: two at a time from one connection, and none of it is read before', async () => {
    const ends: (() => void)[] = []
    const slow = () => new ReadableStream({ start: (controller) => void ends.push(() => controller.close()) })
    const app = askThrough()
    const send = (peer: string, body: BodyInit = slow()) =>
      app('/report/own/evidence', { method: 'POST', peer, body, duplex: 'half' })
    const underWay = [send('203.0.113.1'), send('203.0.113.1')]
    const third = await send('203.0.113.1')
    assert.deepEqual([third.status, third.headers.get('Connection')], [429, 'close'])
    for (let at = 2; at < 5; at++) underWay.push(send(`203.0.113.${at}`), send(`203.0.113.${at}`))
    assert.equal((await send('203.0.113.9')).status, 429)
    for (const end of ends) end()
    await Promise.all(underWay)
    const large = await send('203.0.113.1', new Uint8Array(22 * 1024 * 1024))
    assert.equal(large.status, 413)
    assert.match(await large.text(), /This file is too large[\s\S]*at most 20 MB/)
  })

  it('may be shorter still where no long text is asked for', async () => {
    assert.equal((await ask('/desk/anything', form('x'.repeat(70_000)))).status, 413)
  })

  it('is not taken by other methods than those there are', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
      const answer = await ask('/', { method })
      assert.deepEqual([answer.status, answer.headers.get('Allow')], [405, 'GET, HEAD, POST, OPTIONS'])
    }
    const posted = await ask('/danger', form(told))
    assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'GET, HEAD'])
    const opened = await ask('/check/answer')
    assert.deepEqual([opened.status, opened.headers.get('Allow')], [405, 'POST'])
  })

  it('can be asked about without being sent', async () => {
    const options = await ask('/check', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } })
    assert.deepEqual([options.status, options.headers.get('Allow')], [204, 'GET, HEAD, POST, OPTIONS'])
    assert.equal(options.headers.get('Access-Control-Allow-Origin'), null)
    const head = await ask('/danger', { method: 'HEAD' })
    assert.deepEqual([head.status, await head.text()], [200, ''])
  })

  it('has an address of a length that ours have', async () => {
    assert.equal((await ask(`/advice?${'x'.repeat(1_900)}`)).status, 200)
    assert.equal((await ask(`/advice?${'x'.repeat(2_000)}`)).status, 414)
  })
})
