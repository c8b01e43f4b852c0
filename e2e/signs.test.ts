import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openChecker } from '../src/check/check.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { openReader } from '../src/read/read.ts'
import { noticeFor } from '../src/service/notice.ts'
import { webApp } from '../src/web/app.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { launchBrowser } from './chromium.ts'

let service: Service
let browser: Browser
const mostTabs = 300

/** Goes to a link by Tab alone and presses Enter. */
async function follow(page: Page, address: string): Promise<void> {
  const isThere = (wanted: string) => document.activeElement?.getAttribute('href') === wanted
  for (let tab = 0; tab < mostTabs && !(await page.evaluate(isThere, address)); tab++) await page.keyboard.press('Tab')
  assert.ok(await page.evaluate(isThere, address), `${address} was not reached by Tab`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${address}`)
}

describe('the pages of signs', () => {
  before(async () => {
    const knowledge = loadKnowledge()
    const checker = openChecker(openReader(knowledge))
    const parts = {
      knowledge,
      checker,
      today: () => '2026-11-21',
      examples: loadExamples,
      notice: noticeFor({ name: null, contact: null }),
    }
    service = await serve(webApp(parts, loadCompactKnowledge), { host: '127.0.0.1', port: 0 })
    browser = await launchBrowser()
  })

  after(async () => {
    await browser.close()
    await service.close()
  })

  it('are reached by keyboard from the about page, and lead to the advice', async () => {
    const page = await browser.newPage()
    await page.goto(`${service.address}/about`)
    for (const address of ['/tactics', '/tactics/ask_pin', '/advice/never_share_pin']) await follow(page, address)
    assert.equal(await page.textContent('h1'), 'Never tell anyone your PIN')
    await page.close()
  })

  it('print with their examples and without what is only for the screen', async () => {
    const page = await browser.newPage()
    await page.goto(`${service.address}/tactics/ask_pin`)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.isVisible('.examples q'), true)
    for (const part of ['[data-tools]', 'footer', '.back']) assert.equal(await page.isVisible(part), false, part)
    await page.close()
  })
})
