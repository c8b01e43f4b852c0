import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseProxies } from '../../values/proxies.ts'
import { openLimiter } from './limiter.ts'
import { askThrough, form } from './test-edge.ts'

const perMinute = { pages: 30, checks: 6, forms: 6, api: 6 }

describe('the limit for one connection', () => {
  it('lets so many through at once, then one more as time goes on, and says how long to wait', () => {
    let now = 0
    const { take } = openLimiter(perMinute, { now: () => now })
    for (let times = 0; times < 6; times++) assert.equal(take('checks', 'a'), 0)
    assert.equal(take('checks', 'a'), 10)
    now += 4_000
    assert.equal(take('checks', 'a'), 6)
    now += 6_000
    assert.equal(take('checks', 'a'), 0)
    assert.equal(take('checks', 'a'), 10)
  })

  it('is one for each connection and each purpose', () => {
    const { take } = openLimiter(perMinute, { now: () => 0 })
    for (let times = 0; times < 7; times++) take('checks', 'a')
    assert.ok(take('checks', 'a') > 0)
    assert.equal(take('checks', 'b'), 0)
    assert.equal(take('forms', 'a'), 0)
  })

  it('remembers no more than it may, whoever asks, and forgets who was silent for a minute', () => {
    let now = 0
    const limiter = openLimiter(perMinute, { now: () => now, most: 1_000 })
    for (let one = 0; one < 10_000; one++) {
      limiter.take('pages', `4:${one.toString(16)}`)
      assert.ok(limiter.size <= 1_000)
    }
    assert.equal(limiter.size, 1_000)
    now += 60_000
    limiter.take('pages', '4:0')
    assert.equal(limiter.size, 1)
  })

  it('still holds for the one who asks most while strangers come', () => {
    const { take } = openLimiter(perMinute, { now: () => 0, most: 100 })
    let passed = 0
    for (let one = 0; one < 5_000; one++) {
      take('pages', `4:${one.toString(16)}`)
      if (take('pages', 'the one') === 0) passed++
    }
    assert.equal(passed, perMinute.pages)
  })
})

describe('a person who asks too much', () => {
  const publicUrl = 'http://doorchain.example'

  it('is told kindly how long to wait and what helps meanwhile, and never loses the pages for danger', async () => {
    const ask = askThrough({ publicUrl, limiter: openLimiter(perMinute, { now: () => 0 }) })
    for (let times = 0; times < 30; times++) assert.equal((await ask('/advice')).status, 200)
    const refused = await ask('/advice')
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [429, '2'])
    const page = await refused.text()
    assert.match(page, /Wait 2 seconds, then try again/)
    for (const path of ['/danger', '/phone', '/door', '/', '/inside', '/clear-line'])
      for (let times = 0; times < 40; times++) assert.equal((await ask(path)).status, 200, path)
    for (const [, link] of page.matchAll(/href="(\/[^"]*)"/g))
      if (/^\/(?:danger|phone|door|m\/)/.test(link!)) assert.equal((await ask(link!)).status, 200, link)
  })

  it('is one and the same whatever they claim to be, and however they change within their own network', async () => {
    const ask = askThrough({ publicUrl, limiter: openLimiter(perMinute, { now: () => 0 }) })
    const statuses = new Set<number>()
    for (let at = 0; at < 12; at++) {
      const headers = {
        'X-Forwarded-For': `198.51.100.${at}`,
        Forwarded: `for=198.51.100.${at}`,
        'X-Real-IP': '1.1.1.1',
      }
      const { status } = await ask('/check/answer', { ...form('hello'), headers, peer: `2001:db8:1:2::${at}` })
      statuses.add(status)
      assert.equal(status, at < 6 ? 200 : 429)
    }
    assert.equal((await ask('/check/answer', { ...form('hello'), peer: '2001:db8:1:3::1' })).status, 200)
  })

  it('is not mixed up with others behind the same proxy', async () => {
    const proxies = parseProxies('10.0.0.2')!
    const ask = askThrough({ publicUrl, proxies, limiter: openLimiter(perMinute, { now: () => 0 }) })
    const check = async (forwarded: string) =>
      (await ask('/check/answer', { ...form('hello'), peer: '10.0.0.2', headers: { 'X-Forwarded-For': forwarded } }))
        .status
    for (let times = 0; times < 6; times++) assert.equal(await check(`${times}.1.1.1, 203.0.113.9`), 200)
    assert.equal(await check('9.1.1.1, 203.0.113.9'), 429)
    assert.equal(await check('203.0.113.10'), 200)
  })

  it('cannot fill the memory: ten thousand requests from as many networks leave a thousand behind', async () => {
    const limiter = openLimiter(perMinute, { most: 1_000 })
    const ask = askThrough({ publicUrl, limiter })
    for (let one = 0; one < 10_000; one++)
      await ask('/help', { method: 'HEAD', peer: `2001:db8:${(one >> 8).toString(16)}:${(one & 255).toString(16)}::1` })
    assert.equal(limiter.size, 1_000)
  })
})
