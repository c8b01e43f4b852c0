import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { worldIds } from '../src/warn/test-world.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'
import { hostile, hostileTitle, openPublicService, type PublicService, publicUrl } from './public-service.ts'

const largestPageBytes = 50_000

/** Every kind of page, in every state. */
const paths = [
  '/warnings',
  '/warnings?place=Welwyn+Garden+City&words=police&since=week',
  '/warnings?place=Newport',
  '/warnings?place=qqqqq',
  '/warnings?words=nothing-like-it&script=rogue-trader',
  '/warnings/counters',
  ...[worldIds.own, worldIds.taken, worldIds.cancelled, worldIds.expired, hostile.id].map((id) => `/warnings/${id}`),
  `/warnings/${worldIds.own}/cy`,
  `/warnings/${hostile.id}/ur`,
  `/warnings/${worldIds.own}/versions/1`,
  `/warnings/${worldIds.own}/counter`,
  `/warnings/${worldIds.taken}/counter`,
  '/scripts',
  '/scripts/courier-fraud-police',
  '/tactics/withdraw_cash',
  '/areas/E07000241',
  '/areas/E07000240',
  '/embed',
  '/embed?place=St+Albans',
  '/embed?place=Newport',
  '/embed/E07000241',
  '/embed/E06000001',
]

/** One page of each kind: a look takes long. */
const looked = [
  '/warnings?place=Newport',
  '/warnings/counters',
  ...[worldIds.own, worldIds.taken, worldIds.cancelled].map((id) => `/warnings/${id}`),
  `/warnings/${hostile.id}/ur`,
  '/scripts/courier-fraud-police',
  '/areas/E07000241',
  '/embed?place=St+Albans',
  '/embed/E07000241',
]

