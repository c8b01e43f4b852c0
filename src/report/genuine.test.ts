import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openDirectory } from '../directory/entries/directory.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { genuineAmong, openGenuine } from './genuine.ts'

describe('a genuine number in a report', () => {
  it('is kept as it was told, named as genuine, and never a sign that reports belong together', () => {
    const directory = openDirectory({ shipped: loadKnowledge() })
    const isGenuine = openGenuine(directory)
    assert.deepEqual(['159', '01632960123'].map(isGenuine), [true, false])
    const [seen, ...others] = genuineAmong(directory, ['159', '01632960123', '159'])
    assert.equal(others.length, 0)
    assert.match(seen!.words, /^159 belongs to .+ so it is kept but links no reports and is never blocked\.$/)
  })
})
