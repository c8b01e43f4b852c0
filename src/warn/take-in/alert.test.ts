import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocument } from '../../read/document.ts'
import { readAlert } from './alert.ts'

const message = (status = 'Actual', scope = 'Public') => `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a.1</identifier><sender>alerts@council.example</sender>
<sent>2026-11-18T23:30:00+00:00</sent><status>${status}</status><msgType>Alert</msgType><scope>${scope}</scope>
<info><language>cy-GB</language><category>Safety</category><event>Twyll</event><urgency>Expected</urgency><severity>Moderate</severity>
<certainty>Likely</certainty><headline>Galwadau ffug</headline></info>
<info><language>en-GB</language><category>Safety</category><event>Fraud</event><urgency>Expected</urgency><severity>Moderate</severity>
<certainty>Likely</certainty><senderName>Aldercombe Council</senderName><headline>Calls from "officers"</headline>
<description>Callers in Hexham asked for £300.</description><instruction>Put the telephone down.</instruction>
<web>https://council.example/warnings/7</web><area><areaDesc>Northumberland</areaDesc></area></info></alert>`

describe('a CAP message', () => {
  it('becomes a file of its English words, as the reader takes it', () => {
    const { text, address } = readAlert(message(), null)
    const { fields, body } = readDocument(text)
    const field = (name: string) => fields.get(name)?.value
    assert.deepEqual(
      [field('title'), field('area'), field('publish.date'), field('source')],
      ['Calls from "officers"', 'Northumberland', '2026-11-18', 'Aldercombe Council'],
    )
    assert.equal(text.slice(...body).trim(), 'Callers in Hexham asked for £300.\n\nPut the telephone down.')
    assert.equal(address, 'https://council.example/warnings/7')
  })

  it('that tells of a test, or is not for everybody, is no warning', () => {
    assert.throws(() => readAlert(message('Exercise'), null), /its status is Exercise/)
    assert.throws(() => readAlert(message('Actual', 'Restricted'), null), /not for the public/)
  })

  it('speaks for its own site only', () => {
    const fetched = 'https://elsewhere.example/alert.xml'
    assert.equal(readAlert(message(), fetched).address, fetched)
  })
})
