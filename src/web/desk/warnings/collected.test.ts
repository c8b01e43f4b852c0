import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openAreas } from '../../../areas/open.ts'
import { findCoordinator } from '../../../people/coordinator.ts'
import { addOrganisation } from '../../../people/organisations.ts'
import { openStore } from '../../../store/open.ts'
import type { Store } from '../../../store/store.ts'
import { embeddedConfig } from '../../../store/test-databases.ts'
import { shippedDigest } from '../../../warn/shipped.ts'
import { takeIn } from '../../../warn/take-in/intake.ts'
import { warningFile } from '../../../warn/take-in/test-documents.ts'
import { startDraft } from '../../../warn/write/begin.ts'
import { got, now, openTestDesk, sent, type TestDesk } from '../test-desk.ts'

const evil = `---
title: "<img src=x onerror=alert(1)> & \\"bank\\" call"
url: https://news.example/evil
---

A caller who claimed to be a police officer told people in Stevenage to withdraw cash. <script>alert(2)</script> [x](javascript:alert(3)) " onmouseover="alert(4)
`

const actor = { kind: 'terminal', id: 'test', organisation: null, origin: 'terminal' } as const

describe('the page of a warning that was taken in', () => {
  let store: Store
  let desk: TestDesk
  let writer: { cookie: string; id: string }
  let ids: ReadonlyMap<string, string>
  const page = async (path: string, cookie = writer.cookie) => {
    const answer = await desk.ask(path, got({ Cookie: cookie }))
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const digest = shippedDigest()
  const idOf = (title: RegExp) => [...ids].find(([one]) => title.test(one))![1]

  before(async () => {
    store = await openStore(await embeddedConfig())
    desk = await openTestDesk(store)
    writer = await desk.signedIn(['writer'])
    async function* documents() {
      for (const text of [`${warningFile()}\n * Tell Action Fraud.\n`, evil, warningFile({ loss: '£13,900' })])
        yield { name: 'a.md', bytes: Buffer.from(text), mediaType: 'text/markdown' }
    }
    await takeIn(store, documents(), { digest, actor, now, tell: () => undefined, origin: 'test' })
    const rows = await store.db.selectFrom('warning_version').select(['warning_id', 'title']).execute()
    ids = new Map(rows.map(({ warning_id, title }) => [title, warning_id]))
  })
  after(() => store.close())

  it('shows every fact with its words, each leading to its place in the text and back', async () => {
    const { text } = await page(`/desk/warnings/${idOf(/detective/)}?version=1`)
    const wordsAt = new Map(
      [...text.matchAll(/<mark id="([^"]+)"><a href="#(fact-\d+)"/g)].map(([, id, to]) => [id, to]),
    )
    const facts = [...text.matchAll(/<dd id="(fact-\d+)">(.*)/g)]
    assert.ok(facts.length > 15, `${facts.length} facts`)
    for (const [, fact, rest] of facts) {
      const places = [...rest!.matchAll(/class="quote" href="#([^"]+)"/g)].map(([, place]) => place)
      assert.ok(places.length > 0, `${fact} has no words: ${rest}`)
      for (const place of places) assert.ok(wordsAt.has(place), `${fact} leads to ${place}, which is not there`)
    }
    const ids = new Set(facts.map(([, id]) => id))
    for (const back of wordsAt.values()) assert.ok(ids.has(back), `${back} is no fact`)
    assert.match(text, /Action Fraud<\/a><\/mark> <a class="since" href="#today-0"/)
  })

  it('shows what a newer version changed', async () => {
    const { text } = await page(`/desk/warnings/${idOf(/detective/)}`)
    assert.match(text, /What changed since version 1[\s\S]*<del>[^<]*£12,400[^<]*<\/del>[\s\S]*<ins>[^<]*£13,900/)
  })

  it('runs nothing that a document brings along, in list, snippet, page or download', async () => {
    const id = idOf(/onerror/)
    for (const path of ['/desk/warnings', '/desk/warnings?words=script+"<b>', `/desk/warnings/${id}`]) {
      const { status, text } = await page(path)
      assert.equal(status, 200)
      assert.doesNotMatch(text, /<img|<script>|href="javascript|<b>|<[^>]*" onmouseover/, path)
    }
    const { headers, text } = await page(`/desk/warnings/${id}/original`)
    assert.equal(text, evil)
    assert.match(headers.get('Content-Type') ?? '', /^text\/plain|^application\/octet-stream/)
    assert.match(headers.get('Content-Disposition') ?? '', /^attachment/)
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  })

  it('lets a writer correct a fact and take that back, with both in the record, and nobody else', async () => {
    const id = idOf(/detective/)
    const approver = await desk.signedIn(['approver'])
    const post = (path: string, fields: Record<string, string>, cookie = writer.cookie) =>
      desk.ask(`/desk/warnings/${id}/${path}`, sent({ version: '2', ...fields }, { Cookie: cookie }))
    const places = { field: 'places', value: 'Stevenage\nKneb\0worth' }
    assert.equal((await post('correct', places, approver.cookie)).status, 403)
    assert.equal((await post('correct', { ...places, version: '1' })).status, 409, 'a version that was replaced')
    assert.match(
      await (await post('correct', { ...places, quote: 'not in it' })).text(),
      /The words are not in the warning/,
    )
    assert.equal((await post('correct', places)).status, 303)
    const { text } = await page(`/desk/warnings/${id}`)
    assert.match(text, /Stevenage; Knebworth[\s\S]*As corrected by Person 1[\s\S]*put in: Knebworth\./)
    assert.equal(JSON.parse((await page('/desk/warnings/corrections.jsonl')).text).field, 'places')
    const correction = /name="correction" value="(\d+)"/.exec(text)?.[1] ?? ''
    assert.equal((await post('undo', { correction })).status, 303)
    const again = (await page(`/desk/warnings/${id}`)).text
    assert.doesNotMatch(again, /As corrected by/)
    assert.match(again, /Person 1 took a correction back: Places[\s\S]*Person 1 corrected a fact: Places/)
  })

  it('is hidden from other organisations while it is a draft of our own', async () => {
    const view = openAreas(() => '2026-11-21').on()
    const coordinator = (await findCoordinator(store.db, writer.id))!
    const person = { coordinator, actor: { ...actor, kind: 'coordinator', id: writer.id } as const, view, now }
    const { organisation } = coordinator.grants[0]!
    const id = await startDraft(store, person, { organisation, digest, story: idOf(/detective/) })
    const other = await addOrganisation(store, 'Elmstead Watch', { actor, now })
    const stranger = await desk.signedIn(['writer'], other)
    assert.equal((await page(`/desk/warnings/${id}`, stranger.cookie)).status, 404)
    assert.equal((await page(`/desk/warnings/${id}`)).status, 200)
    assert.match((await page('/desk/warnings?state=draft', stranger.cookie)).text, /No warning fits/)
    const correction = { version: '1', field: 'places', value: 'Wareham' }
    const kept = await desk.ask(`/desk/warnings/${id}/correct`, sent(correction, { Cookie: writer.cookie }))
    assert.equal(kept.status, 303)
    assert.match((await page('/desk/warnings/corrections.jsonl')).text, /Wareham/)
    assert.doesNotMatch((await page('/desk/warnings/corrections.jsonl', stranger.cookie)).text, /Wareham/)
    assert.equal((await page('/desk/warnings/%00/write')).status, 404)
    assert.match((await page('/desk/warnings?state=draft')).text, /One story/)
  })

  it('says what to do where nothing is found, and where there is no such warning or version', async () => {
    assert.match((await page('/desk/warnings?words=zebra')).text, /No warning fits/)
    assert.match((await page('/desk/warnings?area=Newport')).text, /Which “Newport” do you mean/)
    for (const path of ['aaaaaaaaaaaa', 'nothing', `${idOf(/detective/)}?version=9`])
      assert.equal((await page(`/desk/warnings/${path}`)).status, 404, path)
  })
})
