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
import type { Contact } from '../values/contact.ts'
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
  /** How many stretches of talk of a file it does not pass over, of how many. */
  const heard = (file: string) => {
    const lines = readFileSync(join(projectRoot, 'data', 'talk', `${file}.jsonl`), 'utf8')
    const texts = lines
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text)
    const calls = texts.map((text): Contact => ({ channel: 'call', turns: [{ speaker: 'somebody', text }] }))
    return { heard: calls.filter((call) => checker.check(call).verdict !== 'nothing-found').length, of: calls.length }
  }

  it('hears tricks in recorded talk, and hardly any where families talk', () => {
    const [family, tricks] = [heard('everyday'), heard('scam')]
    assert.ok(family.of > 400 && family.heard < 0.04 * family.of, `${family.heard} of ${family.of}`)
    assert.ok(tricks.of > 300 && tricks.heard > 0.7 * tricks.of, `${tricks.heard} of ${tricks.of}`)
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
