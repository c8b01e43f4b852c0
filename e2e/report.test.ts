import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core'
import { openNumbers } from '../src/directory/numbers.ts'
import { loadCompactKnowledge } from '../src/knowledge/load.ts'
import { openReports } from '../src/service/reports.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { embeddedConfig } from '../src/store/test-databases.ts'
import { webApp } from '../src/web/app.ts'
import { openEdge } from '../src/web/edge/edge.ts'
import { type Service, serve } from '../src/web/serve.ts'
import { launchBrowser } from './chromium.ts'
import { axe, demandValid, overflow } from './look.ts'
import { freePort } from './postgres.ts'
import { siteParts } from './site-parts.ts'

const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 }, timezoneId: 'Europe/London' }
const now = () => new Date('2026-11-21T14:00:00Z')

let store: Store
let service: Service
let browser: Browser
let looker: Page
let publicUrl = ''
let woken = 0

/** The page as it was sent last. */
const sent = new WeakMap<Page, Response>()

async function newPage(more: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ ...phone, ...more })).newPage()
  page.setDefaultTimeout(15_000)
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) sent.set(page, response)
  })
  return page
}

const open = (page: Page, path: string) => page.goto(publicUrl + path)
const main = async (page: Page) => (await page.textContent('main')) ?? ''
const heading = (page: Page) => page.textContent('h1')

const looked = new Set<string>()

/**
 * Once for each page, and once for what wrong answers add to one: accessible, valid, and no wider than a phone, with words twice as large too. A browser without
 * scripts cannot look at itself: what it shows is looked at in one that has them.
 */
async function look(page: Page): Promise<void> {
  const title = await page.title()
  const known = title.startsWith('Error: ') ? 'Error' : title
  if (looked.has(known)) return
  looked.add(known)
  const shown = await sent.get(page)!.text()
  await demandValid(shown, title)
  await looker.setContent(shown)
  await axe(looker, title)
  assert.ok((await overflow(looker)) <= 0, `${title} is wider than a phone`)
  await looker.evaluate(() => document.documentElement.style.setProperty('font-size', '225%'))
  assert.ok((await overflow(looker)) <= 0, `${title} is wider than a phone with large words`)
}

/** Presses a button, and looks at the page that comes. */
async function press(page: Page, words: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('main').getByRole('button', { name: words, exact: true }).first().click(),
  ])
  await look(page)
}

/** Answers the question of a page: fields by their ids, a choice by its value. */
async function tell(page: Page, title: string, answers: Readonly<Record<string, string>> = {}): Promise<void> {
  assert.equal(await heading(page), title)
  for (const [name, value] of Object.entries(answers)) {
    const choice = page.locator(`input[type=radio][name="${name}"][value="${value}"]`)
    if ((await choice.count()) > 0) await choice.check()
    else await page.fill(`[name="${name}"]`, value)
  }
  await press(page, 'Next')
}

const keyOn = async (page: Page) => {
  const [reference = '', code = ''] = await page.locator('.shown-code').allTextContents()
  return { reference: reference.trim(), code: code.trim() }
}

