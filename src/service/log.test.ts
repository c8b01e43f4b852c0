import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DoorchainError } from '../values/error.ts'
import { describeError, openLog } from './log.ts'

test('an error shows its kind and its place in the program, and none of its words', () => {
  for (const words of ['pin 4711', 'two lines\n    at pin4711 (file:///pin4711.js:1:1)', '']) {
    const described = JSON.stringify(
      describeError(Object.assign(new RangeError(words), { code: 'E1', detail: 'pin 4711' })),
    )
    assert.doesNotMatch(described, /4711/)
    assert.match(described, /^\{"type":"RangeError","code":"E1","stack":\["at .*log\.test\.js/)
  }
})

test('an error of our table says what happened, since it holds nobody’s words', () => {
  const error = new DoorchainError('data-locked', { where: '/srv/doorchain', holder: 'another process' })
  assert.deepEqual(describeError(error), { type: 'DoorchainError', code: 'data-locked', message: error.message })
})

test('what is thrown without being an error is not told', () => {
  assert.deepEqual(describeError('pin 4711'), { type: 'string' })
})

test('a line is one object of JSON', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => lines.push(line) })
  log.debug({}, 'Not said.')
  log.error({ err: new Error('pin 4711') }, 'Said.')
  assert.deepEqual([lines.length, JSON.parse(lines[0]!).msg], [1, 'Said.'])
})
