import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { invite } from '../src/people/administration.ts'
import { openSession } from '../src/people/desk-session.ts'
import { addOrganisation } from '../src/people/organisations.ts'
import { openTestSite, type TestSite, testFeed } from '../src/warn/follow/test-site.ts'
import { launchBrowser } from './chromium.ts'
import { type DeskService, startDesk } from './desk-service.ts'
import { axe } from './look.ts'
import { look, press } from './person.ts'

describe('the sources of warnings in a browser', () => {
  let site: TestSite
  let desk: DeskService
  let browser: Browser
  let page: Page

  before(async () => {
    site = await openTestSite()
    ;[desk, browser] = await Promise.all([startDesk(site.fetcher), launchBrowser()])
    const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now: new Date() } as const
    const organisation = await addOrganisation(desk.store, 'Aldercombe Watch', by)
    const ben = { name: 'Ben Marsh', email: 'ben@parish.example', organisation, role: 'writer', area: null } as const
    const { coordinator } = await invite(desk.store, ben, by)
    const session = { coordinator, method: 'passkey', browser: 'test', now: new Date() } as const
    const context = await browser.newContext({ viewport: { width: 390, height: 780 } })
    await context.addCookies([{ name: 'desk', value: await openSession(desk.store.db, session), url: desk.publicUrl }])
    page = await context.newPage()
  })
  after(async () => {
    await browser.close()
    await desk.close()
    site.close()
  })

  it('are empty at first, say what is wrong with an address, and follow the feed that a page names', async () => {
    site.answers.set('/', {
      type: 'text/html',
      text: '<!DOCTYPE html><html><head><link rel="alternate" type="application/atom+xml" href="/feed"></head></html>',
    })
    site.answers.set('/feed', { type: 'application/atom+xml', text: testFeed([]) })
    await page.goto(`${desk.publicUrl}/desk/sources`)
    await look(page)
    await page.fill('#address', 'http://127.0.0.1/feed')
    await press(page, 'Follow')
    assert.match((await page.textContent('.problem')) ?? '', /private network/)
    await axe(page, 'an address that is refused')
    await page.fill('#address', `${site.address}/`)
    await press(page, 'Follow')
    assert.match((await page.textContent('[role=status]')) ?? '', /followed now/)
    await look(page)
    await press(page, 'Stop: Aldercombe news')
    assert.match((await page.textContent('main')) ?? '', /Follow again/)
    await look(page)
  })
})
