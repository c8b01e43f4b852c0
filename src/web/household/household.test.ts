import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { items, wordsVersion } from '../../people/households/item.ts'
import { districtsOf } from '../../service/households.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { embeddedConfig } from '../../store/test-databases.ts'
import { type Ask, askThrough } from '../edge/test-edge.ts'
import { type HouseholdRoute, householdTable } from './table.ts'
import { codeOn, openBrowser, openHelper, openResident, type TestBrowser } from './test-browser.ts'

const publicUrl = 'https://doorchain.example'
let store: Store
let ask: Ask
let now = new Date('2026-11-21T12:00:00Z')

before(async () => {
  store = await openStore(await embeddedConfig())
  const districts = districtsOf(openAreas(() => '2026-11-21'))
  const households = { store: async () => store, publicUrl, now: () => now, districts, items }
  ask = askThrough({ publicUrl }, { households })
})

after(() => store.close())

const resident = () => openResident(ask)
const helperOf = (browser: TestBrowser, name?: string) => openHelper(ask, browser, name)
const to = (answer: Response) => `${answer.status} ${answer.headers.get('Location')}`

describe('every route of households', () => {
  it('lets in those whom the table names, and sends all others to the start', async () => {
    const { browser } = await resident()
    const { helper } = await helperOf(browser)
    const people = { anyone: openBrowser(ask), household: browser, trusted: helper }
    for (const [route, who] of Object.entries(householdTable) as [HouseholdRoute, string][]) {
      const [method, path] = route.split(' ') as ['GET' | 'POST', string]
      if (method === 'POST' && who !== 'anyone' && /erase|close|devices|only-here/.test(path)) continue
      for (const [name, person] of Object.entries(people)) {
        if (who === 'anyone' && method === 'POST') continue
        const answer = await (method === 'GET' ? person.get(path) : person.post(path))
        const isLetIn = who === 'anyone' || who === name
        const start = `303 ${path.startsWith('/trusted') ? '/trusted' : '/household'}`
        if (isLetIn) assert.notEqual(answer.status, 500, `${route} for ${name}`)
        else assert.equal(to(answer), start, `${route} for ${name}`)
      }
    }
  })

  it('that ends something does nothing for those whom the table does not name', async () => {
    const { browser } = await resident()
    const { helper } = await helperOf(browser)
    for (const path of ['/household/erase', '/household/close', '/household/devices', '/household/sheet'])
      for (const person of [openBrowser(ask), helper])
        assert.equal(to(await person.post(path, { sure: 'yes' })), '303 /household', path)
    for (const path of ['/trusted/leave', '/trusted/only-here', '/trusted/code'])
      for (const person of [openBrowser(ask), browser]) assert.equal(to(await person.post(path)), '303 /trusted', path)
    assert.match(await (await browser.get('/household')).text(), /<h3>Anna<\/h3>/)
  })
})

describe('a form', () => {
  it('from a page of somebody else does nothing, whatever kind of browser sends it', async () => {
    const { browser } = await resident()
    const foreign = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: publicUrl },
      { 'Sec-Fetch-Site': 'none' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://doorchain.example' },
      {},
    ]
    for (const headers of foreign) {
      const answer = await browser.post('/household/erase', { sure: 'yes' }, headers)
      assert.equal(answer.status, 403, JSON.stringify(headers))
      assert.match(await answer.text(), /not come from a page of ours/)
    }
    assert.match(await (await browser.get('/household')).text(), /People you trust/)
    assert.equal(
      to(await browser.post('/household/area', { none: 'yes' }, { Origin: publicUrl })),
      '303 /household?done=no-area',
    )
  })

  it('asks which place is meant, by the name a resident knows, before a council area is kept', async () => {
    const { browser } = await resident()
    const asked = await (await browser.post('/household/area', { area: 'Newport' })).text()
    assert.match(asked, /value="E06000020"[^>]*>[^<]*(?:<[^>]*>)*Newport, Shropshire \(Telford and Wrekin\)/)
    const kept = await browser.post('/household/area', { code: 'E06000020' })
    assert.equal(to(kept), '303 /household?done=area')
  })

  it('that is too large is not read', async () => {
    const { browser } = await resident()
    assert.equal((await browser.post('/household/area', { area: 'x'.repeat(70_000) })).status, 413)
  })

  it('with ids and items that are none changes nothing and breaks nothing', async () => {
    const { browser } = await resident()
    const { person } = await helperOf(browser)
    for (const wrong of ['', 'x', "' or 1=1", person.toUpperCase(), '00000000-0000-0000-0000-000000000000'])
      for (const path of ['sees', 'remove', 'confirm'])
        assert.equal(
          (await browser.post(`/household/${path}`, { person: wrong, words: wordsVersion })).status,
          404,
          wrong,
        )
    await browser.post('/household/sees', { person, words: wordsVersion, item: 'everything' })
    assert.match(await (await browser.get('/household')).text(), /Sees: nothing/)
    assert.equal((await browser.post('/household/sees', { person, words: 'old', item: 'area' })).status, 409)
  })
})

