import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CitableWarning } from '../values/citable.ts'
import { cite } from './cite.ts'
import type { CheckResult } from './verdict.ts'

const result = (script: string | null, ...tactics: string[]): CheckResult => ({
  id: null,
  verdict: 'stop',
  script,
  findings: [],
  reasons: tactics.map((tactic) => ({ tactic, text: '', words: [], advice: [], sources: [] })),
  numbers: [],
  plan: [],
})

const warning = (id: string, more: Partial<CitableWarning> = {}): CitableWarning => ({
  id,
  organisation: 'Aldercombe Watch',
  issued: '2026-11-01',
  until: null,
  scripts: ['courier-fraud-police'],
  tactics: ['claims_police', 'withdraw_cash', 'courier_collects'],
  districts: [],
  forces: [],
  ...more,
})

const home = { district: 'E07000241', force: 'herts', bordering: ['E07000240'] }
const named = (checked: CheckResult, warnings: readonly CitableWarning[], at: typeof home | null = home) =>
  cite(checked, warnings, { home: at, today: '2026-11-21' }).map(({ warning: { id }, distance }) => `${id} ${distance}`)

describe('The warnings that a check names', () => {
  it('are those of the same trick, nearest first, then newest, and three at most', () => {
    const warnings = [
      warning('elsewhere', { districts: ['E06000001'], forces: ['cleveland'] }),
      warning('force', { districts: ['E07000099'], forces: ['herts'] }),
      warning('beside', { districts: ['E07000240'], forces: ['herts'] }),
      warning('older', { districts: ['E07000241'], forces: ['herts'] }),
      warning('newer', { districts: ['E07000241'], forces: ['herts'], issued: '2026-11-02' }),
      warning('other', { scripts: ['rogue-trader'] }),
    ]
    const checked = result('courier-fraud-police', 'claims_police')
    assert.deepEqual(named(checked, warnings), ['newer 0', 'older 0', 'beside 1'])
    assert.deepEqual(named(checked, warnings.slice(0, 2)), ['force 2', 'elsewhere 3'])
    assert.deepEqual(named(checked, [warning('whole', { forces: ['herts'] })]), ['whole 0'])
    assert.deepEqual(named(checked, warnings, null), ['newer 3', 'elsewhere 3', 'force 3'])
  })

  it('share more than one sign and most of what counts where no trick is known by name', () => {
    const alike = warning('alike', { scripts: [], tactics: ['meter_ruse', 'drink_of_water_ruse'] })
    const usual = Array.from({ length: 9 }, (_, at) =>
      warning(`usual${at}`, { scripts: [], tactics: ['claims_police'] }),
    )
    assert.deepEqual(named(result(null, 'meter_ruse', 'drink_of_water_ruse', 'claims_police'), [alike, ...usual]), [
      'alike 3',
    ])
    assert.deepEqual(named(result(null, 'meter_ruse', 'claims_police'), [alike, ...usual]), [])
    assert.deepEqual(named(result('rogue-trader', 'meter_ruse', 'drink_of_water_ruse'), [alike]), ['alike 3'])
  })

  it('hold today, and are named only where the answer is to stop or to be careful', () => {
    const warnings = [warning('last-day', { until: '2026-11-21' }), warning('over', { until: '2026-11-20' })]
    const checked = result('courier-fraud-police', 'claims_police')
    assert.deepEqual(named(checked, warnings), ['last-day 3'])
    for (const verdict of ['nothing-found', 'unknown'] as const)
      assert.deepEqual(named({ ...checked, verdict }, warnings), [])
    assert.equal(named({ ...checked, verdict: 'careful' }, warnings).length, 1)
  })
})
