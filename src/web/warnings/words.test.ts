import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openAreas } from '../../areas/open.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { welshContacts, welshSteps } from '../../warn/fixed-words.ts'
import { posterWords } from '../../warn/poster/words.ts'
import { testTaken, testWarning } from '../../warn/test-warning.ts'
import { firstStep } from './first-step.ts'
import { languagePage, warningPage } from './pages/warning.ts'
import { outOn } from './words.ts'

const knowledge = loadKnowledge()
const view = openAreas(() => '2026-11-21').on()
const publicUrl = 'https://doorchain.example'
const welsh = { ...testWarning.texts[0]!, language: 'cy', title: 'Rhybudd ffug', summary: 'Ffoniwyd pobl.' } as const
const warning = { ...testWarning, texts: [testWarning.texts[0]!, welsh] }

describe('The day in a list of warnings', () => {
  it('is that of the publisher, with the day it came here where that is another', () => {
    const publishedAt = new Date('2026-11-20T23:30:00Z')
    assert.equal(outOn({ ...testWarning, publishedAt }), '20 November 2026')
    assert.equal(outOn(testTaken({ issued: '2026-11-20', publishedAt })), '20 November 2026')
    assert.equal(
      outOn(testTaken({ issued: '2021-02-01', publishedAt })),
      '1 February 2021, here since 20 November 2026',
    )
  })
})

describe('A warning that was taken back', () => {
  it('says so in its title and description wherever it is shared', () => {
    const endedAt = new Date('2026-11-21T08:00:00Z')
    const back = { ...testWarning, state: 'cancelled', endedAt } as const
    const text = testWarning.texts[0]!
    const page = warningPage({ warning: back, text, publicUrl, knowledge, view, day: '2026-11-21', older: [] })
    assert.equal(page.title, `Taken back: ${text.title}`)
    assert.match(page.description ?? '', /^This warning was taken back on 21 November 2026/)
    const shared = `${page.head?.markup}${page.main.markup}`
    for (const words of ['og:title" content="Taken back: ', '"headline":"Taken back: ', 'subject=Taken%20back%3A%20'])
      assert.ok(shared.includes(words), words)
    assert.doesNotMatch(shared, /How such a trick goes|What we read in it/)
  })
})

describe('The map of a warning', () => {
  it('has below it the districts by the numbers that stand on it, and the force they are of', () => {
    const force = { ...testWarning, areas: ['E23000027'], districts: ['E07000241', 'E07000240'] }
    const text = testWarning.texts[0]!
    const telling = { warning: force, text, publicUrl, knowledge, view, day: '2026-11-21', older: [] }
    const [, numbered = '', wider = ''] = warningPage(telling).main.markup.split(/<ol class="links">|<\/ol>/)
    assert.match(numbered, /E07000241[\s\S]*E07000240/)
    assert.match(wider, /^\s*<ul class="links"><li><a href="\/areas\/E23000027">/)
  })
})

describe('A warning written in Welsh', () => {
  it('has Welsh around it: what to do first, who says so, how it ended and how to pass it on', () => {
    const telling = { warning, text: welsh, publicUrl, knowledge, view, day: '2026-11-21', older: [] }
    const { markup } = languagePage(telling).main
    for (const words of [
      'Rhowch y ffôn i lawr.',
      'Oddi wrth <strong>Aldercombe Watch</strong>, 20 Tachwedd 2026. Yn ddilys tan 20 Rhagfyr 2026.',
      `/warnings/${warning.id}/cy/poster.pdf`,
      'Rhannwch y rhybudd',
    ])
      assert.ok(markup.includes(words), words)
    assert.doesNotMatch(markup, /Pass it on|holds until|Put the phone/i)
    const endedAt = new Date('2026-11-21T00:30:00Z')
    const ended = languagePage({ ...telling, warning: { ...warning, state: 'cancelled', endedAt } }).main.markup
    assert.match(ended, /Tynnwyd y rhybudd hwn yn ôl ar 21 Tachwedd 2026/)
    assert.doesNotMatch(ended, /class="act"|poster\.pdf/)
  })

  it('has a poster without a word of ours in English', () => {
    const first = firstStep(warning, knowledge, 'cy')
    const words = posterWords(warning, { url: publicUrl, areaNames: [], first, knowledge, language: 'cy' })
    assert.equal(words.act[0], 'Rhowch y ffôn i lawr.')
    assert.deepEqual(words.points, [])
    assert.deepEqual(
      words.contacts.map(({ name }) => name),
      ['Gwasanaethau brys', 'Yr heddlu, os nad yw’n argyfwng', 'I gysylltu â’ch banc'],
    )
    assert.equal(
      words.imprint,
      'Rhybudd gan Aldercombe Watch. 20 Tachwedd 2026. Yn ddilys tan 20 Rhagfyr 2026. Fersiwn 1.',
    )
  })

  it('has Welsh for every first step there is, and for every number on a poster', () => {
    const english = new Set(
      [...knowledge.scripts.map(({ id }) => ({ scripts: [id], tactics: [] })), { scripts: [], tactics: [] }].map(
        (told) => firstStep(told, knowledge),
      ),
    )
    const ids = knowledge.plan.filter(({ text }) => english.has(text)).map(({ id }) => id)
    assert.deepEqual(ids.toSorted(), Object.keys(welshSteps).toSorted())
    assert.deepEqual(Object.keys(welshContacts).toSorted(), ['101', '159', '999'])
  })
})
