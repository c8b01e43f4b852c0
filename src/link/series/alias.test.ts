import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAlias, sameName } from './alias.ts'

const same = (a: string, b: string) => sameName(readAlias(a)!, readAlias(b)!)

test('one false name is known again in full, with an initial, without a first name, and misspelt', () => {
  assert.equal(same('DC Adam Thompson', 'Detective Constable A. Thompson'), 1)
  assert.ok(same('DC Adam Thompson', 'DC Thompson') >= 0.5)
  assert.ok(same('DC Adam Thompson', 'DC Adam Thomson') >= 0.5)
})

test('another first name or surname is another name, and a rank alone is none', () => {
  assert.equal(same('DC Adam Thompson', 'DC Brian Thompson'), 0)
  assert.equal(same('DC Adam Thompson', 'DC Adam Walker'), 0)
  assert.equal(readAlias('Detective Constable'), null)
})
