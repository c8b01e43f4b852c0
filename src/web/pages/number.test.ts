import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openNumbers } from '../../directory/numbers.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { numberApi } from '../api/number.ts'
import { answerNumberForm, longestQuestion, numberForm, problemWithNumber, readNumberFields } from './number.ts'

const numbers = openNumbers(loadKnowledge(), () => null)
const now = new Date('2026-11-21T10:00:00Z')
const answer = (number: string) => answerNumberForm(new URLSearchParams({ number, dictated: 'yes' }), numbers, now)
const fields = (query: string) => readNumberFields(new URLSearchParams(query))

describe('the page about a number', () => {
  it('asks again, in words, where nothing or too much was written', () => {
    assert.equal(problemWithNumber(fields('number=+')), 'Write the number, or the words on the display')
    assert.match(problemWithNumber(fields(`number=${'9'.repeat(longestQuestion + 1)}`)) ?? '', /at most 300/)
    assert.equal(problemWithNumber(fields('number=159')), null)
    const again = numberForm(fields('number=<b>&dictated=yes'), 'Write only the number')
    assert.match(again.main.markup, /&lt;b&gt;/)
    assert.match(again.main.markup, /checked/)
    assert.match(again.title, /^Error: /)
  })

  it('says first that the number proves nothing, then which number to ring, ready to tap', async () => {
    const { title, main } = await answer('my bank, one five nine')
    assert.equal(title, '159: what is known')
    assert.ok(main.markup.indexOf('Never use a number') < main.markup.indexOf('href="tel:159"'))
    assert.match(main.markup, /159 never rings you/)
    assert.match(main.markup, /In danger, ring 999 at once on any phone/)
    assert.doesNotMatch(main.markup, /\bsafe\b/i)
  })

  it('shows nothing that was typed but the digits', async () => {
    const { main } = await answer('<script>alert(1)</script> 01632 960123')
    assert.match((await answer('')).title, /^Error: /)
    assert.doesNotMatch(main.markup, /<script|alert/)
    assert.match(main.markup, /01632 960123/)
  })
})

describe('GET /api/number', () => {
  const app = numberApi(numbers, () => now)
  const ask = async (query: string) => {
    const response = await app.request(`/api/number?${query}`)
    return { status: response.status, body: await response.json() }
  }

  it('answers with what is known, and says that the database was not asked', async () => {
    const { status, body } = await ask('q=0300+123+2040&dictated=true')
    assert.equal(status, 200)
    assert.equal(body.listed[0].id, 'report-fraud-phone')
    assert.match(body.warning, /Never use a number a caller gave you/)
    assert.equal(body.isWhole, false)
  })

  it('refuses a question without a number, one too long, and a nation that is none', async () => {
    for (const query of ['', 'q=', `q=${'1'.repeat(301)}`, 'q=159&nation=france', 'q=159&dictated=maybe']) {
      const { status, body } = await ask(query)
      assert.equal(status, 400, query)
      assert.equal(body.error.code, 'input-wrong')
    }
  })

  it('is described for those who program', () => {
    const document = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Doorchain', version: '0' } })
    assert.ok(document.paths?.['/api/number']?.get)
    assert.ok(document.components?.schemas?.NumberAnswer)
  })
})
