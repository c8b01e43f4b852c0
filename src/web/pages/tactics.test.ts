import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openChecker } from '../../check/check.ts'
import { loadCompactKnowledge, loadExamples, loadKnowledge } from '../../knowledge/load.ts'
import { openReader } from '../../read/read.ts'
import { noticeFor } from '../../service/notice.ts'
import { escapeText } from '../../values/markup.ts'
import { webApp } from '../app.ts'
import { buildAssets } from '../assets.ts'
import { allPaths, keptPaths, type SiteParts, showPage } from '../site.ts'
import { tacticPage } from './tactic.ts'

const knowledge = loadKnowledge()
const parts: SiteParts = {
  knowledge,
  checker: openChecker(openReader(knowledge)),
  today: () => '2026-11-21',
  examples: loadExamples,
  notice: noticeFor({ name: null, contact: null }),
}
const { tactics } = knowledge
const titles = new Map(knowledge.advice.map(({ id, title }) => [id, title]))

function markupOf(path: string): string {
  const page = showPage(path, parts)
  assert.ok(page && page.status === undefined, path)
  return page.main.markup
}

describe('the page of a sign', () => {
  it('gives its meaning, its reason, its advice by name, and each source with date and address', () => {
    for (const tactic of tactics) {
      const markup = markupOf(`/tactics/${tactic.id}`)
      for (const text of [tactic.title, tactic.meaning, tactic.reason])
        assert.ok(markup.includes(escapeText(text)), text)
      for (const id of tactic.advice)
        assert.ok(markup.includes(`<a href="/advice/${id}">${escapeText(titles.get(id)!)}</a>`), `${tactic.id}: ${id}`)
      for (const source of knowledge.sources.filter(({ id }) => tactic.sources.includes(id)))
        for (const text of [source.publisher, source.title, source.address])
          assert.ok(markup.includes(escapeText(text)))
    }
  })

  it('shows some examples of every register and some look-alikes, each marked as made up by us', () => {
    for (const { id } of tactics) {
      const markup = markupOf(`/tactics/${id}`)
      const [before, examples, lookalikes] = markup.split(/<h2>What (?:it can sound like|is not this sign)<\/h2>/)
      assert.ok(before && examples && lookalikes, id)
      assert.doesNotMatch(before, /<q>/)
      assert.match(examples, /^\s*<p>We made these sentences up\./)
      assert.match(lookalikes, /^<p>[^<]*We made them up too\./)
      const all = loadExamples()[id]!
      for (const sentence of [all.call[0]!, all.account[0]!, all.warning[0]!])
        assert.ok(examples.includes(`<q>${escapeText(sentence)}</q>`), `${id}: ${sentence}`)
      assert.ok(lookalikes.includes(`<q>${escapeText(all.counter[0]!)}</q>`), id)
    }
  })

  it('says in words how it is weighed', () => {
    assert.match(markupOf('/tactics/ask_pin'), /Plainly asked, it is enough for the answer Stop/)
    assert.match(
      markupOf('/tactics/claims_police'),
      /only a note[\s\S]*enough for the answer Stop:<\/p><ul[\s\S]*asks_about_cash/,
    )
    assert.match(markupOf('/tactics/card_swap'), /the crime itself/)
    assert.match(markupOf('/tactics/drink_of_water_ruse'), /only where somebody comes to the home/)
  })

  it('shows hostile text of the data as text', () => {
    const one = { ...tactics[0]!, title: '<script>1</script>', meaning: '"><b>' }
    const list = ['<img src=x>']
    const examples = { [one.id]: { call: list, account: list, warning: list, counter: list } }
    const page = tacticPage(one.id, { ...knowledge, tactics: [one] }, () => examples)
    assert.doesNotMatch(page!.main.markup, /<script|<b>|<img/)
  })
})

describe('the list of signs', () => {
  const markup = markupOf('/tactics')

  it('leads to every one of them, by group', () => {
    for (const { id, title } of tactics)
      assert.ok(markup.includes(`<a href="/tactics/${id}">${escapeText(title)}</a>`), id)
    assert.equal([...markup.matchAll(/<a href="\/tactics\/[^"]+">/g)].length, tactics.length)
  })

  it('has a place for every script that the page of a sign leads to', () => {
    const places = new Set([...markup.matchAll(/<h3 id="([^"]+)">/g)].map(([, id]) => id))
    assert.deepEqual(places, new Set(knowledge.scripts.map(({ id }) => id)))
    for (const { id } of tactics)
      for (const [, place] of markupOf(`/tactics/${id}`).matchAll(/href="\/tactics#([^"]+)"/g))
        assert.ok(places.has(place!))
  })
})

describe('the pages of signs', () => {
  it('never promise that anything is safe, in words of our own', () => {
    const pages = ['/tactics', ...tactics.map(({ id }) => `/tactics/${id}`)]
    for (const path of pages) {
      const own = markupOf(path).replace(/<q>.*?<\/q>|<section>|“[^”]*”|&quot;.*?&quot;/g, '')
      assert.doesNotMatch(own, /\b(?:is|are|be|you're|now|quite) safe\b|!(?!--)/i, path)
    }
  })

  it('answer an unknown name with "not found" and a way on', async () => {
    const app = webApp(parts, loadCompactKnowledge)
    for (const path of ['/tactics/', '/tactics/nothing-here', '/tactics/ask_pin/more', '/tactics/__proto__']) {
      const response = await app.request(path)
      assert.equal(response.status, 404, path)
      assert.match(await response.text(), /<main[\s\S]*<a href="\/tactics">All signs<\/a>/)
    }
    assert.equal((await app.request('/tactics/ask_pin')).status, 200)
  })

  it('stay on the server: neither their examples nor their addresses are sent to be kept', () => {
    const { assets } = buildAssets(loadCompactKnowledge(), keptPaths(knowledge))
    const sent = [...assets.values()].map(({ body }) => body.toString()).join('\n')
    for (const { call, counter } of Object.values(loadExamples()))
      for (const sentence of [call[0]!, counter[0]!]) assert.ok(!sent.includes(JSON.stringify(sentence)), sentence)
    assert.ok(allPaths(knowledge).includes('/tactics/ask_pin'))
    assert.doesNotMatch(sent, /"\/tactics/)
  })
})
