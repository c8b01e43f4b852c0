import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkAreas } from '../knowledge/check-areas.ts'
import { areaName, bordering, borderingDistricts, districtsOf, forceOf } from './borders.ts'
import { openCatalogue } from './catalogue.ts'
import { forceNamed, holdsArea, openAreas } from './open.ts'
import type { AreasJson, DistrictRow } from './records.ts'
import { openResolver } from './resolve.ts'
import { district, districts, force, json, today, view } from './test-areas.ts'

describe('the areas that ship', () => {
  it('are 361 districts, each in one of 45 forces, and none without a neighbour', () => {
    assert.equal(view.districts.size, 361)
    const forces = [...view.forces.values()].filter((one) => one.districts.length > 0)
    assert.equal(forces.length, 45)
    assert.equal(forces.flatMap((one) => one.districts).length, 361)
    for (const { code, name, force: own, bordering: beside } of view.districts.values()) {
      assert.ok(districtsOf(view, own).includes(code), name)
      assert.ok(beside.length > 0, `${name} has no neighbour`)
      for (const other of beside) assert.ok(view.districts.get(other)!.bordering.includes(code), `${name} and ${other}`)
    }
  })

  it('join the six districts without a land border to where their ferries and bridges go', () => {
    const joined = (name: string) =>
      bordering(view, district(name))
        .map((code) => areaName(view, code))
        .sort()
    assert.deepEqual(joined('Isle of Wight'), ['New Forest', 'Portsmouth', 'Southampton'])
    assert.deepEqual(joined('Isles of Scilly'), ['Cornwall'])
    assert.deepEqual(joined('Na h-Eileanan Siar'), ['Highland'])
    assert.deepEqual(joined('Orkney Islands'), ['Highland', 'Shetland Islands'])
    assert.deepEqual(joined('Shetland Islands'), ['Aberdeen City', 'Orkney Islands'])
    assert.deepEqual(joined('Isle of Anglesey'), ['Gwynedd'])
  })

  it('know which forces and districts lie across the border of a force', () => {
    const names = bordering(view, force('Staffordshire')).map((code) => areaName(view, code))
    assert.deepEqual(names.sort(), [
      'Cheshire Constabulary',
      'Derbyshire Constabulary',
      'Leicestershire Police',
      'Warwickshire Police',
      'West Mercia Police',
      'West Midlands Police',
    ])
    const beyond = borderingDistricts(view, districtsOf(view, force('Staffordshire')))
    assert.ok(beyond.includes(district('Walsall')) && !beyond.includes(district('Stafford')))
    assert.deepEqual(bordering(view, 'BTP'), [])
  })

  it('fit their schemas, and a wrong code or shape is refused with the name of the file', () => {
    checkAreas()
    const also = { ...json.also, names: [['Nowhere', 'E06999999']] }
    assert.throws(() => checkAreas({ ...json, also }), /also\.json: E06999999 is no district/)
    assert.throws(
      () => checkAreas({ ...json, outcodes: { source: '', outcodes: { E06000001: 'ts24' } } }),
      /outcodes\.json/,
    )
    const districtsWithout = json.areas.districts.map((row) =>
      row[1] === 'Hull' ? row : [row[0], row[1], 'ZZZ', row[3]],
    )
    assert.throws(
      () => checkAreas({ ...json, areas: { ...json.areas, districts: districtsWithout } }),
      /which forces\.json lacks/,
    )
  })

  it('take the code that a district was given later for the district it is', () => {
    assert.equal(view.canonical('E08000038'), district('Barnsley'))
    assert.equal(forceOf(view, 'E08000039'), force('South Yorkshire'))
    assert.equal(forceOf(view, 'E99999999'), null)
    assert.equal(areaName(view, 'E99999999'), 'E99999999')
  })

  it('are given to pickers as plain rows, forces first', () => {
    const areas = openAreas(() => today)
    const rows = areas.picker()
    assert.equal(rows.length, 45 + 361)
    assert.deepEqual(rows[0], {
      code: force('Avon and Somerset'),
      name: 'Avon and Somerset Police',
      kind: 'force',
      force: null,
    })
    assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows)
  })

  it('know forces by the names people use, and which area holds which', () => {
    assert.equal(forceNamed(view, 'herts police'), force('Hertfordshire'))
    assert.equal(forceNamed(view, 'the Met'), force('Metropolitan Police'))
    assert.equal(forceNamed(view, 'Ruritania'), null)
    assert.ok(
      holdsArea(view, force('Kent'), district('Swale')) && holdsArea(view, district('Swale'), district('Swale')),
    )
    assert.ok(!holdsArea(view, force('Kent'), district('Lewes')) && !holdsArea(view, district('Swale'), force('Kent')))
    assert.ok(!holdsArea(view, 'BTP', district('Swale')) && !holdsArea(view, 'X', 'Y'))
  })
})

