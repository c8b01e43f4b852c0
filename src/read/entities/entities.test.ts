import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findAddresses } from './address.ts'
import { findAges } from './age.ts'
import { countPattern, countValue } from './count.ts'
import { findDates, isoDate } from './date.ts'
import { openForces } from './force.ts'

const cut = (text: string, found: readonly { start: number; end: number }[]) =>
  found.map(({ start, end }) => text.slice(start, end))

for (const [text, iso] of [
  ['14:31 12/02/2021', '2021-02-12'],
  ['26 Aug 2020', '2020-08-26'],
  ['Published: 24th March 2021', '2021-03-24'],
  ['2023-03-23', '2023-03-23'],
  ['Thursday, 1st of June, 2023', '2023-06-01'],
  ['September 9, 2022', '2022-09-09'],
  ['1.2.21', '2021-02-01'],
] as const)
  test(`the date in "${text}" is ${iso}`, () => assert.equal(isoDate(findDates(text)[0]!), iso))

test('a date without its year stays without it', () => {
  assert.deepEqual(
    findDates('on Monday, February 5 a man').map(({ day, month, year }) => [day, month, year]),
    [[5, 2, null]],
  )
  assert.equal(isoDate({ day: 5, month: 2, year: null }), null)
})
for (const text of ['31/02/2021', 'version 1.2', '13/13/2020', 'sold a march past'])
  test(`"${text}" is no date`, () => assert.deepEqual(findDates(text), []))

for (const [text, words] of [
  ['most of the victims being aged over 65', 'aged over 65'],
  ['a woman in her 80s was rung', 'in her 80s'],
  ['an 84-year-old man', '84-year-old'],
  ['between the ages of 86 and 101', 'between the ages of 86 and 101'],
  ['typically between 70 and 89, who', 'between 70 and 89'],
  ['a couple in their eighties', 'in their eighties'],
  ['the house of a man of 83', '83'],
  ['in their 70s and 80s', 'in their 70s and 80s'],
  ['an average age of 79', 'average age of 79'],
  ['people over 70 are', 'people over 70'],
] as const)
  test(`the age in "${text}"`, () => assert.deepEqual(cut(text, findAges(text)), [words]))

test('ages give their years', () =>
  assert.deepEqual(
    findAges('aged seventy-two').map(({ years }) => years),
    [[72]],
  ))
test('times, amounts and counts are no ages', () =>
  assert.deepEqual(findAges('between 4.30pm and 6.30pm, over 50 reports, between 10 and 12 minutes'), []))

for (const [words, value] of [
  ['nineteen', 19],
  ['twenty-six', 26],
  ['1,847', 1847],
  ['a dozen', 12],
  ['ninety', 90],
] as const)
  test(`"${words}" counts ${value}`, () => {
    assert.match(words, new RegExp(`^${countPattern}$`))
    assert.equal(countValue(words), value)
  })

test('web and e-mail addresses end before the stop', () => {
  const text =
    'Visit www.example.police.uk/report, https://census.gov.uk/ or herts.police.uk. Write to report@phishing.gov.uk.'
  assert.deepEqual(
    findAddresses(text).map(({ value }) => value),
    ['www.example.police.uk/report', 'https://census.gov.uk/', 'herts.police.uk', 'report@phishing.gov.uk'],
  )
})

const forces = openForces([
  { code: 'A', name: 'Hertfordshire Constabulary', stems: ['Hertfordshire', 'Herts'], also: [], sites: ['herts'] },
  { code: 'B', name: 'Metropolitan Police', stems: ['Metropolitan', 'Met'], also: ['the Met'], sites: ['met'] },
  { code: 'C', name: 'Avon and Somerset Police', stems: ['Avon and Somerset'], also: [], sites: [] },
])
test('forces are known by every name in use', () => {
  const text = 'Herts Police, Hertfordshire Constabulary, herts police, the Met and Avon & Somerset Police'
  assert.deepEqual(
    forces.find(text).map(({ force }) => force.code),
    ['A', 'A', 'A', 'B', 'C'],
  )
})
test('"met" as a verb and a police station are no force', () =>
  assert.deepEqual(forces.find('they met police; Metropolitan Police station; the met'), []))
test('a hundred thousand mail addresses are found once each, and their domains are none besides', () => {
  const found = findAddresses('ann@parish.uk www.parish.uk '.repeat(100_000))
  assert.equal(found.length, 200_000)
  assert.equal(found.filter(({ kind }) => kind === 'email').length, 100_000)
})

test('a force is known by its web address', () =>
  assert.equal(forces.findSites('see www.herts.police.uk/x', 0, 25)[0]?.force.code, 'A'))