/** A picture of one black dot, by the PNG specification. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

describe('a report by somebody with a phone', () => {
  before(async () => {
    store = await openStore(await embeddedConfig())
    const port = await freePort()
    publicUrl = `http://localhost:${port}`
    const parts = siteParts({ store: () => store, publicUrl, now })
    const reports = openReports(
      { publicUrl },
      {
        areas: parts.areas.areas,
        knowledge: parts.knowledge,
        numbers: openNumbers(parts.knowledge, () => store),
        store: async () => store,
        onReported: () => {
          woken += 1
        },
        now,
      },
    )
    const app = webApp({ ...parts, reports }, loadCompactKnowledge, openEdge({ publicUrl }))
    service = await serve(app, { host: '127.0.0.1', port, connections: 100, certificate: null })
    browser = await launchBrowser()
    looker = await newPage()
    await open(looker, '/help')
  })

  after(async () => {
    await browser.close()
    await service.close(1_000)
    await store.close()
  })

  it('asks first whether it is over: nobody reports in danger, or on a line that may be held', async () => {
    const page = await newPage({ javaScriptEnabled: false })
    await open(page, '/report')
    assert.match(await main(page), /not go to the police by itself/)
    assert.match(await main(page), /Your words 2 years, the rest 6 years/)
    await press(page, 'Next')
    assert.match(await page.title(), /^Error: /)
    await page.check('input[value=danger]')
    await press(page, 'Next')
    assert.match((await page.textContent('.act')) ?? '', /^Ring 999 now/)
    await open(page, '/report')
    await page.check('input[value=line]')
    await press(page, 'Next')
    assert.match((await page.textContent('.act')) ?? '', /^Put the phone down/)
    assert.match(await main(page), /Do not ring anybody on this line/)
    await press(page, 'The call is over: go on with the report')
    assert.equal(await heading(page), 'How did it come?')
    assert.equal((await store.db.selectFrom('report').select('id').execute()).length, 0)
  })

  let call = { reference: '', code: '' }

  it('takes a call over from a check, keeps it once however often it is sent, and says where else to tell it', async () => {
    const page = await newPage()
    await open(page, '/call')
    const said = 'He said he was DC Adam Marsh and that a courier would come for my card.'
    await page.fill('#text', said)
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.check('input[value=card]')
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await page.waitForFunction(() => /Where do you live|Stop/.test(document.querySelector('h1')!.textContent))
    if ((await heading(page)) !== 'Stop') await page.getByRole('button', { name: 'Skip', exact: true }).click()
    await page.waitForSelector('text=Report this')
    await press(page, 'Report this')
    await page.check('input[value=over]')
    await press(page, 'Next')
    assert.equal(await page.isChecked('input[value=call]'), true)
    await tell(page, 'How did it come?')
    await tell(page, 'Who did it happen to?', { who: 'other' })
    await tell(page, 'When was it?', { day: 'tomorrow', time: '3' })
    assert.match(await main(page), /write 3am or 3pm/)
    await tell(page, 'When was it?', { day: '31/02/2026', time: '3pm' })
    await tell(page, 'When was it?', { day: 'yesterday' })
    await tell(page, 'Where was it?', { where: 'Newport' })
    assert.equal(await heading(page), 'Which of these is it?')
    await press(page, 'Write another place')
    await page.fill('#where', 'AL8 6HG')
    await press(page, 'Next')
    await page.check('input[value=E07000241]')
    await press(page, 'Next')
    assert.equal(await page.inputValue('#account'), said)
    await tell(page, 'What happened?')
    await press(page, 'Back')
    assert.equal(await page.inputValue('#account'), said)
    await tell(page, 'What happened?')
    await tell(page, 'Are there any telephone numbers?')
    await tell(page, 'Who did they say they were?', { claimed: 'the police' })
    assert.equal(await page.isChecked('input[value=shared]'), true)
    await tell(page, 'What came of it?')
    await tell(page, 'How did they want to get money or things?', { method: 'courier' })
    await tell(page, 'How old is the person it happened to?', { age: '81' })
    await tell(page, 'May somebody ask you about it?', { email: 'nobody' })
    assert.match(await main(page), /e‑mail address must be/)
    await tell(page, 'May somebody ask you about it?', { email: 'niece@example.org' })
    assert.equal(await heading(page), 'Check your answers')
    await press(page, 'Change the numbers')
    await page.fill('#shown', '01632 960 118\nnot a number')
    await press(page, 'Keep this')
    assert.match(await main(page), /must be telephone numbers/)
    await page.fill('#shown', '01632 960 118')
    await press(page, 'Keep this')
    const answers = await main(page)
    for (const part of ['20 November 2026', 'About 15:00', 'Welwyn Hatfield', '01632 960 118', 'a card, a PIN', said])
      assert.ok(answers.includes(part), part)
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.url().endsWith('/report/send')),
      press(page, 'Send the report'),
    ])
    call = await keyOn(page)
    assert.match(call.reference, /^[A-Z2-7]{12}$/)
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'the browser holds answers that were sent')
    const after = await main(page)
    for (const part of [
      'Ring 159',
      'Ring 0300 123 2040',
      'Call 01632960118',
      'Ring 101',
      'It happened to somebody I know.',
    ])
      assert.ok(after.includes(part), part)
    assert.ok(!after.includes('Advice Direct Scotland'))
    const again = await page.request.post(request.url(), {
      data: request.postData() ?? '',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: publicUrl },
    })
    const foreign = await page.request.post(request.url(), {
      data: request.postData() ?? '',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://elsewhere.example' },
    })
    assert.equal(foreign.status(), 403)
    const shownAgain = await again.text()
    await demandValid(shownAgain, 'sent again')
    assert.match(shownAgain, /<h1>This report was sent before<\/h1>/)
    for (const group of shownAgain.match(/(?<=<b>)\w{4}(?=<\/b>)/g)!)
      assert.ok(`${call.reference}${call.code}`.includes(group), group)
    const rows = await store.db.selectFrom('report').select(['kind', 'district', 'outcome', 'via']).execute()
    assert.deepEqual(rows, [{ kind: 'call', district: 'E07000241', outcome: 'shared', via: 'form' }])
    assert.ok(woken > 0)
  })

  it('goes back and forth by the buttons of the browser without asking to send again, until the report is sent', async () => {
    const page = await newPage()
    await open(page, '/report')
    await page.check('input[value=over]')
    await press(page, 'Next')
    await tell(page, 'How did it come?', { kind: 'call' })
    await tell(page, 'Who did it happen to?', { who: 'other' })
    const arrive = async (title: string, go: () => Promise<unknown>) => {
      await go()
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    }
    await arrive('Who did it happen to?', () => page.goBack())
    await arrive('How did it come?', () => page.goBack())
    await arrive('Who did it happen to?', () => page.goForward())
    await arrive('Who did it happen to?', () => page.reload())
    assert.equal(await page.inputValue('input[name=kind]'), 'call')
    await page.evaluate(() => sessionStorage.clear())
    await arrive('Report what happened', () => page.reload())
  })

  it('takes what was seen at a cash machine, by the keys of a keyboard alone and without scripts', async () => {
    const page = await newPage({ javaScriptEnabled: false })
    const keys = async (...names: readonly string[]) => {
      for (const name of names)
        if (name.length > 1 && !/\s/.test(name) && /^[A-Z]/.test(name)) await page.keyboard.press(name)
        else await page.keyboard.type(name)
    }
    const enter = () => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    const reach = async (selector: string) => {
      for (let step = 0; step < 60; step++) {
        if (await page.locator(selector).evaluateAll((found) => found.includes(document.activeElement as HTMLElement)))
          return
        await page.keyboard.press('Tab')
      }
      assert.fail(`${selector} cannot be reached by Tab`)
    }
    await open(page, '/areas/S12000036')
    await reach('main form[action="/report"] button')
    await enter()
    await reach('input[name=now]')
    await keys('Space')
    await enter()
    await reach('input[name=kind]')
    await keys('ArrowUp')
    await enter()
    await reach('#day')
    await keys('today', 'Tab', '2am')
    await enter()
    assert.equal(await page.inputValue('#where'), 'City of Edinburgh')
    await reach('#where')
    await enter()
    await reach('#account')
    await keys('Two people at the machine by the station with many cards.')
    await reach('main button')
    await enter()
    await look(page)
    await reach('input[name=cards]')
    await keys('ArrowUp', 'ArrowUp')
    await reach('#vehicle')
    await keys('a grey van, SK')
    await enter()
    assert.equal(await heading(page), 'May somebody ask you about it?')
    await reach('main button')
    await enter()
    await look(page)
    await reach('main button')
    await enter()
    assert.equal(await heading(page), 'Your report is sent')
    assert.match(await main(page), /The force there is Police Scotland/)
    const row = await store.db.selectFrom('report').selectAll().where('kind', '=', 'sighting').executeTakeFirstOrThrow()
    assert.deepEqual([row.district, row.happened_minute, row.outcome], ['S12000036', 120, 'nothing'])
    assert.deepEqual(row.sighting, { severalCards: true, faceCovered: null, vehicle: 'a grey van, SK' })
    assert.equal((await store.db.selectFrom('report_contact').selectAll().execute()).length, 1)
  })

  it('is opened again, added to with words and a picture, and taken back with all that hangs on it', async () => {
    const page = await newPage({ javaScriptEnabled: false })
    await open(page, '/report/own')
    await look(page)
    await page.fill('#reference', call.reference)
    await page.fill('#code', 'WRON-GONE')
    await press(page, 'Open')
    assert.match(await main(page), /no report with this reference and code/)
    await page.fill('#code', call.code.toLowerCase())
    await press(page, 'Open')
    assert.match(await main(page), /DC Adam Marsh/)
    await page.fill('#words', 'She now thinks it was half past three.')
    await press(page, 'Add this')
    assert.match(await main(page), /half past three/)
    await page.setInputFiles('#file', { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
    await press(page, 'Add it')
    assert.match(await main(page), /cannot be added/)
    await page.setInputFiles('#file', { name: 'screen.png', mimeType: 'image/png', buffer: dot })
    await press(page, 'Add it')
    assert.match(await main(page), /A picture/)
    await press(page, 'Take it back')
    assert.match(await main(page), /The photo or recording you added/)
    await press(page, 'Take it back')
    assert.match(await main(page), /Tick the box/)
    await page.check('input[name=sure]')
    await press(page, 'Take it back')
    assert.equal(await heading(page), 'Your report is taken back')
    for (const table of ['report', 'report_note', 'report_evidence', 'report_contact'] as const)
      assert.equal((await store.db.selectFrom(table).selectAll().execute()).length, table === 'report' ? 1 : 0, table)
    await open(page, '/report/own')
    await page.fill('#reference', call.reference)
    await page.fill('#code', call.code)
    await press(page, 'Open')
    assert.match(await main(page), /There is no report/)
  })
})
