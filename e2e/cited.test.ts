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
import { testWorld, worldIds, worldNow } from '../src/warn/test-world.ts'
import { webApp } from '../src/web/app.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'

const told =
  'He said he was from the fraud squad. I must draw three thousand out of the bank and hand it to a courier, and tell nobody.'
const cited = `main a[href="/warnings/${worldIds.own}"]`

describe('An answer to somebody who was rung', () => {
  let store: Store
  let service: Service
  let browser: Browser

  before(async () => {
    store = await openStore(await embeddedConfig())
    await testWorld(store)
    const knowledge = loadKnowledge()
    const today = () => '2026-11-21'
    const areas = openAreas(today)
    const now = () => worldNow
    const outlines = async () => ({})
    const published = openPublished({ store: () => store, now, knowledge })
    const parts = {
      knowledge,
      checker: openChecker(openReader(knowledge)),
      today,
      examples: loadExamples,
      notice: noticeFor({ name: null, contact: null }),
      areas: { areas, outlines },
      warnings: { published, areas, outlines, knowledge, counters: loadCounters, publicUrl: 'http://localhost', now },
    }
    service = await serve(webApp(parts, loadCompactKnowledge), { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await service.close()
    await store.close()
  })

  /** From the question to the answer by clicks. */
  async function check(page: Page, text: string): Promise<void> {
    await page.goto(`${service.address}/call`)
    await page.fill('#text', text)
    await page.click('main button[type=submit]')
    await page.waitForSelector('h1:has-text("Do they have anything")')
    await page.click('main button[type=submit]')
    await page.waitForSelector('h1:has-text("Where do you live"), .verdict')
    if ((await page.locator('.verdict').count()) === 0) await page.click('main button[type=submit]')
    await page.waitForSelector('.verdict')
  }

  for (const javaScriptEnabled of [true, false])
    it(`names the warning of the same trick, and after choosing an area that it was near, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 800 } })
      const page = await context.newPage()
      const sent: string[] = []
      page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
      await check(page, told)
      await page.waitForSelector(cited)
      assert.equal(sent.includes('GET /warnings/current.json'), javaScriptEnabled)
      assert.equal(
        sent.some((request) => request.startsWith('POST')),
        !javaScriptEnabled,
      )
      await page.click('main a[href="/areas"]')
      await page.fill('#q', 'Hatfield')
      await page.click('main button[type=submit]')
      await page.click('main a[href="/areas/E07000241"]')
      await page.click('button:has-text("I live here")')
      await page.waitForSelector('button:has-text("Forget where I live")')
      if (javaScriptEnabled) await axe(page, 'the page of an area that was chosen')
      await demandValid(await page.content(), 'the page of an area that was chosen')
      await check(page, told)
      await page.waitForSelector(cited)
      assert.match((await page.textContent(`li:has(${cited.slice(5)})`)) ?? '', /^Aldercombe Watch .*, near you\.$/)
      if (javaScriptEnabled) await axe(page, 'an answer with a warning')
      assert.equal(await overflow(page), 0)
      await context.close()
    })

  it('names none where nothing was found, and is there without the list', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    await check(page, 'My daughter rang about Sunday lunch.')
    await page.waitForSelector('.verdict-nothing-found')
    assert.equal(await page.innerHTML('[data-cited]'), '')
    await page.route('**/warnings/current.json', (route) => route.abort())
    const failed = page.waitForEvent('requestfailed')
    await check(page, told)
    await failed
    assert.equal(await page.innerHTML('[data-cited]'), '')
    await context.close()
  })
})