describe('cookies of a household', () => {
  it('are bound to this host and hidden from scripts; only the names on a button can be read', async () => {
    const browser = openBrowser(ask)
    await browser.post('/household/new')
    assert.deepEqual(browser.set.map((line) => line.split('=')[0]).sort(), ['__Host-household', '__Host-shown'])
    for (const line of browser.set) {
      assert.match(line, /; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      assert.doesNotMatch(line, /Domain/i)
    }
    const { person } = await helperOf(browser, 'Zoë; Path=/x')
    await browser.post('/household/sees', { person, words: wordsVersion, item: 'checks' })
    assert.deepEqual(
      browser.set.map((line) => line.replace(/Max-Age=\d+/, 'Max-Age=…')),
      ['tell=Zo%C3%AB%3B%20Path%3D%2Fx; Max-Age=…; Path=/; Secure; SameSite=Lax'],
    )
  })

  it('hold a new token at every opening: one planted before opens nothing, and the old device is closed', async () => {
    const { browser, code } = await resident()
    const victim = openBrowser(ask)
    const planted = 'A'.repeat(43)
    victim.cookies.set('__Host-household', planted)
    await victim.post('/household/open', { code })
    const token = victim.cookies.get('__Host-household')
    assert.ok(token && token !== planted)
    const old = openBrowser(ask)
    old.cookies.set('__Host-household', planted)
    assert.match(await (await old.get('/household')).text(), /Make my household/)
    await victim.post('/household/open', { code })
    old.cookies.set('__Host-household', token)
    assert.match(await (await old.get('/household')).text(), /Make my household/)
    assert.match(await (await browser.get('/household')).text(), /People you trust/)
  })

  it('of a trusted person open no household, nor the other way round', async () => {
    const { browser } = await resident()
    const { helper } = await helperOf(browser)
    const thief = openBrowser(ask)
    thief.cookies.set('__Host-household', helper.cookies.get('__Host-trusted')!)
    thief.cookies.set('__Host-trusted', browser.cookies.get('__Host-household')!)
    assert.equal(to(await thief.get('/household/history')), '303 /household')
    assert.equal(to(await thief.get('/trusted/now')), '303 /trusted')
  })

  it('are renewed while the household is used, so that nobody is locked out', async () => {
    const { browser } = await resident()
    await browser.get('/household/help')
    assert.deepEqual(browser.set, [])
    const then = now
    now = new Date(then.getTime() + 390 * 86_400_000)
    await browser.get('/household/history')
    assert.match(browser.set[0] ?? '', /^__Host-household=[\w-]{43}; Max-Age=34560000/)
    now = then
  })
})

describe('a code', () => {
  it('is shown for a quarter of an hour on the device that made it, and nowhere else', async () => {
    const { browser, code } = await resident()
    assert.match(code, /^[2-9A-HJ-NP-Z]{12}$/)
    const other = openBrowser(ask)
    await other.post('/household/open', { code })
    assert.equal(await codeOn(await other.get('/household/sheet')), '')
    await other.post('/household/sheet')
    assert.equal(await codeOn(await browser.get('/household/sheet')), '')
    assert.notEqual(await codeOn(await other.get('/household/sheet')), code)
    await browser.post('/household/sheet')
    assert.notEqual(await codeOn(await browser.get('/household/sheet')), '')
    await browser.post('/household/sheet/done')
    assert.equal(await codeOn(await browser.get('/household/sheet')), '')
  })

  it('that is wrong gets one answer, in the same words for every reason, and after twenty tries none', async () => {
    const { browser, code } = await resident()
    await browser.post('/household/sheet')
    const guesser = openBrowser(ask)
    const answers = new Set<string>()
    const without = (page: string) => page.replace(/<p class="aside">.*?<\/p>/s, '')
    for (const typed of [code, 'K7PM 2XQR T4WZ', 'no', ''])
      answers.add(without(await (await guesser.post('/household/open', { code: typed })).text()))
    assert.equal(answers.size, 1)
    assert.match([...answers][0]!, /<title>Error: Open your household.*href="#code"/s)
    for (let time = 0; time < 16; time++) await guesser.post('/household/open', { code: 'no' })
    assert.match(await (await guesser.post('/household/open', { code })).text(), /tried too often/)
    assert.match(await (await guesser.post('/trusted/open', { code })).text(), /tried too often/)
  })

  it('for pairing is kept in the form when only the name is missing', async () => {
    const { browser } = await resident()
    await browser.post('/household/pair')
    const code = await codeOn(await browser.get('/household/pair'))
    const page = await (await openBrowser(ask).post('/trusted/enter', { code, name: ' ' })).text()
    assert.match(page, new RegExp(`value="${code}"`))
    assert.match(page, /href="#name">Write the name they know you by</)
  })
})

describe('one browser', () => {
  it('helps several households, and leaves one without leaving the other', async () => {
    const [mum, aunt] = [await resident(), await resident()]
    const { helper, person } = await helperOf(mum.browser, 'Anna')
    await aunt.browser.post('/household/pair')
    const code = await codeOn(await aunt.browser.get('/household/pair'))
    await helper.post('/trusted/enter', { code, name: 'Annie' })
    const both = await (await helper.get('/trusted')).text()
    assert.match(both, /1\. They know you as Anna.*2\. They know you as Annie/s)
    await helper.post('/trusted/leave', { person })
    const one = await (await helper.get('/trusted')).text()
    assert.match(one, /They know you as Annie/)
    assert.doesNotMatch(one, /They know you as Anna</)
  })

  it('cannot be let see and not see again without end: each choice is kept, and there are sixty in an hour', async () => {
    const { browser } = await resident()
    const { person } = await helperOf(browser)
    const choose = async (item: string) =>
      (await browser.post('/household/sees', { person, words: wordsVersion, item })).status
    const heard: number[] = []
    for (let at = 0; at < 62; at++) heard.push(await choose(at % 2 === 0 ? 'checks' : 'area'))
    assert.deepEqual([heard[59], heard[60]], [303, 429])
    assert.equal(await choose('none of them'), 303)
  })

  it('notes a check only by the button, and only what the table of kinds holds', async () => {
    const { browser } = await resident()
    const { helper, person } = await helperOf(browser)
    await browser.post('/household/tell', { kind: 'phone' })
    assert.match(await (await browser.get('/household/told')).text(), /Nobody was told/)
    await browser.post('/household/sees', { person, words: wordsVersion, item: 'checks' })
    const check = { kind: 'phone', text: 'They want my PIN and will send a courier for my card', said: 'ask_pin' }
    assert.match(await (await browser.post('/check/answer', check)).text(), /Tell Anna<\/button>/)
    assert.doesNotMatch(await (await helper.get('/trusted')).text(), /a check of/)
    await browser.post('/household/tell', { kind: 'x', text: check.text })
    assert.doesNotMatch(await (await helper.get('/trusted')).text(), /a check of/)
    await browser.post('/household/tell', { kind: 'phone', text: check.text })
    const seen = await (await helper.get('/trusted')).text()
    assert.match(seen, /21 November 2026: a check of a phone call ended in “Stop”/)
    assert.doesNotMatch(seen, /courier/)
  })
})
