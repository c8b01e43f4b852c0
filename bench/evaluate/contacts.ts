import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Checker } from '../../src/check/check.ts'
import type { Verdict } from '../../src/check/verdict.ts'
import type { Contact } from '../../src/values/contact.ts'

interface LabelledContact extends Contact {
  readonly label: 'scam' | 'genuine'
  readonly tactics?: readonly string[]
  readonly must?: string
}

/** Verdicts of one set, by label. */
export interface SetFigures {
  readonly set: string
  readonly scam: Readonly<Record<Verdict, number>>
  readonly genuine: Readonly<Record<Verdict, number>>
  readonly must: { readonly met: number; readonly of: number } | null
}

const none = (): Record<Verdict, number> => ({ stop: 0, careful: 0, 'nothing-found': 0, unknown: 0 })

/** Checks every contact of the sets in `<shared>/data/contacts`, each set by itself, never pooled. */
export function evaluateContacts(checker: Checker, shared: string): SetFigures[] {
  const folder = join(shared, 'data', 'contacts')
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files.map((file) => {
    const rows = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)
    return figuresOf(
      file.replace('.jsonl', ''),
      rows.map((row) => JSON.parse(row) as LabelledContact),
      checker,
    )
  })
}

function figuresOf(set: string, contacts: readonly LabelledContact[], checker: Checker): SetFigures {
  const counts = { scam: none(), genuine: none() }
  let met = 0
  for (const contact of contacts) {
    const { verdict } = checker.check(contact)
    counts[contact.label][verdict]++
    if (contact.must && isMet(contact.must, verdict)) met++
  }
  const asked = contacts.filter((contact) => contact.must).length
  return { set, ...counts, must: asked > 0 ? { met, of: asked } : null }
}

/** Whether a verdict is what a row's `must` asks for; "not-stop" is met by careful or nothing found. */
export function isMet(must: string, verdict: Verdict): boolean {
  return must === 'not-stop' ? verdict !== 'stop' && verdict !== 'unknown' : must === verdict
}

/** One line a set: scams found at stop and at careful or more, genuine flagged at each. */
export function printContacts(figures: readonly SetFigures[]): void {
  console.log('\nContacts, each set by itself (found: stop / careful or more)')
  for (const { set, scam, genuine, must } of figures) {
    const part = (counts: Readonly<Record<Verdict, number>>, word: string) => {
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
      return total === 0 ? '' : `  ${word} ${counts.stop} / ${counts.stop + counts.careful} of ${total}`
    }
    console.log(
      `  ${set.padEnd(28)}${part(scam, 'scam')}${part(genuine, 'genuine')}${must ? `  must met ${must.met} of ${must.of}` : ''}`,
    )
  }
}
