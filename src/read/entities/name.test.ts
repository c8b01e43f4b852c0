import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenize } from '../tokens.ts'
import { findNames } from './name.ts'

const read = (text: string) => findNames(tokenize(text, { lookUp: () => 0 }))

test('rank, name and station of a claimed officer', () => {
  const [officer] = read('He said he was DC Adam Thompson from Hammersmith police station.')
  assert.deepEqual([officer?.rank, officer?.name, officer?.claimed], ['DC', 'Adam Thompson', true])
  assert.match(officer?.station ?? '', /^Hammersmith/)
})
test('a rank written out, without a first name', () => {
  assert.deepEqual(
    read('Inspector Burns told the meeting').map(({ rank, name, claimed }) => [rank, name, claimed]),
    [['Inspector', 'Burns', false]],
  )
})
test('a list of false names is claimed throughout', () => {
  const officers = read('The caller uses a name such as DC John Frost, DC Alan Moss or DC Mark Hill.')
  assert.deepEqual(
    officers.map(({ name, claimed }) => [name, claimed]),
    [
      ['John Frost', true],
      ['Alan Moss', true],
      ['Mark Hill', true],
    ],
  )
})
test('speech recognition writes names small', () => {
  assert.deepEqual(
    read('hello this is d c adam thompson from hammersmith police station').map(({ name, station, claimed }) => [
      name,
      station,
      claimed,
    ]),
    [['adam thompson', 'hammersmith police station', true]],
  )
  assert.deepEqual(
    read('my name is detective constable john marston').map(({ name }) => name),
    ['john marston'],
  )
})
for (const text of [
  'my pc is slow',
  'the police officer who called',
  'PC World',
  'a pc running windows',
  'ask the inspector for a card',
])
  test(`"${text}" names no officer`, () => assert.deepEqual(read(text), []))
