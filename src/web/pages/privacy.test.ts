import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { records } from '../../privacy/records.ts'
import { noticeFor } from '../../service/notice.ts'
import { openStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import { embeddedConfig } from '../../store/test-databases.ts'
import { escapeText } from '../../values/markup.ts'
import type { Notice, Operator } from '../../values/notice.ts'
import { openTestDesk, sent } from '../desk/test-desk.ts'
import type { Ask } from '../edge/test-edge.ts'
import { aboutPage } from './about.ts'
import { privacyPage } from './privacy.ts'

const nobody: Operator = { name: null, contact: null }
const markupFor = (operator: Operator) => privacyPage(noticeFor(operator)).main.markup
const markup = markupFor({ name: 'Aldercombe Watch', contact: 'privacy@watch.example' })
const plain = (html: string) =>
  html
    .replace(/<\/(?:p|h\d|td|th|li)>/g, '. ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s.]*\.[\s.]*/g, '. ')

/** Years of school that a text takes (Flesch and Kincaid, 1975), with vowel groups for syllables; grade 6 is age 11 to 12. */
function gradeOf(text: string): number {
  const sentences = text.split(/[.?]\s/).filter((sentence) => /\w/.test(sentence))
  const words = text.match(/[\p{L}’]+/gu) ?? []
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/e$|es$|ed$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      ),
    0,
  )
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}

describe('the privacy notice', () => {
  it('says of every kind of record that can be about a person what it is, why it is kept and how long', () => {
    for (const { table, personal } of records)
      for (const { what, why, howLong } of Object.values(personal?.notice ?? {}))
        for (const words of [what, why, howLong]) assert.ok(markup.includes(escapeText(words)), `${table}: ${words}`)
  })

  it('is made from what is kept: another kind of record would be in it, and without any there is nothing to say', () => {
    const item = { what: 'Your shoe size.', why: 'To find shoes.', howLong: 'One day.' }
    const kept: Notice['kept'] = { visitors: [item], residents: [], trusted: [], coordinators: [] }
    const page = privacyPage({ kept, cookies: [], operator: nobody }).main.markup
    assert.match(page, /Your shoe size\.[\s\S]*Why: To find shoes\.[\s\S]*How long: One day\./)
    assert.doesNotMatch(page, /If you work at the desk/)
  })

  it('says whom to ask, or that this is missing, which the log is told too', () => {
    assert.match(markup, /<strong>Aldercombe Watch<\/strong>[\s\S]*<a href="mailto:privacy@watch\.example">/)
    const warned: unknown[] = []
    noticeFor(nobody, { warn: (fields) => void warned.push(fields) })
    noticeFor({ name: 'Aldercombe Watch', contact: '01632 960123' }, { warn: (fields) => void warned.push(fields) })
    assert.deepEqual(warned, [{ settings: ['OPERATOR_NAME', 'OPERATOR_CONTACT'] }])
    assert.match(markupFor(nobody), /has not yet said who they are[\s\S]*not yet said how to reach them/)
    const hostile = markupFor({ name: '<script>', contact: 'javascript:alert(1)' })
    assert.doesNotMatch(hostile, /<script|href="javascript/)
  })

  it('can be read at eleven, never says that anything is safe, and holds no word of law', () => {
    const text = plain(markup)
    assert.ok(gradeOf(text) < 6.5, `grade ${gradeOf(text)}`)
    assert.doesNotMatch(text, /\bsafe\b|!|lawful|controller|GDPR|pursuant/i)
    for (const sentence of text.split(/\. /)) assert.ok(sentence.split(' ').length <= 30, sentence)
  })

  it('is where the page about Doorchain leads, which no longer says that no cookies are set', () => {
    assert.match(aboutPage.main.markup, /<a href="\/privacy">/)
    assert.doesNotMatch(aboutPage.main.markup, /sets no cookies/)
  })
})

describe('the cookies of the notice', () => {
  let store: Store
  let ask: Ask
  before(async () => {
    store = await openStore(await embeddedConfig())
    ask = (await openTestDesk(store)).ask
  })
  after(() => store.close())

  it('are those that are set, for as long as it says', async () => {
    const set = (await ask('/desk/sign-in/options', sent({}))).headers.get('set-cookie') ?? ''
    assert.match(set, /^__Host-challenge=[^;]+; Max-Age=300;/)
    const { cookies } = noticeFor(nobody)
    assert.deepEqual(cookies.map(({ name }) => name).sort(), [
      'challenge',
      'desk',
      'home',
      'household',
      'shown',
      'tell',
      'trusted',
    ])
    assert.equal(cookies.find(({ name }) => name === 'challenge')?.howLong, '5 minutes')
    for (const { name, why, howLong } of cookies)
      for (const words of [`<code>${name}</code>`, escapeText(why), howLong]) assert.ok(markup.includes(words), name)
  })

  it('are none at all for somebody who looks, reads or checks', async () => {
    for (const path of ['/', '/phone', '/privacy', '/about', '/numbers'])
      assert.equal((await ask(path, { encrypted: true })).headers.get('set-cookie'), null, path)
    const answer = await ask('/check/answer', sent({ kind: 'call', text: 'He wants my PIN' }))
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [200, null])
  })
})
