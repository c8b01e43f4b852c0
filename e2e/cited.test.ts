import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { worldIds } from '../src/warn/test-world.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'
import { openPublicService, type PublicService } from './public-service.ts'

const told =
  'He said he was from the fraud squad. I must draw three thousand out of the bank and hand it to a courier, and tell nobody.'
const cited = `main a[href="/warnings/${worldIds.own}"]`

describe('An answer to somebody who was rung', () => {
  let service: PublicService
  let browser: Browser

  before(async () => {
    ;[service, browser] = await Promise.all([openPublicService(), launchBrowser()])
  })
  after(async () => {
    await browser?.close()
    await service.close()
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
