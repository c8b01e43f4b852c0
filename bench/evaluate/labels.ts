import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { decodeText } from '../../src/read/document.ts'
import { openReader } from '../../src/read/read.ts'
import { readWarning } from '../../src/read/warning.ts'
import { loadGazetteer } from './facts-of.ts'
import { percent, type Score, scoreTally } from './figures.ts'

interface Label {
  readonly is_impersonation_warning: boolean
  readonly tactics: readonly string[]
  readonly advice: readonly string[]
}

/** Precision and recall of the tactic and advice labels of the warnings in `<shared>/data/warnings`; negatives are not scored. */
export function evaluateLabels(shared: string, { show = false } = {}): Record<string, Score> {
  const scores: Record<string, Score> = {}
  const reader = openReader(loadKnowledge())
  const gazetteer = loadGazetteer(process.cwd())
  const folder = join(shared, 'data', 'warnings')
  for (const field of ['tactics', 'advice'] as const) {
    let right = 0
    const wrong = new Map<string, number>()
    const missed = new Map<string, number>()
    for (const file of readdirSync(folder).filter((name) => /^\d+\.json$/.test(name))) {
      const label: Label = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      if (!label.is_impersonation_warning) continue
      const found = readWarning(reader, gazetteer, decodeText(readFileSync(join(folder, file.replace('.json', '.md')))))
        .fields[field]
      right += found.filter((one) => label[field].includes(one)).length
      for (const one of found) if (!label[field].includes(one)) wrong.set(one, (wrong.get(one) ?? 0) + 1)
      for (const one of label[field]) if (!found.includes(one)) missed.set(one, (missed.get(one) ?? 0) + 1)
    }
    const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0)
    const score = scoreTally({ right, wrong: sum(wrong), missed: sum(missed) })
    scores[field] = score
    console.log(
      `${field.padEnd(10)} precision ${percent(score.precision)}  recall ${percent(score.recall)}  F1 ${percent(score.f1)}  (${right} right, ${sum(wrong)} wrong, ${sum(missed)} missed)`,
    )
    const list = (counts: Map<string, number>) =>
      [...counts]
        .toSorted((a, b) => b[1] - a[1])
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')
    if (show) console.log(`  wrong: ${list(wrong)}\n  missed: ${list(missed)}`)
  }
  return scores
}
