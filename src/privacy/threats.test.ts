import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectRoot } from '../config.ts'
import { records } from './records.ts'
import { kindsAsTable } from './words.ts'

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
const threats = read('docs/threats.md')
const assessment = read('docs/privacy/impact-assessment.md')

describe('the page of threats', () => {
  const rows = threats.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| attack'))

  it('names for every attack at least one test, each with a file and a name that are there', () => {
    assert.ok(rows.length > 30)
    for (const row of rows) {
      const shown = [...row.matchAll(/`([\w./-]+\.test\.ts)`: “([^”]+)”/g)]
      assert.ok(shown.length > 0, row)
      assert.equal(shown.length, row.match(/\.test\.ts/g)?.length, row)
      for (const [, file, name] of shown) assert.ok(read(file!).includes(name!), `${file} has no test “${name}”`)
    }
  })

  it('says for every attacker what is not stopped', () => {
    const sections = threats.split(/^## /m).slice(1)
    assert.ok(sections.length >= 8)
    for (const section of sections) assert.match(section, /^\*\*Not stopped:\*\* .{20}/m)
  })
})

describe('the impact assessment', () => {
  it('has the table of what is really kept; "doorchain privacy list --markdown" prints it', () => {
    assert.ok(assessment.includes(kindsAsTable(records)), `It should hold:\n\n${kindsAsTable(records)}`)
  })

  it('leads from every risk to what stops it, and leaves blanks for what only the operator knows', () => {
    const headings = [...threats.matchAll(/^## (.+)$/gm)].map(([, heading]) =>
      heading!.toLowerCase().replace(/[^a-z ]/g, ''),
    )
    const anchors = headings.map((heading) => heading.replaceAll(' ', '-'))
    const linked = [...assessment.matchAll(/\.\.\/threats\.md#([a-z-]+)/g)].map(([, anchor]) => anchor!)
    assert.deepEqual([...new Set(linked)].sort(), [...anchors].sort())
    assert.ok((assessment.match(/\[operator: [^\]]+\]/g) ?? []).length >= 10)
  })
})
