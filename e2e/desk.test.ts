import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { invite } from '../src/people/administration.ts'
import { setUp } from '../src/people/organisations.ts'
import { launchBrowser } from './chromium.ts'
import { type DeskService, startDesk } from './desk-service.ts'
import { axe } from './look.ts'
import { heading, look, makePasskey, newPerson as newPersonIn, type Person, press, signIn } from './person.ts'

let desk: DeskService
let browser: Browser

const newPerson = () => newPersonIn(browser)
const open = (page: Page, path: string) => page.goto(desk.publicUrl + path)
const signInWithPasskey = (page: Page) => signIn(page, desk.publicUrl)

const linkIn = (text: string) => /http:\/\/\S+/.exec(text)?.[0] ?? ''

describe('the desk', { timeout: 240_000 }, () => {
  before(async () => {
    desk = await startDesk()
    browser = await launchBrowser()
  })

  after(async () => {
    await browser.close()
    await desk.close()
  })

  let ada: Person
  let ben: Person
  let codes: string[]

  it('lets nobody in without signing in, and leads there', async () => {
    const { page, context } = await newPerson()
    await open(page, '/desk/people')
    assert.equal(await heading(page), 'Sign in')
    await look(page)
    await context.close()
  })

  it('begins with the invitation that the terminal printed: a passkey, recovery codes, and then it works no more', async () => {
    const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' } as const
    const person = { organisation: 'Aldercombe Watch', name: 'Ada Field', email: 'ada@parish.example' }
    const token = await setUp(desk.store, person, { actor, now: new Date() })
    ada = await newPerson()
    await open(ada.page, `/desk/invitation/${token}`)
    await look(ada.page)
    await press(ada.page, 'Begin')
    await look(ada.page)
    await makePasskey(ada.page)
    await press(ada.page, 'Make new recovery codes')
    await axe(ada.page, 'recovery codes')
    codes = await ada.page.locator('.codes code').allTextContents()
    assert.equal(codes.length, 8)
    await open(ada.page, '/desk')
    await look(ada.page)
    await press(ada.page, 'Sign out')
    await open(ada.page, `/desk/invitation/${token}`)
    assert.match((await heading(ada.page)) ?? '', /does not work any more/)
  })

  it('lets in by passkey, and invites somebody by e-mail', async () => {
    await signInWithPasskey(ada.page)
    assert.equal(await heading(ada.page), 'Good day, Ada Field')
    await open(ada.page, '/desk/people')
    await look(ada.page)
    await press(ada.page, 'Invite')
    assert.equal(await ada.page.locator('.problem a').count(), 3)
    await axe(ada.page, 'people with problems')
    await ada.page.fill('#name', 'Ben Marsh')
    await ada.page.fill('#email', 'ben@parish.example')
    await ada.page.getByText('Writer: drafts').click()
    await press(ada.page, 'Invite')
    assert.match((await ada.page.textContent('main')) ?? '', /on its way to ben@parish.example/)
    const mail = await desk.sink.next('ben@parish.example')
    assert.match(mail.subject, /Aldercombe Watch invites you/)
    ben = await newPerson()
    await ben.page.goto(linkIn(mail.text))
    await press(ben.page, 'Begin')
    await makePasskey(ben.page)
    await open(ben.page, '/desk/people')
    assert.match((await heading(ben.page)) ?? '', /not allowed/)
  })

  it('lets somebody who lost the device back in by a recovery code, once', async () => {
    await ada.loseDevice()
    await open(ada.page, '/desk/recover')
    await look(ada.page)
    const recover = async (code: string) => {
      await ada.page.fill('#email', 'ada@parish.example')
      await ada.page.fill('#code', code)
      await press(ada.page, 'Sign in')
    }
    await recover('aaaa-bbbb-cccc')
    assert.equal(await ada.page.locator('.problem').count(), 1)
    await axe(ada.page, 'recovery with a problem')
    await recover(codes[0]!.toUpperCase().replaceAll('-', ' '))
    assert.equal(await heading(ada.page), 'Your account')
    await makePasskey(ada.page)
    assert.match((await ada.page.textContent('main')) ?? '', /7 left/)
    await Promise.all([
      ada.page.waitForNavigation(),
      ada.page
        .getByRole('button', { name: /^Remove/ })
        .first()
        .click(),
    ])
    await ada.context.clearCookies()
    await open(ada.page, '/desk/recover')
    await recover(codes[0]!)
    assert.equal(await ada.page.locator('.problem').count(), 1)
    await signInWithPasskey(ada.page)
    assert.equal(await heading(ada.page), 'Good day, Ada Field')
  })

  it('lets in by a link in an e-mail, once, and says the same of an address that nobody has', async () => {
    const { page, context } = await newPerson()
    const ask = async (email: string) => {
      await open(page, '/desk/sign-in')
      await page.fill('#email', email)
      await press(page, 'Send me a link')
      return ((await page.textContent('main')) ?? '').replaceAll(email, '…')
    }
    desk.sink.refuse(1)
    const unknown = await ask('nobody@parish.example')
    assert.equal(await ask('ben@parish.example'), unknown)
    await desk.store.db
      .updateTable('outgoing_mail')
      .set({ next_try_at: new Date(0) })
      .execute()
    await ask('nobody@parish.example')
    const link = linkIn((await desk.sink.next('ben@parish.example')).text)
    await page.goto(link)
    await look(page)
    await press(page, 'Sign in')
    assert.equal(await heading(page), 'Good day, Ben Marsh')
    await page.goto(link)
    assert.match((await heading(page)) ?? '', /does not work any more/)
    assert.ok(desk.sink.received.every(({ to }) => to !== 'nobody@parish.example'))
    await open(page, '/desk/account')
    await look(page)
    await press(page, 'Sign out everywhere')
    await open(ben.page, '/desk')
    assert.equal(await heading(ben.page), 'Sign in')
    await context.close()
  })

  it('lists a number only when a second person has approved it, and tells who did', async () => {
    const { page } = ada
    await open(page, '/desk/people')
    const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now: new Date() } as const
    const organisation = (await desk.store.db.selectFrom('organisation').select('id').executeTakeFirstOrThrow()).id
    const role = { name: 'Ada Field', email: 'ada@parish.example', organisation, role: 'approver', area: null } as const
    await invite(desk.store, role, by)
    await signInWithPasskey(ben.page)
    await open(ben.page, '/desk/directory')
    await look(ben.page)
    await Promise.all([
      ben.page.waitForNavigation(),
      ben.page.getByRole('link', { name: 'Propose a new entry' }).click(),
    ])
    await look(ben.page)
    await press(ben.page, 'Propose')
    assert.equal(await ben.page.locator('.problem').count(), 1)
    await axe(ben.page, 'entry with a problem')
    const told = {
      id: 'aldercombe-council',
      organisation: 'Aldercombe Council',
      phone: '01632 960 123',
      use: 'When somebody says they come from the council.',
      publisher: 'Aldercombe Council',
      address: 'https://aldercombe.example/contact',
      reason: 'Read on the page and rung.',
    }
    for (const [name, value] of Object.entries(told)) await ben.page.fill(`#${name}`, value)
    await ben.page.getByText('England', { exact: true }).click()
    await press(ben.page, 'Propose')
    await look(ben.page)
    assert.equal(await ben.page.getByRole('button', { name: /Approve/ }).count(), 0)
    const lookUp = async () => {
      await open(ben.page, '/number')
      await ben.page.fill('#number', 'oh one six three two, nine six oh, one two three')
      await press(ben.page, 'Look it up')
      return (await ben.page.textContent('main')) ?? ''
    }
    assert.doesNotMatch(await lookUp(), /Aldercombe Council/)
    await open(page, '/desk/directory/changes')
    await look(page)
    await press(page, 'Approve aldercombe-council')
    assert.match((await page.textContent('main')) ?? '', /Proposed by Ben Marsh[\s\S]*Decided by Ada Field/)
    assert.match(await lookUp(), /Aldercombe Council/)
    await axe(ben.page, '/number')
    await open(page, '/desk/directory/listing?id=aldercombe-council')
    await look(page)
  })

  it('ends a session that nobody uses', async () => {
    await signInWithPasskey(ben.page)
    desk.wait(8 * 3_600_000 + 60_000)
    await open(ben.page, '/desk')
    assert.equal(await heading(ben.page), 'Sign in')
  })

  it('removes somebody at once, also from a page that is open, and keeps the last administrator', async () => {
    await signInWithPasskey(ben.page)
    await signInWithPasskey(ada.page)
    await open(ben.page, '/desk/account')
    await open(ada.page, '/desk/people')
    await Promise.all([ada.page.waitForNavigation(), ada.page.getByRole('link', { name: 'Remove Ben Marsh' }).click()])
    await look(ada.page)
    await press(ada.page, 'Remove Ben Marsh')
    assert.doesNotMatch((await ada.page.textContent('main')) ?? '', /Ben Marsh/)
    await press(ben.page, 'Make new recovery codes')
    assert.match((await heading(ben.page)) ?? '', /not signed in/)
    await open(ben.page, '/desk/sign-in')
    await ben.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await ben.page.getByText('The passkey was not accepted').waitFor()
    await press(ada.page, 'End the role of administrator for Ada Field')
    assert.match((await heading(ada.page)) ?? '', /last administrator/)
    await open(ada.page, '/desk/audit')
    await look(ada.page)
    const trail = (await ada.page.textContent('main')) ?? ''
    for (const words of ['role ended', 'coordinator ended', 'coordinator invited', 'passkey added', 'signed in'])
      assert.match(trail, new RegExp(words))
    const csv = await (await ada.page.request.get(`${desk.publicUrl}/desk/audit.csv`)).text()
    assert.match(csv, /^id,at,actor,action/)
    const json = await (await ada.page.request.get(`${desk.publicUrl}/desk/audit.json`)).json()
    assert.equal(json.length, csv.trim().split('\r\n').length - 1)
  })
})
