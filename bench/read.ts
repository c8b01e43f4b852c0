import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import winkModel from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import { openSession } from '../src/check/session.ts'
import { readTactics } from '../src/knowledge/build.ts'
import { readExamples } from '../src/knowledge/examples.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { openReader, type Reader } from '../src/read/read.ts'
import type { Register } from '../src/read/reading.ts'

const rounds = 7
const warmUps = 2
const targets = {
  tokensPerSecond: 1_000_000,
  sentenceMedianMilliseconds: 0.1,
  sentenceP99Milliseconds: 1,
  importMilliseconds: 60,
  sessionBytes: 50_000,
}

/** Our own sentences, of the tactic files and of later writers, read in the register they belong to. */
function sentences(): { text: string; register: Register }[] {
  const ours = readExamples(readTactics()).flatMap(({ call, account, warning, counter }) => [
    ...call.map((text) => ({ text, register: 'caller' as const })),
    ...[...account, ...counter].map((text) => ({ text, register: 'account' as const })),
    ...warning.map((text) => ({ text, register: 'warning' as const })),
  ])
  const cases = join(import.meta.dirname, '..', '..', 'cases', 'warnings')
  const warnings = readdirSync(cases).filter((file) => file.endsWith('.md'))
  return [
    ...ours,
    ...warnings.map((file) => ({ text: readFileSync(join(cases, file), 'utf8'), register: 'warning' as const })),
  ]
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const quantile = (values: readonly number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)]!

function milliseconds(act: () => void): number {
  const from = performance.now()
  act()
  return performance.now() - from
}

/** Reads our own sentences beside wink-nlp (its tokens, sentences, negation and entities) on the same text in the same run. */
export async function run(): Promise<Record<string, number | boolean>> {
  const knowledge = loadKnowledge()
  const reader = openReader(knowledge)
  const texts = sentences()
  const whole = texts.map(({ text }) => text).join('\n')
  const tokens = reader.tokenize(whole).count
  const readAll = () => {
    for (const { text, register } of texts)
      reader.readVoices(text, [{ start: 0, end: text.length, register, speaker: null, turn: null }])
  }
  const wink = winkNlp(winkModel, ['sbd', 'negation', 'ner'])
  const winkAll = () => {
    for (const { text } of texts) wink.readDoc(text).entities().length()
  }
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -warmUps; round < rounds; round++) {
    const mine = milliseconds(readAll)
    const peer = milliseconds(winkAll)
    if (round >= 0) {
      ours.push(mine)
      theirs.push(peer)
    }
  }
  const talk = texts.flatMap(({ text, register }) => (register === 'caller' ? text.split(' ') : []))
  const each = texts.flatMap(({ text, register }) => {
    if (text.length > 400) return []
    const voices = [{ start: 0, end: text.length, register, speaker: null, turn: null }]
    return Array.from({ length: rounds }, () => milliseconds(() => reader.readVoices(text, voices)))
  })
  const imported = Array.from({ length: rounds }, importMilliseconds)
  const ready = Array.from({ length: rounds }, readyMilliseconds)
  const figures = {
    tokens,
    tokensPerSecond: Math.round((tokens / median(ours)) * 1000),
    winkTokensPerSecond: Math.round((tokens / median(theirs)) * 1000),
    ratioToWink: round(median(theirs) / median(ours), 1),
    sentenceMedianMilliseconds: round(median(each), 4),
    sentenceP99Milliseconds: round(quantile(each, 0.99), 3),
    importMilliseconds: round(median(imported), 1),
    readyMilliseconds: round(median(ready), 1),
    memoryMegabytes: round(memoryMegabytes(), 1),
    longTextSlowdown: round(longTextSlowdown(reader), 1),
    sessionBytes: Math.round(sessionBytes(talk)),
    longCallSlowdown: round(longCallSlowdown(reader, talk), 2),
    knowledgeGzipKilobytes: round(gzipSync(JSON.stringify(knowledge), { level: 9 }).length / 1000, 1),
  }
  const meetsTargets = Object.entries(targets).every(([name, target]) =>
    name === 'tokensPerSecond' ? figures.tokensPerSecond >= target : figures[name as keyof typeof figures] <= target,
  )
  console.log(
    `read: ${figures.tokensPerSecond} tokens/s, wink-nlp: ${figures.winkTokensPerSecond}; ${figures.ratioToWink} times as fast on ${tokens} tokens of our own`,
  )
  return { ...figures, meetsTargets }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

