import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openAreas } from '../src/areas/open.ts'
import { openChecker } from '../src/check/check.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../src/knowledge/load.ts'
import { items } from '../src/people/households/item.ts'
import { openReader } from '../src/read/read.ts'
import { districtsOf } from '../src/service/households.ts'
import { noticeFor } from '../src/service/notice.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { webApp } from '../src/web/app.ts'
import { openEdge } from '../src/web/edge/edge.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'
import { freePort } from './postgres.ts'

const phone: BrowserContextOptions = { viewport: { width: 320, height: 640 }, timezoneId: 'Europe/London' }

let store: Store
let service: Service
let browser: Browser
let publicUrl = ''

async function newPage(more: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ ...phone, ...more })).newPage()
  page.setDefaultTimeout(15_000)
  return page
}

const open = (page: Page, path: string) => page.goto(publicUrl + path)
const main = async (page: Page) => (await page.textContent('main')) ?? ''
const codeOn = async (page: Page) => ((await page.textContent('.shown-code')) ?? '').replace(/\s/g, '')

const looked = new Set<string>()

/** Once for each page: it is whole: accessible, valid, and no wider than a small phone, with words twice as large too. */
async function look(page: Page): Promise<void> {
  const title = await page.title()
  if (looked.has(title)) return
  looked.add(title)
  const where = new URL(page.url()).pathname
  await axe(page, where)
  await demandValid(await (await page.request.get(page.url())).text(), where)
  assert.ok((await overflow(page)) <= 0, `${where} is wider than a phone`)
  const grow = (size: string) =>
    page.evaluate((to) => document.documentElement.style.setProperty('font-size', to), size)
  await grow('225%')
  assert.ok((await overflow(page)) <= 0, `${where} is wider than a phone with large words`)
  await grow('')
}

async function press(page: Page, words: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('main').getByRole('button', { name: words, exact: true }).click(),
  ])
}

/** The resident makes a code, and somebody types it. */
async function letIn(resident: Page, helper: Page, name: string): Promise<void> {
  await open(resident, '/household/pair')
  await look(resident)
  await press(resident, 'Make a code')
  await look(resident)
  const code = await codeOn(resident)
  assert.match(code, /^[2-9A-HJ-NP-Z]{8}$/)
  await open(helper, `/trusted/enter#${code}`)
  await helper.fill('#code', code.toLowerCase())
  await helper.fill('#name', name)
  await press(helper, 'Send')
  assert.match(await main(helper), /You are waiting/)
}

/** Ticks these and nothing else on the page of choices. */
async function tick(resident: Page, ...chosen: readonly string[]): Promise<void> {
  for (const box of await resident.locator('input[name=item]').all())
    await box.setChecked(chosen.includes((await box.getAttribute('value')) ?? ''))
  await press(resident, 'Keep this')
  assert.match(await main(resident), /What they see is changed/)
}

const seen = (page: Page) => page.locator('main h3').allTextContents()

