import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openAreas } from '../areas/open.ts'
import { openDirectory } from '../directory/entries/directory.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { loadReporting } from '../knowledge/reporting.ts'
import { type ReportKind, reportKinds } from '../values/report.ts'
import { parseAnswers } from './answers.ts'
import { elsewhereFor } from './routing.ts'

const view = openAreas(() => '2026-11-21').on()
const shipped = loadKnowledge()
const hertfordshire = 'E07000241'
const edinburgh = 'S12000036'
const belfast = 'N09000003'

const entry = {
  organisation: 'Hertfordshire Constabulary',
  reach: [{ kind: 'web' as const, value: 'police.example/report' }],
  use: 'Report online when nobody is in danger.',
  rules: [],
  never: null,
  hours: null,
  nations: ['england' as const],
  sources: [{ publisher: 'Hertfordshire Constabulary', address: 'https://police.example', date: null }],
  checked: '2026-11-01',
  expires: '2027-05-01',
  confidence: 'H' as const,
}
const directory = openDirectory({
  shipped,
  own: [{ id: 'herts-online', entry: { id: 'herts-online', ...entry }, change: '1' }],
})
const means = { guide: loadReporting(), directory, view }

const answers = (more: Readonly<Record<string, unknown>>) =>
  parseAnswers(
    { kind: 'call', happenedOn: '2026-11-20', district: hertfordshire, account: 'He wanted my card.', ...more },
    { today: '2026-11-21', view },
  )
const routed = (more: Readonly<Record<string, unknown>> = {}) => elsewhereFor(answers(more), means)
const ids = (more: Readonly<Record<string, unknown>>) => routed(more).places.map(({ id }) => id)

describe('where else a report can be told', () => {
  it('sends a call in England to Report Fraud, in Scotland to the police, and each bank first where something is gone', () => {
    assert.deepEqual(ids({}), ['now', 'report-fraud', 'police', 'herts-online', 'crimestoppers'])
    assert.deepEqual(ids({ district: edinburgh, outcome: 'lost', lostPounds: 500 }), [
      'now',
      'bank',
      'police-scotland',
      'crimestoppers',
    ])
    assert.ok(ids({ district: belfast }).includes('report-fraud'))
    assert.ok(ids({ shown: '01632 960118' }).includes('call-7726'))
  })

  it('sends a visit to the police and, by nation, to those who look after traders; a cash machine to the police', () => {
    assert.ok(ids({ kind: 'visit' }).includes('traders'))
    assert.ok(ids({ kind: 'visit', district: belfast }).includes('traders-northern-ireland'))
    assert.deepEqual(ids({ kind: 'sighting', district: edinburgh }), ['now', 'police-machine', 'crimestoppers'])
  })

  it("names the force of the district, with what the directory lists under the force's own name", () => {
    const { places } = routed({})
    assert.match(places.find(({ id }) => id === 'police')!.text, /Hertfordshire Constabulary/)
    assert.deepEqual(places.find(({ id }) => id === 'herts-online')!.reach, [
      { kind: 'web', value: 'police.example/report', hours: null },
    ])
    assert.ok(!ids({ district: edinburgh }).includes('herts-online'))
  })

  it('says what to say from the answers, and leaves out sentences that nobody gave the words for', () => {
    const { told, places } = routed({
      forWhom: 'other',
      happenedAt: '14:30',
      shown: '01632 960118',
      outcome: 'lost',
      lostPounds: 1200,
      method: 'courier',
    })
    assert.deepEqual(told, [
      'This is about a telephone call. It was on 20 November 2026 in Welwyn Hatfield.',
      'The time was about 14:30.',
      'It happened to somebody I know.',
      'The number that was shown: 01632960118.',
      'What is gone: £1,200.',
      'How money or things were handed over, or were meant to be: a courier or somebody who comes for it.',
      'What happened: He wanted my card.',
    ])
    assert.deepEqual(places.find(({ id }) => id === 'call-7726')!.say, ['Call 01632960118'])
    assert.ok(routed({ outcome: 'lost' }).told.includes('What is gone: money or other things.'))
  })

  it('has an answer for every kind in every nation, each with a source, and nothing unfilled', () => {
    for (const district of [hertfordshire, edinburgh, belfast, 'W06000015'])
      for (const kind of reportKinds as readonly ReportKind[]) {
        const { places, told } = routed({ kind, district, outcome: 'nothing' })
        assert.ok(places.length >= 3, `${kind} in ${district}`)
        for (const { id, reach, sources } of places) assert.ok(reach.length > 0 && sources.length > 0, id)
        assert.doesNotMatch(JSON.stringify([places, told]), /\{\w+\}/)
      }
  })

  it('leaves out a number that was taken off the directory', () => {
    const without = openDirectory({ shipped, own: [{ id: 'crimestoppers', entry: null, change: '2' }] })
    const { places } = elsewhereFor(answers({}), { ...means, directory: without })
    assert.ok(!places.some(({ id }) => id === 'crimestoppers'))
  })
})
