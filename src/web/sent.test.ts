import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { openChecker } from '../check/check.ts'
import { projectRoot } from '../config.ts'
import { loadCompactKnowledge } from '../knowledge/load.ts'
import { expandKnowledge } from '../read/expand.ts'
import { type PackedKnowledge, unpackKnowledge } from '../read/packed.ts'
import { openReader } from '../read/read.ts'
import { knowledgeText } from './sent.ts'

const whole = expandKnowledge(loadCompactKnowledge())
const sent = expandKnowledge(unpackKnowledge(JSON.parse(knowledgeText(loadCompactKnowledge())) as PackedKnowledge))

describe('what the browser is sent', () => {
  it('has every pattern of talk, saying the same', () => {
    for (const [at, { id, patterns, not }] of whole.tactics.entries()) {
      assert.equal(sent.tactics[at]!.id, id)
      assert.deepEqual(written(sent.tactics[at]!.patterns, sent), written(patterns, whole), id)
      assert.deepEqual(written(sent.tactics[at]!.not, sent), written(not, whole), id)
    }
    for (const [id, patterns] of Object.entries(whole.situations))
      assert.deepEqual(written(sent.situations[id]!, sent), written(patterns, whole), id)
  })

  it('has the sources that it cites', () => {
    const ids = new Set(sent.sources.map(({ id }) => id))
    for (const { id, sources } of sent.tactics)
      for (const source of sources) assert.ok(ids.has(source), `${id}: ${source}`)
  })

  it('has no prose of warnings, and of what was learned the small models', () => {
    assert.deepEqual(
      sent.tactics.filter(({ prose }) => prose.length > 0),
      [],
    )
    assert.deepEqual(Object.keys(sent.learned), ['talk', 'account', 'message'])
  })
})

describe('a browser', () => {
  const checker = openChecker(openReader(sent))
  const linesOf = (file: string) =>
    readFileSync(join(projectRoot, 'data', 'talk', `${file}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text)
  const verdicts = (file: string) => {
    const lines = linesOf(file)
    const calls = Array.from({ length: Math.floor(lines.length / 10) }, (_, at) => lines.slice(at * 10, at * 10 + 10))
    return calls.map((some) => checker.check({ channel: 'call', text: some.join(' ') }).verdict)
  }

  it('hears no trick in families that talk for minutes, and hears it where there is one', () => {
    assert.deepEqual(
      verdicts('everyday').filter((verdict) => verdict !== 'nothing-found'),
      [],
    )
    const tricks = verdicts('scam3')
    assert.ok(tricks.filter((verdict) => verdict !== 'nothing-found').length > 0.9 * tricks.length)
  })
})

/** Patterns with the phrases of concepts in place of their names, alternatives in order. */
const written = (patterns: readonly string[], { lexicon }: Pick<typeof whole, 'lexicon'>) =>
  patterns.map((pattern) =>
    pattern
      .replace(
        /[[{]([^\]}]*)[\]}]/g,
        (_, names: string) =>
          `(${names
            .split('|')
            .flatMap((name) => lexicon[name]!)
            .join('|')})`,
      )
      .replace(/\(([^()]*)\)/g, (_, inside: string) => `(${inside.split('|').sort().join('|')})`),
  )
