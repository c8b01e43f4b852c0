// Rewrites data/lookalikes.txt: real English words one slip away from a word of the patterns, never to be taken for it.
// Needs a word list (Debian: apt-get install wbritish). Run after `npm test` compiled: node scripts/lookalikes.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold, PatternVocabulary } from '../dist/src/read/vocabulary.js'

const root = join(import.meta.dirname, '..')
const knowledge = JSON.parse(readFileSync(join(root, 'dist', 'knowledge.json'), 'utf8'))
const text = JSON.stringify([
  knowledge.lexicon,
  knowledge.frames,
  knowledge.situations,
  knowledge.tactics.map((t) => [t.patterns, t.not]),
  knowledge.advice.map((a) => a.patterns),
])
const patternWords = new Set(text.toLowerCase().match(/[a-z]{6,24}/g))

const vocabulary = new PatternVocabulary([])
for (const word of patternWords) vocabulary.add(word)
const isMended = (word) => vocabulary.lookUp(word, 0, word.length, 0) !== 0

const words = readFileSync(process.argv[2] ?? '/usr/share/dict/british-english', 'utf8')
  .split('\n')
  .map(fold)
const lookalikes = [...new Set(words)].filter((word) => word.length >= 6 && !patternWords.has(word) && isMended(word))
const head = [
  '# Made by scripts/lookalikes.mjs from the SCOWL word lists (Debian package wbritish; Copyright Kevin Atkinson,',
  '# free to use, copy, modify, distribute and sell provided this notice is kept). One word a line.',
]
writeFileSync(join(root, 'data', 'lookalikes.txt'), `${[...head, ...lookalikes.sort()].join('\n')}\n`)
console.log(`${lookalikes.length} look-alikes of ${patternWords.size} words`)