const source = new URL('../src/', import.meta.url).href
const fresh = (code: string) =>
  Number(execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', code], { encoding: 'utf8' }))

/** How much longer words 18,000–20,000 of a call take to hear than words 1,000–3,000, the two heard by turns. */
function longCallSlowdown(reader: Reader, talk: readonly string[]): number {
  const callAt = (from: number) => {
    const session = openSession(reader)
    let word = 0
    const hear = (words: number) => {
      for (const until = word + words; word < until; word++) session.word('caller', talk[word % 1000]!)
    }
    hear(from)
    return () => milliseconds(() => hear(100))
  }
  const late = callAt(18_000)
  const early = callAt(1_000)
  return median(Array.from({ length: 20 }, () => late() / early()))
}

/** How much longer a word takes in a megabyte without a full stop than in a sixteenth of it; 1 is work that grows with the text. */
function longTextSlowdown(reader: Reader): number {
  const told = 'he wants my pin number and said i have to draw out three thousand for a courier '
  const perWord = (times: number) => {
    const text = told.repeat(times)
    const voices = [{ start: 0, end: text.length, register: 'account', speaker: null, turn: null }] as const
    return milliseconds(() => reader.readVoices(text, voices)) / times
  }
  perWord(800)
  return (
    median([perWord(12_800), perWord(12_800), perWord(12_800)]) / median([perWord(800), perWord(800), perWord(800)])
  )
}

const modules = `Promise.all([import('${source}read/read.js'), import('${source}check/check.js'), import('${source}knowledge/load.js')])`

/** Importing read and check in a fresh process, in ms. */
function importMilliseconds(): number {
  return fresh(`const from = performance.now()
await ${modules}
console.log(performance.now() - from)`)
}

/** The same with the knowledge loaded and a checker opened, in ms. */
function readyMilliseconds(): number {
  return fresh(`const from = performance.now()
const [{ openReader }, { openChecker }, { loadKnowledge }] = await ${modules}
openChecker(openReader(loadKnowledge()))
console.log(performance.now() - from)`)
}

/** What an open reader keeps in memory, in MB, in a fresh process. */
function memoryMegabytes(): number {
  return fresh(`const { openReader } = await import('${source}read/read.js')
const { loadKnowledge } = await import('${source}knowledge/load.js')
globalThis.gc(); const before = process.memoryUsage().heapUsed
globalThis.reader = openReader(loadKnowledge())
globalThis.gc(); console.log((process.memoryUsage().heapUsed - before) / 1e6)`)
}

/** What an open conversation of 400 words, the last 90 of them not yet settled, keeps in memory beside the reader, in bytes. */
function sessionBytes(talk: readonly string[]): number {
  return fresh(`const [{ openReader }, { openSession }, { loadKnowledge }] = await ${modules.replace('check/check', 'check/session')}
const reader = openReader(loadKnowledge())
const talk = ${JSON.stringify(talk.slice(0, 2000))}
const open = (from) => {
  const session = openSession(reader)
  session.turn('caller', talk.slice(from, from + 310).join(' '))
  session.partial('caller', talk.slice(from + 310, from + 400).join(' '))
  return session
}
const many = (sessions) => Array.from({ length: sessions }, (_, at) => open((at * 7) % 1600))
many(500)
globalThis.gc(); const before = process.memoryUsage().heapUsed
globalThis.sessions = many(500)
globalThis.gc(); console.log((process.memoryUsage().heapUsed - before) / 500)`)
}
