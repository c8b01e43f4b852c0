import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { invite } from '../src/people/administration.ts'
import { addOrganisation } from '../src/people/organisations.ts'
import { makeKey } from '../src/report/keys.ts'
import { keepReport } from '../src/store/test-reports.ts'
import { atTerminal } from '../src/values/actor.ts'
import { daysAfter } from '../src/values/day.ts'
import { dayInLondon } from '../src/values/london-day.ts'
import { launchBrowser } from './chromium.ts'
import { look, makePasskey, newPerson, press } from './person.ts'
import { startWhole, type WholeService } from './whole-service.ts'

const welwynHatfield = 'E07000241'
const today = dayInLondon(new Date())
const yesterday = daysAfter(today, -1)

const beginnings = [
  'I was rung at home.',
  'The phone went after lunch.',
  'My mother had a call.',
  'Somebody rang my landline.',
]
/** What the nth of them tells: the same man, in other words. */
const accountOf = (at: number) =>
  `${beginnings[at % beginnings.length]} He said he was DC Adam Field, a police officer, and that there was fraud on the bank account. He asked for £${1_000 + 100 * at} to be withdrawn in cash and handed to a courier, and to tell nobody. To check, he said, ring 01632 960 ${200 + (at % 2)}.`

describe('the whole loop, from nineteen reports to a warning and what came of it', { timeout: 240_000 }, () => {
  let service: WholeService
  let browser: Browser
  let ada: Page
  let ben: Page
  let resident: Page
  let key: string
  let id: string

  before(async () => {
    ;[service, browser] = await Promise.all([startWhole(), launchBrowser()])
    const by = { actor: atTerminal('test'), now: new Date() }
    const organisation = await addOrganisation(service.store, 'Aldercombe Watch', by)
    const arrive = async (name: string) => {
      const whom = { name, email: `${name.slice(0, 3).toLowerCase()}@parish.example`, organisation, area: null }
      await invite(service.store, { ...whom, role: 'writer' }, by)
      const { token } = await invite(service.store, { ...whom, role: 'approver' }, by)
      const { page } = await newPerson(browser)
      await page.goto(`${service.publicUrl}/desk/invitation/${token}`)
      await press(page, 'Begin')
      await makePasskey(page)
      return page
    }
    ;[ada, ben] = [await arrive('Ada Field'), await arrive('Ben Marsh')]
    resident = await (await browser.newContext({ viewport: { width: 390, height: 780 } })).newPage()
    key = (await makeKey(service.store, { ...by.actor, organisation }, { name: 'Telecare', now: by.now })).key
    // the quiet weeks before: now and then something else
    for (let day = 90; day > 8; day -= 6) {
      const happened_on = daysAfter(today, -day)
      const received_at = new Date(`${happened_on}T15:00:00Z`)
      const account = 'Two men wanted to mend the roof.'
      await keepReport(service.store.db, {
        kind: 'visit',
        via: 'import',
        district: welwynHatfield,
        happened_on,
        received_at,
        account,
      })
    }
  })

  after(async () => {
    await browser.close()
    await service.close()
  })

  const open = (page: Page, path: string) => page.goto(service.publicUrl + path)
  const main = async (page: Page) => (await page.textContent('main')) ?? ''

  /** Answers one question of the form. */
  async function tell(answers: Readonly<Record<string, string>> = {}): Promise<void> {
    for (const [name, value] of Object.entries(answers)) {
      const choice = resident.locator(`input[type=radio][name="${name}"][value="${value}"]`)
      if ((await choice.count()) > 0) await choice.check()
      else await resident.fill(`[name="${name}"]`, value)
    }
    await press(resident, 'Next')
  }

  /** Sends the nth report as a program does. */
  async function sendReport(at: number, happenedOn: string): Promise<void> {
    const lost = at % 3 === 0
    const answer = await resident.request.post(`${service.publicUrl}/api/reports`, {
      headers: { Authorization: `Bearer ${key}` },
      data: {
        kind: 'call',
        forWhom: 'self',
        happenedOn,
        district: at % 4 === 0 ? 'E07000240' : welwynHatfield,
        account: accountOf(at),
        aliases: ['DC Adam Field'],
        method: 'courier',
        outcome: lost ? 'lost' : 'nothing',
        lostPounds: lost ? 1_000 + 100 * at : null,
        age: 66 + at,
      },
    })
    assert.equal(answer.status(), 201, await answer.text())
  }

  it('nineteen reports come in: two through the form, the others through the API', async () => {
    for (const at of [0, 1]) {
      await open(resident, '/report')
      await resident.check('input[value=over]')
      await press(resident, 'Next')
      await tell({ kind: 'call' })
      await tell({ who: 'self' })
      await tell({ day: 'yesterday' })
      await tell({ where: 'Hatfield, Hertfordshire' })
      await tell({ account: accountOf(at) })
      await tell()
      await tell({ claimed: 'Fraud squad', alias: 'DC Adam Field' })
      await tell({ outcome: 'nothing' })
      await tell({ method: 'courier' })
      await tell({ age: String(70 + at) })
      await tell()
      await Promise.all([resident.waitForNavigation(), resident.click('#send')])
      assert.equal((await resident.locator('.shown-code').allTextContents()).length, 2)
    }
    for (let at = 2; at < 19; at++) await sendReport(at, at < 7 ? daysAfter(today, -2) : yesterday)
    const came = service.store.db.selectFrom('report').select(['via', (each) => each.fn.countAll<number>().as('many')])
    const rows = await came.groupBy('via').orderBy('via').execute()
    const ways = rows.filter(({ via }) => via !== 'import').map(({ via, many }) => [via, Number(many)])
    assert.deepEqual(ways, [
      ['api', 17],
      ['form', 2],
    ])
  })

  it('they become one series, and a spike after the night: both are seen at the desk', async () => {
    await service.linked()
    await service.night()
    await open(ada, '/desk/spikes')
    await look(ada)
    assert.match(await main(ada), /Welwyn Hatfield/)
    assert.ok((await ada.locator('main a[href^="/desk/spikes/"]').count()) > 0)
    await open(ada, '/desk/series')
    await look(ada)
    await ada.locator('main a[href^="/desk/series/"]').first().click()
    await ada.waitForLoadState()
    assert.match(await main(ada), /19 reports/)
  })

  it('a writer has a warning drawn up from it, with every figure and its reports, and puts it forward', async () => {
    await press(ada, 'Draw up a warning')
    id = /warnings\/([a-z2-7]{12})\/write/.exec(ada.url())?.[1] ?? ''
    await look(ada)
    const body = await ada.inputValue('#body-en')
    assert.match(body, /19 reports[\s\S]*came from Welwyn Hatfield[\s\S]*people lost money[\s\S]*withdraw cash/)
    assert.match(await main(ada), /none has changed/)
    await press(ada, 'Save and go on to put it forward')
    if ((await ada.locator('input[name=confirmed]').count()) > 0) await ada.check('input[name=confirmed]')
    await press(ada, 'Put it forward')
    const own = await ada.request.post(`${service.publicUrl}/desk/warnings/${id}/decide`, {
      form: { decision: 'approve' },
      headers: { Origin: service.publicUrl },
    })
    assert.equal(own.status(), 403)
  })

  it('a second person approves it, and page, feed and CAP message are there', async () => {
    await open(ben, `/desk/warnings/${id}/decide`)
    await look(ben)
    await press(ben, 'Approve and publish')
    await open(resident, `/warnings/${id}`)
    await look(resident)
    assert.match(await main(resident), /19 reports/)
    for (const path of ['/warnings.atom', '/warnings.json', `/areas/${welwynHatfield}/warnings.atom`]) {
      const feed = await resident.request.get(service.publicUrl + path)
      assert.match(await feed.text(), new RegExp(id), path)
    }
    const { cap } = await service.store.db.selectFrom('warning_sent').select('cap').executeTakeFirstOrThrow()
    assert.match(cap, /<msgType>Alert<\/msgType>[\s\S]*police officers/)
  })

  it('the check of a resident near there names it', async () => {
    await open(resident, `/areas/${welwynHatfield}`)
    await resident.click('button:has-text("I live here")')
    await resident.waitForSelector('button:has-text("Forget where I live")')
    await open(resident, '/call')
    await resident.fill('#text', accountOf(1))
    await resident.click('main button[type=submit]')
    await resident.waitForSelector('h1:has-text("Do they have anything")')
    await resident.click('main button[type=submit]')
    await resident.waitForSelector('h1:has-text("Where do you live"), .verdict')
    if ((await resident.locator('.verdict').count()) === 0) await resident.click('main button[type=submit]')
    await resident.waitForSelector('.verdict')
    const cited = resident.locator(`main a[href$="/warnings/${id}"]`)
    await cited.first().waitFor()
    assert.match((await resident.textContent(`li:has(a[href$="/warnings/${id}"])`)) ?? '', /near you/)
  })

  it('and the page of its effect has begun to count', async () => {
    await sendReport(19, today)
    await open(ben, `/desk/warnings/${id}`)
    await Promise.all([
      ben.waitForURL('**/effect'),
      ben.getByRole('link', { name: 'What followed this warning', exact: true }).click(),
    ])
    await look(ben)
    assert.match(await main(ben), /Since then 1 report where people were warned/)
  })
})
