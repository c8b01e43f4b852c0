import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openAreas } from '../src/areas/open.ts'
import { openChecker } from '../src/check/check.ts'
import { loadCounters } from '../src/knowledge/counters.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { openReader } from '../src/read/read.ts'
import { noticeFor } from '../src/service/notice.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { openPublished } from '../src/warn/published.ts'
import { testWorld, type WorldVersion, worldIds, worldNow } from '../src/warn/test-world.ts'
import { webApp } from '../src/web/app.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'

const knowledge = loadKnowledge()
const publicUrl = 'http://localhost'
const largestPageBytes = 50_000

const hostileTitle = `</script><script>alert(1)</script>\u202eGNINRAW "quoted" <b>&amp; ${'long'.repeat(40)}`
const hostile: WorldVersion = {
  id: 'hostile22222',
  texts: [
    {
      language: 'en',
      title: hostileTitle,
      summary: `"><img src=x onerror=alert(1)>${'word'.repeat(60)}`,
      body: `<script>alert(1)</script> [press](javascript:alert(1)) ![x](http://tracker.example/x.png) ${'W'.repeat(300)}`,
    },
    { language: 'ur', title: 'پولیس', summary: '', body: 'فون بند کریں' },
  ],
  areas: ['E07000240'],
  at: '2026-11-17T10:00:00Z',
}

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

let store: Store
let service: Service
let browser: Browser

before(async () => {
  store = await openStore(await embeddedConfig())
  await testWorld(store, [hostile])
  const areas = openAreas(() => '2026-11-21')
  const outlines = async () => ({})
  const now = () => worldNow
  const published = openPublished({ store: () => store, now, knowledge })
  const app = webApp(
    {
      knowledge,
      checker: openChecker(openReader(knowledge)),
      today: () => '2026-11-21',
      examples: loadExamples,
      notice: noticeFor({ name: 'Example Parish Watch', contact: 'privacy@parish.example' }),
      areas: { areas, outlines },
      warnings: { published, areas, outlines, knowledge, counters: loadCounters, publicUrl, now },
    },
    loadCompactKnowledge,
  )
  service = await serve(app, { host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
  await service.close()
  await store.close()
})

const get = (path: string, init: RequestInit = {}) => fetch(service.address + path, init)
const markupOf = async (path: string) => (await get(path)).text()

/** Opens a page that runs no script, as an old telephone may. */
async function withPage(options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<void>) {
  const context = await browser.newContext(options)
  try {
    await use(await context.newPage())
  } finally {
    await context.close()
  }
}

describe('the public pages of warnings', () => {
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

  it('pass the accessibility check and fit a phone, also with text twice as large, without scripts', async () => {
    await withPage({ viewport: { width: 390, height: 800 } }, async (page) => {
      for (const path of paths) {
        await page.goto(service.address + path)
        await axe(page, path)
        assert.equal(await overflow(page), 0, path)
      }
    })
    await withPage({ viewport: { width: 390, height: 800 }, javaScriptEnabled: true }, async (page) => {
      for (const path of paths) {
        await page.goto(service.address + path)
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
        assert.equal(await overflow(page), 0, `${path} with large text`)
      }
    })
  })
})
