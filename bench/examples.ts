import { isCounted } from '../src/check/evidence.ts'
import { readTactics } from '../src/knowledge/build.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { openReader } from '../src/read/read.ts'
import type { Register } from '../src/read/reading.ts'

const registers = { call: 'caller', account: 'account', warning: 'warning' } as const

/**
 * How many of each tactic's own examples are found, by register, and how many look-alikes are taken for it. Every third
 * sentence is held back from those who write patterns and counted apart. With tactic ids it prints what went wrong among
 * the others. These are our own sentences: they show what a change did, not how well the reader does on other people's.
 */
export async function run(ids: readonly string[]): Promise<Record<string, string>> {
  const reader = openReader(loadKnowledge())
  const totals = new Map<string, [right: number, of: number]>()
  const isFound = (id: string, text: string, register: Register) =>
    reader
      .readVoices(text, [{ start: 0, end: text.length, register, speaker: null, turn: null }])
      .findings.some(({ tactic, frame }) => tactic === id && isCounted(frame))
  for (const { id, examples, counter } of readTactics()) {
    const own = new Map<string, [number, number]>()
    const count = (name: string, at: number, isHit: boolean) => {
      const key = `${isHeld(at) ? 'held' : 'open'} ${name}`
      for (const tally of [own, totals]) {
        const [right, of] = tally.get(key) ?? [0, 0]
        tally.set(key, [right + Number(isHit), of + 1])
      }
    }
    const show = (what: string, at: number, text: string) => {
      if (ids.includes(id) && !isHeld(at)) console.log(`  ${what}: ${text}`)
    }
    for (const name of ['call', 'account', 'warning'] as const) {
      for (const [at, text] of examples[name].entries()) {
        const isHit = isFound(id, text, registers[name])
        count(name, at, isHit)
        if (!isHit) show(`missed ${name}`, at, text)
      }
    }
    for (const [at, text] of counter.entries()) {
      const isTaken = isFound(id, text, 'account')
      count('look-alikes', at, isTaken)
      if (isTaken) show('taken', at, text)
    }
    if (ids.length === 0 || ids.includes(id)) console.log(`${id.padEnd(34)}${line(own)}`)
  }
  return Object.fromEntries([...totals].map(([key, [right, of]]) => [key, `${right}/${of}`]))
}

const isHeld = (at: number) => at % 3 === 2
const line = (tally: ReadonlyMap<string, readonly [number, number]>) =>
  [...tally]
    .toSorted()
    .map(([key, [right, of]]) => `${key} ${right}/${of}`)
    .join('  ')