describe('the public pages of warnings', () => {
  let service: PublicService
  let browser: Browser

  before(async () => {
    service = await openPublicService()
    browser = await launchBrowser()
  })

  after(async () => {
    await browser.close()
    await service.close()
  })

  const get = (path: string, init: RequestInit = {}) => fetch(service.address + path, init)
  const markupOf = async (path: string) => (await get(path)).text()

  async function withPage(options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options)
    try {
      await use(await context.newPage())
    } finally {
      await context.close()
    }
  }

  it('are valid HTML under 50 kB with one heading, and lead nowhere that is not there', async () => {
    const targets = new Map<string, string>()
    for (const path of paths) {
      const answer = await get(path)
      const markup = await answer.text()
      assert.equal(answer.status, 200, path)
      assert.ok(Buffer.byteLength(markup) < largestPageBytes || path.startsWith('/areas/'), `${path}: ${markup.length}`)
      await demandValid(markup, path)
      assert.equal(markup.match(/<h1[ >]/g)?.length, 1, path)
      for (const [, target] of markup.matchAll(/(?:href|src)="(?:http:\/\/localhost)?(\/[^"#]*)"/g))
        targets.set(target!.replaceAll('&amp;', '&'), path)
    }
    for (const [target, path] of targets)
      assert.equal((await get(target, { method: 'HEAD' })).status, 200, `${path} links to ${target}`)
    assert.ok(targets.size > 60)
  })

  it('pass the accessibility check, and fit a phone without scripts and with text twice as large', async () => {
    await withPage({ viewport: { width: 390, height: 800 } }, async (page) => {
      const refused: string[] = []
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
      for (const path of paths) {
        await page.goto(service.address + path)
        if (looked.includes(path)) await axe(page, path)
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
        assert.equal(await overflow(page), 0, `${path} with large text`)
      }
      assert.deepEqual(refused, [])
    })
    await withPage({ viewport: { width: 390, height: 800 }, javaScriptEnabled: false }, async (page) => {
      await page.goto(`${service.address}/warnings`)
      await page.fill('#place', 'Welwyn Garden City')
      await page.keyboard.press('Enter')
      await page.waitForURL(/place=Welwyn/)
      await page.click(`a[href="/warnings/${worldIds.own}"]`)
      assert.equal(await page.textContent('h2'), 'What to do now')
      await page.click('a[hreflang=cy]')
      assert.equal(await page.getAttribute('h1', 'lang'), 'cy')
    })
  })

  it('run nothing of what a title holds, and turn no words round', async () => {
    for (const path of [
      '/warnings',
      `/warnings/${hostile.id}`,
      `/warnings/${hostile.id}/counter`,
      '/embed/E07000240',
    ]) {
      const markup = await markupOf(path)
      assert.doesNotMatch(markup, /<script>|<b>&amp;|<img src=x|src="http|href="javascript|\u202e/i, path)
    }
    const [data] = dataIn(await markupOf(`/warnings/${hostile.id}`))
    assert.equal(data?.headline, hostileTitle.replace('\u202e', ''))
  })

  it('say to other programs what they tell people', async () => {
    const markup = await markupOf(`/warnings/${worldIds.own}`)
    const told = Object.fromEntries(
      [...markup.matchAll(/<meta property="([^"]+)" content="([^"]*)">/g)].map(([, name, value]) => [name, value]),
    )
    assert.equal(told['og:title'], 'False police officers ring people in Welwyn Garden City')
    assert.equal(told['og:url'], `${publicUrl}/warnings/${worldIds.own}`)
    assert.equal(told['article:published_time'], '2026-11-18T09:00:00.000Z')
    assert.equal((await get(new URL(told['og:image']!).pathname)).headers.get('Content-Type'), 'image/png')
    const [article] = dataIn(markup)
    assert.equal(article?.['@type'], 'NewsArticle')
    assert.equal(article?.expires, '2026-12-20T23:59:00.000Z')
    assert.deepEqual(article?.spatialCoverage, [
      { '@type': 'AdministrativeArea', name: 'Welwyn Hatfield', identifier: 'E07000241' },
    ])
    assert.match(markup, /<link rel="alternate" hreflang="cy" href="http:\/\/localhost\/warnings\/ownwarning22\/cy">/)
  })

  it('say in words how a warning ended, and no more what to do now', async () => {
    const ends = [
      [
        worldIds.cancelled,
        /was taken back on 12 November 2026\. It does not hold any more\.[\s\S]*genuine meter reader/,
      ],
      [worldIds.expired, /for the time until 1 November 2026/],
      [`${worldIds.own}/versions/1`, /older version[\s\S]*href="\/warnings\/ownwarning22">Read the newer one/],
    ] as const
    for (const [path, words] of ends) {
      const markup = await markupOf(`/warnings/${path}`)
      assert.match(markup, words)
      assert.doesNotMatch(markup, /What to do now|poster\.pdf/)
    }
    for (const path of [
      worldIds.draft,
      worldIds.pending,
      worldIds.collected,
      'x',
      `${worldIds.own}/versions/3`,
      `${worldIds.own}/pl`,
    ])
      assert.equal((await get(`/warnings/${path}`)).status, 404, path)
  })

  it('show of a warning by others its facts, its source and what holds today, never its words', async () => {
    const markup = await markupOf(`/warnings/${worldIds.taken}`)
    assert.match(markup, /href="https:\/\/news\.example\/warning\?a=1&amp;b=2" rel="noreferrer">Read it at/)
    assert.match(markup, /<strong>Lost in all:<\/strong> £300 <q>£300<\/q>/)
    assert.match(markup, /0300 123 2040[\s\S]*<strong>Today:<\/strong>[\s\S]*Report Fraud/)
    assert.doesNotMatch(markup, /belongs to its publisher/)
  })

  it('say which warnings are for an area and which for those that border it', async () => {
    const [here, beside] = (await markupOf('/areas/E07000241')).split('Warnings next to it')
    assert.ok(here?.includes(`/warnings/${worldIds.own}`) && !here.includes(`/warnings/${hostile.id}`))
    assert.ok(beside?.includes(`/warnings/${hostile.id}`))
    assert.match(await markupOf('/areas/E06000001'), /There is none just now\. That does not mean that nothing happens/)
  })

  it('are sent again only when they changed', async () => {
    const path = `/warnings/${worldIds.own}`
    const { headers } = await get(path)
    assert.equal(headers.get('Last-Modified'), 'Fri, 20 Nov 2026 14:31:00 GMT')
    assert.match(headers.get('Cache-Control') ?? '', /^public, max-age=60$/)
    const statusFor = async (name: string, value: string) => (await get(path, { headers: { [name]: value } })).status
    assert.equal(await statusFor('If-None-Match', headers.get('ETag') ?? ''), 304)
    assert.equal(await statusFor('If-None-Match', '"another"'), 200)
    assert.equal(await statusFor('If-Modified-Since', 'Fri, 20 Nov 2026 14:31:00 GMT'), 304)
    assert.equal(await statusFor('If-Modified-Since', 'Fri, 20 Nov 2026 14:30:59 GMT'), 200)
  })

  it('stand in a frame on another site only where they are made for it, without a script or a cookie', async () => {
    const framed = await get('/embed/E07000241')
    assert.match(framed.headers.get('Content-Security-Policy') ?? '', /frame-ancestors \*/)
    assert.equal(framed.headers.get('X-Frame-Options'), null)
    assert.equal(framed.headers.get('Set-Cookie'), null)
    const markup = await framed.text()
    assert.doesNotMatch(markup, /<script|style=/)
    assert.ok(markup.length < 3_000)
    for (const path of ['/embed', '/warnings', '/embed/none']) {
      const { headers } = await get(path)
      assert.match(headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/)
      assert.equal(headers.get('X-Frame-Options'), 'DENY')
    }
  })

  it('are listed for those who search the web, with all other pages and nothing that belongs to one person', async () => {
    const robots = await markupOf('/robots.txt')
    assert.match(robots, /^Sitemap: http:\/\/localhost\/sitemap\.xml$/m)
    const addresses = [...(await markupOf('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, address]) => address!,
    )
    for (const path of [`/warnings/${worldIds.own}`, `/warnings/${worldIds.own}/cy`, '/areas/E07000241', '/scripts'])
      assert.ok(addresses.includes(publicUrl + path), path)
    const banned = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => publicUrl + path)
    assert.ok(addresses.every((address) => !banned.some((start) => address.startsWith(start))))
    assert.ok(!addresses.some((address) => address.includes(worldIds.cancelled)))
  })

  it('come in a moment while the database opens; what needs none is there', async () => {
    service.isOpen = false
    try {
      for (const path of ['/warnings', `/warnings/${worldIds.own}`, '/embed/E07000241'])
        assert.equal((await get(path)).status, 503, path)
      for (const path of [
        '/tactics/withdraw_cash',
        '/scripts/courier-fraud-police',
        '/areas/E07000241',
        '/warnings/counters',
      ])
        assert.equal((await get(path)).status, 200, path)
    } finally {
      service.isOpen = true
    }
  })
})

/** What a page tells other programs as JSON-LD. */
const dataIn = (markup: string): Record<string, unknown>[] =>
  [...markup.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) => JSON.parse(json!))
