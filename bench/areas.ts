import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forceNamed, openAreas } from '../src/areas/open.ts'

/** What resolving must reach on one core, phrases a second. */
const limit = 50_000
const rounds = 9
const warmUps = 2
const repeats = 40

const day = '2026-11-21'
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const round = (value: number, digits: number) => Number(value.toFixed(digits))

function milliseconds(act: () => void): number {
  const from = performance.now()
  act()
  return performance.now() - from
}

/** Resolves the phrases of cases/areas.jsonl, names, lists, borders, postcodes and misspellings, beside the limit. */
export async function run(): Promise<Record<string, number | boolean>> {
  const areas = openAreas(() => day)
  const firstMilliseconds = milliseconds(() => areas.resolveArea('Stafford'))
  const misspeltMilliseconds = milliseconds(() => areas.resolveArea('Wolverhmapton'))
  const phrases = readFileSync(join(import.meta.dirname, '..', '..', 'cases', 'areas.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; force?: string })
    .map(({ text, force }) => ({ text, force: force ? forceNamed(areas.on(), force) : null }))
  const all = () => {
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const { text, force } of phrases) areas.resolveArea(text, { force })
  }
  const times: number[] = []
  for (let at = -warmUps; at < rounds; at++) {
    const time = milliseconds(all)
    if (at >= 0) times.push(time)
  }
  const phrasesPerSecond = Math.round((phrases.length * repeats * 1000) / median(times))
  const importMilliseconds = round(median(Array.from({ length: 5 }, importAreas)), 1)
  const ratioToLimit = round(phrasesPerSecond / limit, 2)
  console.log(
    `areas: ${phrasesPerSecond} phrases/s on ${phrases.length} of our own; ${ratioToLimit} times the limit of ${limit}`,
  )
  return {
    phrases: phrases.length,
    phrasesPerSecond,
    limitPerSecond: limit,
    ratioToLimit,
    firstMilliseconds: round(firstMilliseconds, 1),
    misspeltMilliseconds: round(misspeltMilliseconds, 1),
    importMilliseconds,
    meetsTargets: phrasesPerSecond >= limit,
  }
}

/** What a start pays: nothing is read or indexed before the first phrase. */
function importAreas(): number {
  const url = new URL('../src/areas/open.js', import.meta.url).href
  const code = `const from = performance.now(); const { openAreas } = await import(${JSON.stringify(url)}); openAreas(() => '${day}'); console.log(performance.now() - from)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }))
}
