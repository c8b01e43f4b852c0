import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { appendMarks, journalFile, type Mark, parseMark, readMarks } from './erasure-journal.ts'
import { newFolder } from './test-databases.ts'

const markOf = (sign: string): Mark => ({ kind: 'household', hash: sign.repeat(43), at: new Date('2026-11-21') })

test('marks come back as they were kept, each once', async () => {
  const folder = newFolder()
  assert.deepEqual(await readMarks(folder), [])
  await appendMarks(folder, [markOf('a'), markOf('b')])
  await appendMarks(folder, [markOf('b'), markOf('c')])
  assert.deepEqual(await readMarks(folder), [markOf('a'), markOf('b'), markOf('c')])
})

test('wherever a crash cuts the journal, the marks before are read and the next is not lost', async () => {
  const folder = newFolder()
  await appendMarks(folder, [markOf('a'), markOf('b')])
  const whole = await readFile(journalFile(folder), 'utf8')
  const second = whole.lastIndexOf('{')
  for (let cut = second; cut < whole.length - 2; cut += 7) {
    await writeFile(journalFile(folder), whole.slice(0, cut))
    await appendMarks(folder, [markOf('c')])
    assert.deepEqual(await readMarks(folder), [markOf('a'), markOf('c')], `cut at ${cut}`)
  }
})

test('any line at all is a mark or none, and never a fault', () => {
  const almost = fc.record({ kind: fc.anything(), hash: fc.anything(), at: fc.anything() }).map((one) => {
    try {
      return JSON.stringify(one) ?? ''
    } catch {
      return ''
    }
  })
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), almost), (line) => {
      const mark = parseMark(line)
      assert.ok(mark === null || (/^[\w-]{43}$/.test(mark.hash) && !Number.isNaN(mark.at.getTime())))
    }),
  )
})
