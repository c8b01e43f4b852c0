import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { loadCounters } from '../../knowledge/counters.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { embeddedConfig } from '../../store/test-databases.ts'
import type { CitableWarning } from '../../values/citable.ts'
import { fromColumns } from '../../values/columns.ts'
import { openPublished } from '../../warn/published.ts'
import { testWarning } from '../../warn/test-warning.ts'
import { testWorld, worldIds, worldNow } from '../../warn/test-world.ts'
import { askThrough, told } from '../edge/test-edge.ts'
import { readHome } from '../home.ts'
import { citableOf, mostCitable, printCitable } from './cited.ts'

const publicUrl = 'https://doorchain.example'
const knowledge = loadKnowledge()
const areas = openAreas(() => '2026-11-21')
const now = () => worldNow

describe('An answer made by the service', () => {
  let store: Store
  let isOpen = true
  const published = openPublished({ store: () => (isOpen ? store : null), now, knowledge })
  const outlines = async () => ({})
  const warnings = { published, areas, knowledge, counters: loadCounters, publicUrl, now, outlines }
  const through = askThrough({ publicUrl }, { warnings, areas: { areas, outlines } })
  const ask = (path: string, init: RequestInit = {}) => through(path, { ...init, encrypted: true })
  const answer = async (text: string, cookie = '') => {
    const body = new URLSearchParams({ kind: 'call', text, nation: 'england' })
    const page = await ask('/check/answer', { method: 'POST', body, headers: { Cookie: cookie } })
    return page.text()
  }
  const choose = (fields: Record<string, string>, site = 'same-origin') =>
    ask('/areas/home', { method: 'POST', body: new URLSearchParams(fields), headers: { 'Sec-Fetch-Site': site } })

  before(async () => {
    store = await openStore(await embeddedConfig())
    await testWorld(store)
  })
  after(() => store.close())

  it('names the warning of the same trick, and asks where the person lives', async () => {
    const page = await answer(told)
    assert.ok(
      page.includes(
        `<li><a href="/warnings/${worldIds.own}">Aldercombe Watch warned of this</a> on 18 November 2026.</li>`,
      ),
      page,
    )
    assert.ok(page.includes('<a href="/areas">Show warnings near me</a>'))
  })

  it('says how near it was once an area was chosen, and forgets the area on request', async () => {
    const area = 'E07000241'
    assert.match(await (await ask(`/areas/${area}`)).text(), /I live here/)
    const chosen = await choose({ code: area })
    assert.equal(chosen.headers.get('location'), `/areas/${area}`)
    const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!
    assert.equal(readHome(cookie)?.district, area)
    assert.match(await answer(told, cookie), /warned of this<\/a> on 18 November 2026, near you\.<\/li>/)
    const beside = (await choose({ code: 'E07000240' })).headers.get('set-cookie')!.split(';')[0]!
    assert.match(await answer(told, beside), /, next to where you live\.<\/li>/)
    const page = await ask(`/areas/${area}`, { headers: { Cookie: cookie } })
    assert.match(await page.text(), /Forget where I live/)
    assert.match((await choose({ code: area, forget: 'yes' })).headers.get('set-cookie')!, /^home=;.*Max-Age=0/)
    assert.equal((await choose({ code: 'nowhere' })).status, 404)
    assert.equal((await choose({ code: area }, 'cross-site')).status, 403)
  })

  it('is the same without warnings: where nothing was found, and while they cannot be read', async () => {
    assert.doesNotMatch(await answer('My daughter rang about Sunday lunch.'), /warned of this/)
    isOpen = false
    const page = await answer(told)
    isOpen = true
    assert.match(page, /class="verdict verdict-stop"/)
    assert.doesNotMatch(page, /warned of this/)
  })

  it('is compared in browsers with a short list of what holds', async () => {
    const path = '/warnings/current.json'
    const list = await ask(path)
    const sent = fromColumns<CitableWarning>(await list.json())
    assert.deepEqual(
      sent.map(({ id, issued, until, forces }) => [id, issued, until, forces.length]),
      [
        [worldIds.own, '2026-11-18', '2026-12-20', 1],
        [worldIds.taken, '2026-11-19', null, 1],
      ],
    )
    const again = await ask(path, { headers: { 'If-None-Match': list.headers.get('etag')! } })
    assert.equal(again.status, 304)
  })

  it('is sent at most 60 kB of them', () => {
    const view = areas.on()
    const many = Array.from({ length: mostCitable }, (_, at) => {
      const tactics = knowledge.tactics.slice(at % 60, (at % 60) + 8).map(({ id }) => id)
      return citableOf({ ...testWarning, id: `warning${at}`, tactics }, view)
    })
    const text = printCitable(many)
    assert.ok(text.length <= 60_000)
    assert.ok(fromColumns(JSON.parse(text)).length >= 200)
  })
})
