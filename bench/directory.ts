import { execFileSync } from 'node:child_process'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { numberAnswer } from '../src/directory/answer/answer.ts'
import { openDirectory } from '../src/directory/entries/directory.ts'
import { readNumber } from '../src/directory/number/number.ts'
import { loadNumberingPlan } from '../src/directory/number/plan.ts'
import type { NumberBlock } from '../src/directory/ranges/block.ts'
import { indexRanges } from '../src/directory/ranges/range-index.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { seeded } from '../src/values/seeded.ts'

const rounds = 7
const warmUps = 3
const texts = 4_000
const target = 100_000
/** About as many blocks as Ofcom's files of one week hold. */
const blockCount = 60_000

const random = seeded(20261121)
const below = (most: number) => Math.floor(random() * most)
const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)]!
const names = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const spoken = (number: string) => [...number].map((digit) => names[Number(digit)]).join(' ')

const national = () =>
  oneOf([
    () => `${oneOf([...loadNumberingPlan().areas.keys()])}${digits(7)}`.slice(0, 11),
    () => `07${oneOf(['4', '5', '7', '8', '9'])}${digits(8)}`,
    () => `0${oneOf(['300', '345', '800', '808', '870', '909'])}${digits(7)}`,
  ])()

/** A number as people write or say it. */
function written(): string {
  const number = national()
  const spaced = `${number.slice(0, 5)} ${number.slice(5)}`
  return oneOf([
    () => number,
    () => spaced,
    () => `+44 (0)${number.slice(1, 4)} ${number.slice(4, 7)}-${number.slice(7)}`,
    () => `they rang me from ${spaced} about my bank, twice`,
    () => `ring ${spoken(number)} to check me`,
    () => oneOf(['999', '159', 'one oh one', '116 123', 'withheld', '+33 1 99 00 12 34', 'ring 161']),
  ])()
}

function blocks(): NumberBlock[] {
  const made = new Map<string, NumberBlock>()
  while (made.size < blockCount) {
    const prefix = national().slice(1, 6 + below(3))
    const isHeld = random() < 0.7
    const holder = isHeld ? `Company ${below(600)}` : null
    made.set(prefix, { prefix, status: isHeld ? 'allocated' : 'free', holder, length: 10 })
  }
  return [...made.values()]
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const perSecond = (milliseconds: number) => Math.round((texts / milliseconds) * 1000)

function timed(act: () => void): number {
  const from = performance.now()
  act()
  return performance.now() - from
}

/** A number from free text to its answer (parse, range, directory), beside libphonenumber-js parsing alone. */
export async function run(): Promise<Record<string, number | boolean>> {
  const asked = Array.from({ length: texts }, written)
  const ranges = indexRanges([{ dated: '2026-11-18', blocks: blocks() }])
  const facts = { directory: openDirectory({ shipped: loadKnowledge() }), ranges, now: new Date('2026-11-21') }
  const plan = loadNumberingPlan()
  const acts = {
    answer: () => asked.forEach((text) => void numberAnswer(text, facts)),
    parse: () => asked.forEach((text) => void readNumber(text, plan)),
    peer: () => asked.forEach((text) => void parsePhoneNumberFromString(text, 'GB')),
  }
  const taken: Record<keyof typeof acts, number[]> = { answer: [], parse: [], peer: [] }
  for (let round = -warmUps; round < rounds; round++)
    for (const name of ['answer', 'parse', 'peer'] as const) {
      const milliseconds = timed(acts[name])
      if (round >= 0) taken[name].push(milliseconds)
    }
  const answersPerSecond = perSecond(median(taken.answer))
  const figures = {
    answersPerSecond,
    parsesPerSecond: perSecond(median(taken.parse)),
    libphonenumberParsesPerSecond: perSecond(median(taken.peer)),
    ratioToLibphonenumber: Number((median(taken.peer) / median(taken.answer)).toFixed(2)),
    blocks: ranges.count,
    indexMegabytes: Number((ranges.bytes / 1e6).toFixed(1)),
    indexMilliseconds: Math.round(timed(() => indexRanges([{ dated: '2026-11-18', blocks: blocks() }]))),
    importMilliseconds: importMilliseconds(),
  }
  console.log(
    `directory: ${answersPerSecond} answers/s from free text; libphonenumber-js parses ${figures.libphonenumberParsesPerSecond}/s`,
  )
  return { ...figures, meetsTargets: answersPerSecond >= target }
}

/** Importing the answer and reading the numbering plan in a fresh process, in ms. */
function importMilliseconds(): number {
  const source = new URL('../src/directory/', import.meta.url).href
  const code = `const from = performance.now()
const { loadNumberingPlan } = await import('${source}number/plan.js')
await import('${source}number/number.js')
loadNumberingPlan()
console.log(Math.round(performance.now() - from))`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }))
}
