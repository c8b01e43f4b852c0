import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Checker } from '../../src/check/check.ts'
import { isCounted } from '../../src/check/evidence.ts'
import type { CheckResult, Verdict } from '../../src/check/verdict.ts'
import type { Reader } from '../../src/read/read.ts'
import type { Contact } from '../../src/values/contact.ts'
import { percent, type Score, type Share, scoreTally, shareOf, type Tally, tallyItems, tell } from './figures.ts'
import { type LeftOut, rowKey } from './left-out.ts'
import { middleOf, type Progress, playCall } from './progress.ts'

export interface LabelledContact extends Contact {
  readonly label: 'scam' | 'genuine'
  readonly tactics?: readonly string[]
  readonly must?: string
  readonly impersonation?: boolean
}

export interface Figures {
  readonly stop: Share
  readonly carefulOrStop: Share
}

/** What was found in one set, never pooled with another. */
export interface SetFigures {
  readonly set: string
  /** Rows of it taught the model for talk: each is measured by one that was taught without its part. */
  readonly isLeftOut: boolean
  readonly scam: Figures | null
  readonly genuine: Figures | null
  /** How far into scam calls the live verdict came: median share of the words, of those calls where it did. */
  readonly intoCall: { readonly careful: number | null; readonly stop: number | null } | null
  /** Where rows say what the verdict must be: right by kind of `must`. */
  readonly must: Readonly<Record<string, Share>> | null
  /** Where rows list tactics; `unnamed` are labels that no tactic bears, so that none can be found. */
  readonly tactics: (Score & { readonly unnamed: number }) | null
}

/** What measuring needs: one checker and the reader behind it. */
export interface Measured {
  readonly checker: Checker
  readonly reader: Reader
}

/** A reader who did not know the rules marked which segments hold an ask or a claim with a story: set → id → whether. */
const marksFile = 'marks.json'
/** Half of it sells something in the seller's own name, which is not what this software is against. */
const posingSet = 'ftc_robocall'

/**
 * Checks every contact of the sets in `<shared>/data/contacts`. A set with marked segments stands a second time with those
 * only, the robocalls with those that pose as somebody.
 */
export function evaluateContacts(measured: Measured, { byRow }: LeftOut, shared: string): SetFigures[] {
  const folder = join(shared, 'data', 'contacts')
  const marks = marksOf(join(process.cwd(), 'bench', 'evaluate', marksFile))
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  return files.flatMap((file) => {
    const set = file.replace('.jsonl', '')
    const rows = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)
    const contacts = rows.map((row) => JSON.parse(row) as LabelledContact)
    const answers = contacts.map((contact) => answer(contact, byRow.get(rowKey(set, String(contact.id))) ?? measured))
    const part = (name: string, isIn: (contact: LabelledContact) => boolean) => {
      const some = answers.filter(({ contact }) => isIn(contact))
      return some.length > 0 && some.length < answers.length ? [figuresOf(`${set}, ${name} part`, some, measured)] : []
    }
    const isLeftOut = contacts.some(({ id }) => byRow.has(rowKey(set, String(id))))
    const all = [
      figuresOf(set, answers, measured),
      ...part('marked', ({ id }) => marks[set]?.[String(id)] === true),
      ...(set === posingSet ? part('impersonating', ({ impersonation }) => impersonation === true) : []),
    ]
    return all.map((figures) => ({ ...figures, isLeftOut }))
  })
}

function marksOf(file: string): Readonly<Record<string, Readonly<Record<string, boolean>>>> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

export interface Answer {
  readonly contact: LabelledContact
  readonly result: CheckResult
  /** Of a criminal call. */
  readonly progress: Progress | null
}

/** Checks one contact, and plays it where it is a criminal call. */
export function answer(contact: LabelledContact, { checker, reader }: Measured): Answer {
  const isCall = contact.label === 'scam' && contact.channel === 'call'
  return { contact, result: checker.check(contact), progress: isCall ? playCall(reader, contact) : null }
}

