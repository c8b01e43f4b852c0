import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { projectRoot } from '../config.ts'
import { districtsOf } from './borders.ts'
import { longestPhrase } from './resolve.ts'
import { asked, district, districts, force, found, json, resolve, view } from './test-areas.ts'

interface Case {
  readonly text: string
  readonly force?: string
  readonly districts?: readonly string[]
  readonly forces?: readonly string[]
  /** To be asked; among the choices are these. */
  readonly ask?: readonly string[]
  readonly unknown?: true
}

const cases = readFileSync(join(projectRoot, 'cases', 'areas.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

function isRight(one: Case): boolean {
  const answer = resolve(one.text, { force: one.force ? force(one.force) : null })
  if (one.unknown) return answer.kind === 'unknown'
  if (one.ask)
    return answer.kind === 'choose'
      ? one.ask.every((label) => answer.choices.some((choice) => choice.label === label))
      : answer.kind === 'unknown' && one.ask.length === 0
  const want = [
    ...districts(...(one.districts ?? [])),
    ...(one.forces ?? []).flatMap((name) => districtsOf(view, force(name))),
  ]
  return answer.kind === 'found' && answer.districts.join() === [...new Set(want)].sort().join()
}

describe('area phrases of warnings and residents', () => {
  it('come to the right districts, at least 95 of 100, and unclear ones are asked', () => {
    const wrong = cases.filter((one) => !isRight(one)).map(({ text }) => text)
    assert.ok(cases.length >= 200)
    assert.ok(wrong.length <= cases.length * 0.05, wrong.join('; '))
  })

  it('are never answered with another area where they must be asked', () => {
    for (const one of cases.filter((each) => each.ask ?? each.unknown)) assert.ok(isRight(one), one.text)
  })

  it('of the seeds all come out right', () => {
    assert.deepEqual(found('the St Albans area', 'Hertfordshire').districts, districts('St Albans'))
    assert.deepEqual(found('the Welwyn/Hatfield area', 'Hertfordshire').districts, districts('Welwyn Hatfield'))
    const border = found('along the border with West Midlands Police', 'Staffordshire')
    assert.deepEqual(border.districts, districts('Cannock Chase', 'Lichfield', 'South Staffordshire'))
    assert.equal(found('Staffordshire').districts.length, 9)
    assert.equal(found('Herts').districts.length, 10)
  })

  it('of borders take the side of the force that speaks, or all sides where its own is named', () => {
    const cheshire = found('along the border with Cheshire and Derbyshire', 'Staffordshire').districts
    assert.deepEqual(
      cheshire,
      districts('East Staffordshire', 'Lichfield', 'Newcastle-under-Lyme', 'Staffordshire Moorlands'),
    )
    const both = found('the Staffordshire and West Midlands border', 'Staffordshire').districts
    assert.ok(both.includes(district('Walsall')) && both.includes(district('Lichfield')))
    assert.ok(found('the Staffordshire border', 'Staffordshire').districts.includes(district('Tamworth')))
    assert.equal(asked('the border with Cheshire').choices.length, 6)
  })

  it('that name a place of which the force has one are the one of that force', () => {
    assert.deepEqual(found('Hatfield', 'Hertfordshire').districts, districts('Welwyn Hatfield'))
    assert.deepEqual(found('Hatfield', 'South Yorkshire').districts, districts('Doncaster'))
  })

  it('give a short choice that tells places of one name apart', () => {
    const { choices, more, next } = asked('Newport')
    assert.ok(choices.length <= 6 && more)
    assert.ok(choices.some(({ label }) => label === 'Newport, Isle of Wight'))
    assert.equal(new Set(choices.map(({ label }) => label)).size, choices.length)
    assert.match(next, /^Which “Newport” do you mean\?/)
  })

  it('tell what was clear beside what is asked', () => {
    const { about, found: clear } = asked('Cowes, Ryde and Preston')
    assert.equal(about, 'Preston')
    assert.deepEqual(
      clear.map(({ name }) => name),
      ['Cowes', 'Ryde'],
    )
  })

  it('say how a name was found, so that a correction can be shown', () => {
    const how = (text: string, by?: string) => found(text, by).areas[0]?.how
    assert.equal(how('Wolverhmapton'), 'spelling')
    assert.equal(how('South Lakeland'), 'former')
    assert.equal(how('Stoke', 'Staffordshire'), 'also')
    assert.equal(how('AL1'), 'postcode')
    assert.equal(how('east Surrey', 'Surrey'), 'part')
    assert.equal(how('Stafford and Stone'), 'name')
    assert.equal(found('Stafford and Stone').areas[1]?.how, 'context')
  })

  it('of half a county take the districts of that side', () => {
    const west = found('west Kent', 'Kent').districts
    assert.ok(west.includes(district('Sevenoaks')) && !west.includes(district('Thanet')))
    const south = found('south London').districts
    assert.ok(south.includes(district('Croydon')) && !south.includes(district('Enfield')))
    assert.deepEqual(found('south Manchester').districts, districts('Manchester'))
  })

  it('are empty, too long, a road or outside the districts: each says what to do', () => {
    const why = (text: string) => {
      const answer = resolve(text)
      return answer.kind === 'unknown' ? answer.why : answer.kind
    }
    assert.equal(why('  '), 'empty')
    assert.equal(why('x'.repeat(longestPhrase + 1)), 'too-long')
    assert.equal(why('Vera Road'), 'street')
    assert.equal(why('A49'), 'street')
    assert.equal(why('Jersey'), 'not-covered')
    assert.equal(why('IM1 1AA'), 'not-covered')
    assert.equal(why('Ruritania'), 'not-known')
    assert.equal(why('ZZ9 9ZZ'), 'not-known')
  })

  it('of a force that does not exist are refused', () => {
    assert.throws(() => resolve('Stafford', { force: 'X99' }), RangeError)
  })
})

describe('postcodes', () => {
  it('keep only the district: the second half is in no answer', () => {
    for (const text of [
      'AL1 3JE',
      'al10 9ab',
      'ZZ1 3JE',
      'GY1 3JE',
      'my house, AL1 3JE, Ruritania',
      'ZZ1 3JE and ZZ2 9AB',
      'Newport AL1 3JE',
    ])
      assert.doesNotMatch(JSON.stringify(resolve(text)), /3JE|9AB/i, text)
  })

  it('that reach into several districts ask, name towns, and are settled by the town', () => {
    const { choices, next } = asked('AL10')
    assert.match(choices[0]!.label, /^Welwyn Hatfield \(such as Welwyn Garden City/)
    assert.match(next, /write the town/)
    assert.deepEqual(found('Hatfield AL10').districts, districts('Welwyn Hatfield'))
  })

  it('beside other words narrow a county, are settled by a town, and are asked about where they contradict one', () => {
    assert.deepEqual(found('Hertfordshire AL1 3JE').districts, districts('St Albans'))
    assert.deepEqual(found('12 Vera Road, AL1 3JE').districts, districts('St Albans'))
    assert.deepEqual(found('AL1 3JE and ST16 2LR').districts, districts('St Albans', 'Stafford'))
    const labels = asked('Stafford AL1 3JE').choices.map(({ label }) => label)
    assert.ok(labels.includes('Stafford, Staffordshire') && labels.some((label) => label.startsWith('St Albans')))
  })

  it('that look like a motorway are asked about unless a whole postcode is written', () => {
    asked('M6')
    assert.deepEqual(found('M6 5AA').districts, districts('Salford'))
    assert.equal(resolve('M6', { force: force('Staffordshire') }).kind, 'choose')
  })

  it('all come to the district of their centre, or to a choice with it', () => {
    for (const [outcode, [centre]] of view.outcodes) {
      const answer = resolve(`${outcode} 1AA`)
      const given =
        answer.kind === 'found'
          ? answer.districts
          : answer.kind === 'choose'
            ? answer.choices.flatMap(({ area }) => area.districts)
            : []
      assert.ok(given.includes(centre!), outcode)
    }
  })
})

describe('never guessed', () => {
  it('every place known is found with its force, or asked with it among the choices', () => {
    let clear = 0
    for (const place of view.places) {
      const answer = resolve(place.name, { force: view.districts.get(place.district)!.force })
      if (answer.kind === 'found') {
        clear++
        assert.ok(answer.districts.includes(place.district), place.name)
      } else {
        assert.ok(answer.kind === 'choose', place.name)
        assert.ok(answer.more || answer.choices.some(({ area }) => area.districts.includes(place.district)), place.name)
      }
    }
    assert.ok(clear / view.places.length >= 0.95, `${clear} of ${view.places.length} are clear`)
  })

  it('every district is found by its name when its force speaks', () => {
    for (const [code, name, own] of json.areas.districts) assert.ok(found(name, own).districts.includes(code), name)
  })

  it('a name with two letters swapped is never taken for another district', () => {
    for (const { code, name, force: own } of view.districts.values())
      for (let at = 1; at < name.length - 1; at++) {
        const slip = name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2)
        const answer = resolve(slip, { force: own })
        if (answer.kind === 'found')
          assert.ok(answer.districts.includes(code), `${slip}: ${JSON.stringify(answer.areas)}`)
      }
  })

  it('whatever is written, the answer is whole, of known districts, and quick to say', () => {
    const word = fc.constantFrom(
      ...'St Albans Newport and & / , ( ) nr near border with West Midlands police AL1 3JE the North Sutton M6 upon Road 1 é ’ - ; constructor toString __proto__ city county'.split(
        ' ',
      ),
    )
    const phrase = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    )
    const codes = [null, ...view.forces.keys()]
    fc.assert(
      fc.property(phrase, fc.constantFrom(...codes), (text, by) => {
        const answer = resolve(text, { force: by })
        const areas =
          answer.kind === 'choose'
            ? answer.choices.map(({ area }) => area)
            : answer.kind === 'found'
              ? answer.areas
              : []
        if (answer.kind !== 'unknown') assert.ok(areas.length > 0)
        for (const { districts: codesOf, name } of areas) {
          assert.ok(codesOf.length > 0 && name !== '')
          for (const code of codesOf) assert.ok(view.districts.has(code))
        }
        if (answer.kind !== 'found') assert.ok(answer.next.length > 0 && answer.about.length <= 60)
      }),
      { numRuns: 2_000 },
    )
  })
})
