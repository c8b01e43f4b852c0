import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answer, figuresOf, type LabelledContact, type Measured, type SetFigures } from './contacts.ts'

/** A contact by a writer who saw only the definitions. */
interface BlindCase extends Omit<LabelledContact, 'label' | 'must'> {
  readonly expect: 'stop' | 'careful' | 'careful-or-stop' | 'nothing-found' | 'not-stop'
}

const criminal: readonly string[] = ['stop', 'careful', 'careful-or-stop']

/** Checks the project's own cases by such writers, each folder `blind…` of them by itself. */
export function evaluateBlind(measured: Measured, cases: string): SetFigures[] {
  const folders = readdirSync(cases).filter((name) => name.startsWith('blind'))
  return folders.toSorted().map((folder) => {
    const files = readdirSync(join(cases, folder)).toSorted()
    const lines = files.flatMap((file) =>
      readFileSync(join(cases, folder, file), 'utf8')
        .split('\n')
        .filter(Boolean),
    )
    const answers = lines.map((line) => answer(labelled(JSON.parse(line) as BlindCase), measured))
    return { ...figuresOf(`cases/${folder}`, answers, measured), isLeftOut: false }
  })
}

const labelled = ({ expect, ...contact }: BlindCase): LabelledContact => ({
  ...contact,
  label: criminal.includes(expect) ? 'scam' : 'genuine',
  must: expect,
})