/** Figures of one set. */
export function figuresOf(
  set: string,
  answers: readonly Answer[],
  { reader }: Measured,
): Omit<SetFigures, 'isLeftOut'> {
  const progress = answers.flatMap((one) => one.progress ?? [])
  return {
    set,
    scam: verdictsOf(answers.filter(({ contact }) => contact.label === 'scam')),
    genuine: verdictsOf(answers.filter(({ contact }) => contact.label === 'genuine')),
    intoCall:
      progress.length === 0
        ? null
        : { careful: middleOf(progress.map((one) => one.careful)), stop: middleOf(progress.map((one) => one.stop)) },
    must: mustOf(answers.filter(({ contact }) => contact.must !== undefined)),
    tactics: tacticsOf(
      answers.filter(({ contact }) => contact.tactics !== undefined),
      reader,
    ),
  }
}

function verdictsOf(answers: readonly Answer[]): Figures | null {
  if (answers.length === 0) return null
  const count = (verdicts: readonly Verdict[]) =>
    shareOf(answers.filter(({ result }) => verdicts.includes(result.verdict)).length, answers.length)
  return { stop: count(['stop']), carefulOrStop: count(['stop', 'careful']) }
}

function mustOf(answers: readonly Answer[]): Readonly<Record<string, Share>> | null {
  if (answers.length === 0) return null
  const kinds = [...new Set(answers.map(({ contact }) => contact.must!))]
  const met = (some: readonly Answer[]) =>
    shareOf(some.filter(({ contact, result }) => isMet(contact.must!, result.verdict)).length, some.length)
  const ofKind = (kind: string) => met(answers.filter(({ contact }) => contact.must === kind))
  return { all: met(answers), ...Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) }
}

const metBy: Readonly<Record<string, readonly Verdict[]>> = {
  'not-stop': ['careful', 'nothing-found'],
  'careful-or-stop': ['careful', 'stop'],
}

/** Whether a verdict is what a row's `must` asks for. */
export const isMet = (must: string, verdict: Verdict): boolean => (metBy[must] ?? [must]).includes(verdict)

/** Labels of tactics that were used, refused or complied with, against those a row lists. */
function tacticsOf(answers: readonly Answer[], reader: Reader): SetFigures['tactics'] {
  if (answers.length === 0) return null
  const labels = new Map(reader.knowledge.tactics.map(({ id, label }) => [id, label]))
  const known = new Set([...labels.keys(), ...labels.values()])
  const unnamed = answers.flatMap(({ contact }) => contact.tactics!).filter((label) => !known.has(label)).length
  const tally: Tally = { right: 0, wrong: 0, missed: 0 }
  for (const { contact, result } of answers) {
    const used = result.findings.filter(({ frame }) => isCounted(frame))
    tallyItems(
      tally,
      used.map(({ tactic }) => labels.get(tactic)!),
      contact.tactics!.map((id) => labels.get(id) ?? id),
    )
  }
  return { ...scoreTally(tally), unnamed }
}

/** Some lines a set: found and flagged with intervals, how far into the call, and what rows say besides. */
export function printContacts(sets: readonly SetFigures[]): void {
  console.log('\nContacts, each set by itself: share, and 95 % Wilson interval in percent')
  for (const { set, isLeftOut, scam, genuine, intoCall, must, tactics } of sets) {
    console.log(`  ${set}${isLeftOut ? ', each row by a model taught without its part of the set' : ''}`)
    if (scam) console.log(`    scam     stop ${tell(scam.stop)}   careful or stop ${tell(scam.carefulOrStop)}`)
    if (genuine) console.log(`    genuine  stop ${tell(genuine.stop)}   careful or stop ${tell(genuine.carefulOrStop)}`)
    if (intoCall)
      console.log(
        `    into the call, median: careful at ${percent(intoCall.careful)}, stop at ${percent(intoCall.stop)}`,
      )
    if (must)
      console.log(
        `    must     ${Object.entries(must)
          .map(([kind, share]) => `${kind} ${tell(share)}`)
          .join('   ')}`,
      )
    if (tactics)
      console.log(
        `    tactics  precision ${percent(tactics.precision)}, recall ${percent(tactics.recall)}, F1 ${percent(tactics.f1)}; ${tactics.unnamed} labels no tactic bears`,
      )
  }
}