/** Hertfordshire and Bedfordshire become one force on 1 April 2028, and Watford joins Three Rivers. */
function merged(): AreasJson {
  const gone = [force('Hertfordshire'), force('Bedfordshire')]
  const [watford, rivers] = [district('Watford'), district('Three Rivers')]
  const from = '2028-04-01'
  const rows = json.areas.districts.flatMap((row): DistrictRow[] => {
    const [code, name, own, borders] = row
    if (!gone.includes(own)) return [row]
    if (code === watford) return [[code, name, own, borders, null, from, rivers]]
    return [
      [code, name, own, borders, null, from],
      [code, name, 'X15000001', borders, from],
    ]
  })
  const forces = json.forces.forces.map((row) => (gone.includes(row.code) ? { ...row, until: from } : row))
  const joined = { code: 'X15000001', name: 'Chiltern Police', stems: ['Chiltern'], also: [], from }
  return { ...json, areas: { ...json.areas, districts: rows }, forces: { forces: [...forces, joined] } }
}

describe('a merger of two forces, as new dated rows', () => {
  const catalogue = openCatalogue(merged())
  const [before, after] = [catalogue.on('2028-03-31'), catalogue.on('2028-04-01')]

  it('leaves every record before its day with the force it had', () => {
    assert.equal(before.forces.get(forceOf(before, district('Stevenage'))!)?.name, 'Hertfordshire Constabulary')
    assert.equal(districtsOf(before, force('Hertfordshire')).length, 10)
    assert.equal(before.forces.has('X15000001'), false)
    assert.equal(before.districts.size, 361)
  })

  it('gives the new force from its day on, and the old one no more', () => {
    assert.equal(areaName(after, forceOf(after, district('Stevenage'))!), 'Chiltern Police')
    assert.equal(districtsOf(after, 'X15000001').length, 9 + 3)
    assert.equal(after.forces.has(force('Hertfordshire')), false)
    assert.ok(bordering(after, 'X15000001').includes(force('Thames Valley')))
    assert.ok(!bordering(after, 'X15000001').includes('X15000001'))
  })

  it('lets places and codes of a district that went follow to the one that covers it', () => {
    assert.equal(after.districts.size, 360)
    assert.equal(after.canonical(district('Watford')), district('Three Rivers'))
    const answer = openResolver(after)('Watford', { force: 'X15000001' })
    assert.deepEqual(answer.kind === 'found' && answer.districts, districts('Three Rivers'))
    assert.deepEqual(openResolver(before)('Watford').kind === 'found', true)
    assert.ok(after.districts.get(district('Hertsmere'))!.bordering.includes(district('Three Rivers')))
  })

  it('keeps the county, which is no force', () => {
    const answer = openResolver(after)('Herts')
    assert.equal(answer.kind === 'found' && answer.districts.length, 9)
  })

  it('makes one set of areas for each period, and refuses what is no day', () => {
    assert.equal(catalogue.on('2028-04-02'), after)
    assert.equal(catalogue.on('2027-01-01'), before)
    assert.throws(() => catalogue.on('1 April 2028'), RangeError)
    assert.deepEqual(catalogue.changes.at(-1), '2028-04-01')
  })

  it('answers for a text by its day', () => {
    const areas = openAreas(() => '2028-05-01', merged)
    const dated = areas.resolveArea('Stevenage', { force: force('Hertfordshire'), on: '2021-02-01' })
    assert.deepEqual(dated.kind === 'found' && dated.districts, districts('Stevenage'))
    assert.throws(() => areas.resolveArea('Stevenage', { force: force('Hertfordshire') }), RangeError)
  })
})