describe('a household with two people whom the resident trusts', () => {
  before(async () => {
    const knowledge = loadKnowledge()
    store = await openStore(await embeddedConfig())
    const port = await freePort()
    publicUrl = `http://localhost:${port}`
    const households = {
      store: async () => store,
      publicUrl,
      now: () => new Date(),
      districts: districtsOf(openAreas(() => '2026-11-21')),
      items,
      warningsFor: async () => [{ title: 'Caller says he is from the bank', path: '/advice/use_door_chain' }],
    }
    const parts = {
      knowledge,
      checker: openChecker(openReader(knowledge)),
      today: () => '2026-11-21',
      examples: loadExamples,
      notice: noticeFor({ name: null, contact: null }),
    }
    const app = webApp({ ...parts, households }, loadCompactKnowledge, openEdge({ publicUrl }))
    service = await serve(app, { host: '127.0.0.1', port, connections: 100, certificate: null })
    browser = await launchBrowser()
  })

  after(async () => {
    await browser.close()
    await service.close(1_000)
    await store.close()
  })

  let resident: Page
  let anna: Page
  let ben: Page
  let sheet = ''

  before(async () => {
    ;[resident, anna, ben] = await Promise.all([newPage(), newPage(), newPage({ javaScriptEnabled: false })])
  })

  it('is made in one step without a name, with a sheet of paper to print', async () => {
    await open(resident, '/')
    await Promise.all([resident.waitForEvent('load'), resident.click('main a[href="/household"]')])
    await look(resident)
    await press(resident, 'Make my household')
    sheet = await codeOn(resident)
    assert.match(sheet, /^[2-9A-HJ-NP-Z]{12}$/)
    await look(resident)
    assert.equal(await resident.locator('svg.qr path').count(), 1)
    assert.match(await main(resident), / for [A-Z]/)
    await resident.emulateMedia({ media: 'print' })
    assert.equal(await resident.isVisible('.shown-code'), true)
    assert.equal(await resident.isVisible('h2:has-text("Do this now")'), false)
    await resident.emulateMedia({ media: null })
    await press(resident, 'I have it on paper')
    await look(resident)
    await open(resident, '/household/sheet')
    await look(resident)
    assert.ok(!(await main(resident)).includes(sheet))
  })

  it('lets in Anna, who is asked about by name before she sees anything', async () => {
    await open(anna, '/trusted')
    await look(anna)
    await open(anna, '/trusted/enter')
    await look(anna)
    await letIn(resident, anna, 'Anna')
    await look(anna)
    await resident.waitForURL('**/household/confirm')
    await look(resident)
    await press(resident, 'Yes, this is Anna')
    await look(resident)
    assert.equal(await resident.locator('input[name=item]:checked').count(), 0)
    await anna.waitForSelector('text=They have not chosen anything')
    await tick(resident, 'checks', 'area', 'warnings')
    await anna.waitForSelector('h3')
    assert.deepEqual(await seen(anna), ['Checks that ended in “Stop”', 'Warnings for the area', 'The area'])
  })

  it('lets in Ben, whose browser runs no scripts, and sends away one who is not known', async () => {
    const eve = await newPage()
    await letIn(resident, eve, 'Eve')
    await open(resident, '/household/confirm')
    await press(resident, 'No, send them away')
    await eve.waitForSelector('text=On this device you see nothing now')
    await letIn(resident, ben, 'Ben')
    await open(resident, '/household')
    assert.match(await main(resident), /Ben wants to help you/)
    await look(resident)
    await open(resident, '/household/confirm')
    await press(resident, 'Yes, this is Ben')
    await tick(resident, 'settings')
    await open(ben, '/trusted')
    assert.deepEqual(await seen(ben), ['Devices and trusted people'])
    assert.match(await main(ben), /open on 1 device\. They trust 2 people, you among them/)
    await demandValid(await ben.content(), 'what Ben sees')
  })

  it('keeps an area by its name, and asks where the name is not enough', async () => {
    await open(resident, '/household/area')
    await look(resident)
    await resident.fill('#area', 'Atlantis')
    await press(resident, 'Next')
    assert.match(await resident.title(), /^Error: /)
    await axe(resident, 'an area that is not known')
    await resident.fill('#area', 'welwyn')
    await press(resident, 'Next')
    await axe(resident, 'which area')
    await press(resident, 'Keep this')
    assert.match(await main(resident), /Your area: Welwyn Hatfield/)
    await anna.waitForSelector('text=Welwyn Hatfield')
    await look(anna)
    assert.match(await main(anna), /Caller says he is from the bank/)
    await open(ben, '/trusted')
    assert.doesNotMatch(await main(ben), /Welwyn/)
  })

  it('tells Anna how a check ended by one button, and Ben nothing', async () => {
    const sent: string[] = []
    resident.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
    await open(resident, '/tell/phone')
    await resident.fill('#text', 'He wants my PIN and will send a courier for my card')
    for (const heading of ['Do they have anything', 'Where do you live']) {
      await resident.click('main button[type=submit]')
      await resident.waitForSelector(`h1:has-text("${heading}")`)
    }
    await resident.click('main button[type=submit]')
    await resident.waitForSelector('.verdict')
    await axe(resident, 'an answer with a button to tell')
    await press(resident, 'Tell Anna')
    assert.match(await main(resident), /Anna can see it now/)
    await look(resident)
    assert.deepEqual(
      sent.filter((line) => line.includes('courier')),
      [],
    )
    await anna.waitForSelector('text=a check of a phone call ended in “Stop”')
    await open(ben, '/trusted')
    assert.doesNotMatch(await main(ben), /a check of/)
  })

  it('shows each what is chosen anew, on the page they have open', async () => {
    await open(resident, '/household')
    await Promise.all([resident.waitForEvent('load'), resident.click('text=Change what Anna sees')])
    await look(resident)
    await tick(resident, 'reports', 'line-guard', 'area')
    await anna.waitForSelector('h3:has-text("Reports made")')
    assert.deepEqual(await seen(anna), ['Reports made', 'Calls that the line guard ended', 'The area'])
    assert.doesNotMatch(await main(anna), /a check of/)
  })

  it('opens for Anna on a second device by her own code', async () => {
    await open(anna, '/trusted')
    await Promise.all([anna.waitForEvent('load'), anna.click('text=A code for my other devices')])
    await look(anna)
    await press(anna, 'Make a code')
    await look(anna)
    const code = await codeOn(anna)
    const second = await newPage()
    await open(second, `/trusted/open#${code}`)
    await second.waitForFunction((wanted) => document.querySelector<HTMLInputElement>('#code')?.value === wanted, code)
    assert.equal(new URL(second.url()).hash, '')
    await look(second)
    await press(second, 'Open')
    assert.deepEqual(await seen(second), ['Reports made', 'Calls that the line guard ended', 'The area'])
    await open(anna, '/trusted')
    await second.context().close()
  })

  it('removes Anna: the page she has open goes blank by itself, and Ben still sees his', async () => {
    await open(resident, '/household')
    await Promise.all([resident.waitForEvent('load'), resident.getByRole('link', { name: 'Remove Anna' }).click()])
    await look(resident)
    await press(resident, 'Remove Anna')
    assert.match(await main(resident), /They are removed/)
    await anna.waitForSelector('text=On this device you see nothing now')
    await open(ben, '/trusted')
    assert.deepEqual(await seen(ben), ['Devices and trusted people'])
  })

  it('shows its history, its devices and all that is kept, on the page and as a file', async () => {
    for (const path of ['history', 'devices', 'copy', 'help']) {
      await open(resident, `/household/${path}`)
      await look(resident)
    }
    await open(resident, '/household/history')
    assert.match(await main(resident), /Anna may see which area I chose\.\s*From .* Ended .* by you\./)
    assert.match(await main(resident), /Ben may see how many devices.*Still allowed/s)
    await open(resident, '/household/copy')
    const [download] = await Promise.all([resident.waitForEvent('download'), resident.click('text=Keep it as a file')])
    const copy = JSON.parse(await readFile(await download.path(), 'utf8')) as { household: { area: string } }
    assert.equal(copy.household.area, 'E07000241')
    assert.ok(!JSON.stringify(copy).includes(sheet))
  })

  it('opens on another device with the sheet of paper, and can be closed there', async () => {
    const library = await newPage({ javaScriptEnabled: false })
    await open(library, '/household/open')
    await library.fill('#code', 'K7PM 2XQR T4WZ')
    await press(library, 'Open')
    assert.match(await library.title(), /^Error: /)
    await library.fill('#code', sheet.replace(/(.{4})/g, '$1 ').toLowerCase())
    await press(library, 'Open')
    assert.match(await main(library), /People you trust/)
    await open(resident, '/household/devices')
    await look(resident)
    await press(resident, 'Close all but this one')
    await open(library, '/household')
    assert.match(await main(library), /Make my household/)
  })

  it('is erased in one step, with a tick, and is gone for those who helped', async () => {
    await open(resident, '/household/erase')
    await look(resident)
    await press(resident, 'Erase')
    assert.match(await resident.title(), /^Error: /)
    await axe(resident, 'erasing without a tick')
    await resident.check('#sure')
    await press(resident, 'Erase')
    await look(resident)
    await open(ben, '/trusted')
    assert.match(await main(ben), /On this device you see nothing now/)
    const rows = await store.db.selectFrom('household').select('id').execute()
    assert.deepEqual(rows, [])
    assert.deepEqual(await resident.context().cookies(), [])
  })

  it('is never kept for when there is no network', async () => {
    const worker = await (await fetch(`${publicUrl}/sw.js`)).text()
    assert.doesNotMatch(worker, /"\/(?:household|trusted)/)
    const client = /src="(\/m\/[^"]*client\.js)"/.exec(await (await fetch(publicUrl)).text())?.[1]
    assert.doesNotMatch(await (await fetch(publicUrl + client)).text(), /data-live|shown-code|\/trusted/)
  })
})
