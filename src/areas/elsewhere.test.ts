import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asked, districts, force, found, resolve } from './test-areas.ts'

describe('what could be taken for another area', () => {
  it('is asked about where words take something away', () => {
    for (const text of ['not in Bath', 'Hertfordshire but not Watford', 'Kent except Dover', 'outside London'])
      asked(text)
    found('not far from Bath')
    found('just outside Hitchin')
  })

  it('is no town where it is a street, and is the town that stands behind the street', () => {
    for (const text of ['my street', 'Durham Close', 'down the street'])
      assert.equal(resolve(text).kind, 'unknown', text)
    assert.deepEqual(found('Street, Somerset').districts, districts('Somerset'))
    assert.deepEqual(found('close to Durham').districts, found('Durham').districts)
    assert.deepEqual(found('14 High Street, Hitchin').districts, districts('North Hertfordshire'))
    assert.equal(asked('Leeds Road, Bradford').about, 'Bradford')
  })

  it('is asked about where the county is another', () => {
    assert.equal(asked('Bury, Sussex').about, 'Bury')
    found('Coventry, Warwickshire')
  })

  it('is asked about where a force far off means a place of its own', () => {
    for (const [text, by] of [
      ['Newark', 'Cambridgeshire'],
      ['Stoke', 'Kent'],
    ] as const)
      asked(text, by)
    for (const text of ['Loughton', 'Clapham', 'Cheadle', 'Stapleford', 'Fulwood', 'West End']) asked(text)
    assert.deepEqual(found('Hitchin - Herts').districts, districts('North Hertfordshire'))
    asked('Eye')
  })

  it('is told by all outward postcodes, which do not lie with another town', () => {
    assert.deepEqual(found('AL1 and CF10').districts, districts('St Albans', 'Cardiff'))
    assert.equal(asked('AL1 and AL2').found[0]?.name, 'St Albans')
    asked('Watford AL1')
    asked('EC1')
    assert.equal(asked('E20').choices[0]?.area.name, 'Newham')
    assert.deepEqual(found('EC3P').districts, districts('City of London'))
    asked('M1 and M6')
  })

  it('has its Welsh and older names', () => {
    assert.equal(found('Heddlu De Cymru').areas[0]?.code, force('South Wales'))
    assert.equal(found('Hereford and Worcester').districts.length, 7)
  })
})
