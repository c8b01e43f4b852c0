import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { invite } from '../src/people/administration.ts'
import { addOrganisation } from '../src/people/organisations.ts'
import { warningFile } from '../src/warn/take-in/test-documents.ts'
import { launchBrowser } from './chromium.ts'
import { type DeskService, startDesk } from './desk-service.ts'
import { axe } from './look.ts'
import { heading, look, makePasskey, newPerson, press, signIn } from './person.ts'

const dayMs = 86_400_000
const body = `Put the phone down. The police never ask for cash.

A man rang two people in Watford. He claimed to be a police officer and asked them to withdraw cash for a courier.

Ring 101 if you get such a call.`

describe('the life of a warning', { timeout: 240_000 }, () => {
  let desk: DeskService
  let browser: Browser
  let ada: Page
  let ben: Page
  let id: string

  before(async () => {
    ;[desk, browser] = await Promise.all([startDesk(), launchBrowser()])
    const by = { actor: { kind: 'terminal', id: 'test', organisation: null, origin: 'test' }, now: new Date() } as const
    const organisation = await addOrganisation(desk.store, 'Aldercombe Watch', by)
    const arrive = async (name: string) => {
      const whom = { name, email: `${name.slice(0, 3).toLowerCase()}@parish.example`, organisation, area: null }
      await invite(desk.store, { ...whom, role: 'writer' }, by)
      const { token } = await invite(desk.store, { ...whom, role: 'approver' }, by)
      const { page } = await newPerson(browser)
      await page.goto(`${desk.publicUrl}/desk/invitation/${token}`)
      await press(page, 'Begin')
      await makePasskey(page)
      return page
    }
    ada = await arrive('Ada Field')
    ben = await arrive('Ben Marsh')
  })

  after(async () => {
    await browser.close()
    await desk.close()
  })

  const open = (page: Page, path: string) => page.goto(desk.publicUrl + path)
  const main = async (page: Page) => (await page.textContent('main')) ?? ''
  const follow = (page: Page, words: string) =>
    Promise.all([page.waitForNavigation(), page.getByRole('link', { name: words }).first().click()])
  /** Public pages may be kept for a minute; who reloads asks again. */
  const openAnew = async (page: Page, path: string) => {
    await open(page, path)
    await page.reload()
  }
  const post = (page: Page, path: string, form: Record<string, string>) =>
    page.request.post(desk.publicUrl + path, { form, headers: { Origin: desk.publicUrl } })

  it('begins with a writer, who sees while writing how it reads and what could be better', async () => {
    await open(ada, '/desk/warnings/new')
    await look(ada)
    await press(ada, 'Begin')
    id = /warnings\/([a-z2-7]{12})\/write/.exec(ada.url())?.[1] ?? ''
    await ada.fill('#title-en', 'False police officers ring people in Watford')
    await ada.fill('#summary-en', 'Two people were asked to withdraw cash for a courier.')
    await ada.fill(
      '#body-en',
      `RUTHLESS thieves!\n\n${body} <script>alert(1)</script> Mrs Alder of 14 Mill Lane lost £900.`,
    )
    await ada.locator('#look').getByText('This may frighten').waitFor()
    await ada.fill('#place', 'Watford')
    await ada.getByText('Banks and post offices').click()
    await press(ada, 'Save and look')
    await look(ada)
    assert.match(await main(ada), /Saved\.[\s\S]*could tell who it was[\s\S]*For Watford/)
    assert.equal(await ada.locator('#look script').count(), 0)
  })

  it('keeps the words of a writer whose session ends before they are saved', async () => {
    await ada.fill('#body-en', `${body} Tell a neighbour.`)
    await ada.locator('#look').getByText('Tell a neighbour').waitFor()
    await signIn(ada, desk.publicUrl)
    await open(ada, `/desk/warnings/${id}/write`)
    assert.doesNotMatch(await ada.inputValue('#body-en'), /neighbour/)
    await axe(ada, 'draft with a copy')
    await ada.getByRole('button', { name: 'Bring it back' }).click()
    assert.match(await ada.inputValue('#body-en'), /neighbour/)
    await press(ada, 'Save and look')
    await ada.reload()
    assert.ok(await ada.getByRole('button', { name: 'Bring it back' }).isHidden())
  })

  it('loses nobody’s text when two write at the same time', async () => {
    await open(ben, '/desk/warnings/review')
    await look(ben)
    await follow(ben, 'False police officers')
    await ada.fill('#summary-en', 'Two people in Watford were asked for cash.')
    await ada.selectOption('#language', 'pl')
    await press(ada, 'Save and look')
    await ada.fill('#title-pl', 'Fałszywi policjanci')
    await press(ada, 'Save and look')
    await ben.fill('#body-en', `${body} Ben adds that the man called himself DC Marlow.`)
    await press(ben, 'Save and look')
    assert.match(await main(ben), /Somebody else saved in between[\s\S]*Stands now: Two people in Watford were asked/)
    assert.match(await ben.inputValue('#body-en'), /DC Marlow/)
    await look(ben)
    assert.equal(await ben.inputValue('#title-pl'), 'Fałszywi policjanci')
    await ben.fill('#title-pl', '')
    await ben.fill('#summary-en', 'Two people in Watford were asked for cash.')
    await press(ben, 'Save and look')
    await open(ada, `/desk/warnings/${id}/write`)
    assert.match(await ada.inputValue('#body-en'), /DC Marlow/)
    await ada.getByText('Every time it was saved').click()
    await look(ada)
    await follow(ada, 'Go back to the text of')
    assert.match(await main(ada), /kept aside|An earlier text/)
  })

  it('is put forward, and not decided on by whoever did that, by no way', async () => {
    await open(ada, `/desk/warnings/${id}/write`)
    await press(ada, 'Save and go on to put it forward')
    await look(ada)
    await press(ada, 'Put it forward')
    await look(ada)
    assert.equal(await ada.getByRole('button', { name: 'Approve and publish' }).count(), 0)
    const answer = await post(ada, `/desk/warnings/${id}/decide`, { decision: 'approve' })
    assert.equal(answer.status(), 403)
    assert.match(await answer.text(), /cannot decide on it/)
    assert.equal((await ada.request.get(`${desk.publicUrl}/warnings/${id}`)).status(), 404)
    const late = await post(ada, `/desk/warnings/${id}/write`, { revision: '9', 'body-en': 'Other words' })
    assert.equal(late.status(), 409)
  })

  it('is published by a second person, for everybody to see', async () => {
    await open(ben, '/desk/warnings/review')
    await follow(ben, 'False police officers')
    await look(ben)
    await press(ben, 'Approve and publish')
    await look(ben)
    await open(ben, `/warnings/${id}`)
    assert.match(await main(ben), /DC Marlow/)
    assert.doesNotMatch(await main(ben), /Mill Lane/)
    await open(ben, '/desk/warnings/review')
    assert.match(await main(ben), /Nothing waits/)
  })

  it('is replaced by an update, and its former version says so', async () => {
    await open(ben, `/desk/warnings/${id}`)
    await press(ben, 'Write the next version')
    await ben.fill('#body-en', `${body} Now four people were rung.`)
    await ben.selectOption('#language', 'cy')
    await press(ben, 'Save and look')
    await ben.fill('#title-cy', 'Swyddogion heddlu ffug yn ffonio pobl')
    await ben.fill('#summary-cy', 'Ffoniwyd pedwar o bobl yn Watford.')
    await ben.fill('#body-cy', 'Rhowch y ffôn i lawr. Nid yw’r heddlu byth yn gofyn am arian parod.')
    await press(ben, 'Save and go on to put it forward')
    await press(ben, 'Put it forward')
    await open(ada, `/desk/warnings/${id}/decide`)
    await look(ada)
    assert.match(await main(ada), /New: .*four people/)
    await press(ada, 'Approve and publish')
    await openAnew(ada, `/warnings/${id}`)
    assert.match(await main(ada), /four people/)
    const kinds = await desk.store.db.selectFrom('warning_sent').select('kind').orderBy('id').execute()
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['alert', 'update'],
    )
  })

  it('is cancelled by one person with a reason that everybody reads', async () => {
    await open(ada, `/desk/warnings/${id}`)
    await look(ada)
    await follow(ada, 'Cancel it')
    await look(ada)
    await press(ada, 'Cancel the warning')
    assert.equal(await ada.locator('.problem a[href="#reason"]').count(), 1)
    await axe(ada, 'cancelling with a problem')
    await ada.fill('#reason', 'The caller was a genuine officer.')
    await press(ada, 'Cancel the warning')
    await openAnew(ada, `/warnings/${id}`)
    assert.match(await main(ada), /genuine officer/)
    const cancels = desk.store.db.selectFrom('warning_sent').select('cap').where('kind', '=', 'cancel')
    const { cap } = await cancels.executeTakeFirstOrThrow()
    assert.match(cap, /<msgType>Cancel<\/msgType>[\s\S]*genuine officer[\s\S]*<references>.*\.1\.alert.*\.2\.update/)
  })

  it('begins from what others published too: put forward with its facts alone, or told again in our words', async () => {
    const taken = await desk.take(warningFile())
    await open(ada, `/desk/warnings/${taken}`)
    await follow(ada, 'Write our own from its facts')
    await look(ada)
    await press(ada, 'Begin')
    assert.match(await ada.inputValue('#body-en'), /Source: \[/)
    assert.doesNotMatch(await ada.inputValue('#body-en'), /grandson had been arrested/)
    await ada.getByText('Throw this draft away').click()
    await press(ada, 'Throw it away')
    await axe(ada, 'thrown away')
    await press(ada, 'Bring it back')
    assert.match(await ada.inputValue('#body-en'), /Source: \[/)
    await open(ada, `/desk/warnings/${taken}/forward`)
    await look(ada)
    await ada.fill('#place', 'Watford')
    await press(ada, 'Change the areas')
    await press(ada, 'Put it forward')
    await open(ben, `/desk/warnings/${taken}/decide`)
    await ben.fill('#note', 'Is the day right?')
    await press(ben, 'Send back')
    await look(ben)
    await open(ada, '/desk/warnings/review')
    await follow(ada, 'False detective')
    assert.match(await main(ada), /Why: Is the day right/)
    await open(ada, `/desk/warnings/${taken}/forward`)
    await press(ada, 'Put it forward')
    await open(ben, `/desk/warnings/${taken}/decide`)
    await press(ben, 'Approve and publish')
    await open(ben, `/warnings/${taken}`)
    assert.match(await main(ben), /False detective rings people in Stevenage/)
    assert.doesNotMatch(await main(ben), /Tell a neighbour or a relative about this call/)
  })

  it('is over at its last moment, and its page says so', async () => {
    await open(ada, '/desk/warnings/new')
    await press(ada, 'Begin')
    const other = /warnings\/([a-z2-7]{12})\/write/.exec(ada.url())?.[1] ?? ''
    await ada.fill('#title-en', 'A man asks to read meters in Watford')
    await ada.fill('#summary-en', 'He had no card, and went when she asked for one.')
    await ada.fill('#body-en', body)
    await ada.fill('#place', 'Newport')
    await press(ada, 'Save and look')
    await look(ada)
    await ada.locator('fieldset').getByText('Isle of Wight').first().click()
    await ada.fill('#place', 'Watford')
    await press(ada, 'Save and go on to put it forward')
    await press(ada, 'Put it forward')
    await open(ben, `/desk/warnings/${other}/decide`)
    await press(ben, 'Approve and publish')
    await openAnew(ben, '/warnings')
    assert.match(await main(ben), /read meters/)
    desk.wait(31 * dayMs)
    await openAnew(ben, '/warnings')
    assert.doesNotMatch(await main(ben), /read meters/)
    await openAnew(ben, `/warnings/${other}`)
    assert.match(await main(ben), /It may not hold any more/)
    await open(ben, `/desk/warnings/${other}`)
    assert.equal(await heading(ben), 'Sign in')
  })
})
