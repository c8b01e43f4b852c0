import { readContact } from '../check/check.ts'
import { isCounted } from '../check/evidence.ts'
import { openHearing } from '../check/tactic-hearing.ts'
import type { Reader } from '../read/read.ts'
import type { TacticModel } from '../values/learned.ts'
import { joinParts, type PassageLesson, tacticsById, tacticsShown } from './passage-lessons.ts'
import { trainTactics } from './train-tactics.ts'
import { readWholeContacts } from './whole-contacts.ts'

const keep = 80_000
/** Set on the writers left out, with the counts of the development halves in view. */
const from = 0.2
/** Of fewer passages nothing can be learned. */
const fewestPassages = 8
/** Writers are left out in so many parts. */
const partCount = 4

/** Teaches the model that names tactics. The same lessons give the same bytes. */
export function learnTactics(lessons: readonly PassageLesson[]): TacticModel {
  const counts = new Map<string, number>()
  for (const { tactics } of lessons) for (const tactic of tactics) counts.set(tactic, (counts.get(tactic) ?? 0) + 1)
  const tactics = [...counts.keys()].filter((tactic) => counts.get(tactic)! >= fewestPassages).sort()
  return trainTactics(lessons, { tactics, keep, from })
}

/** Tactics named in the whole contacts of a writer whose contacts taught nothing: by patterns alone, and with what is heard. */
export interface TacticFigures {
  readonly leftOut: string
  readonly contacts: number
  readonly byPatterns: Counts
  readonly withHeard: Counts
}

export interface Counts {
  right: number
  wrong: number
  missed: number
}

/** Leaves out some writers at a time, teaches with the rest and names the tactics of those left out. */
export function crossValidateTactics(reader: Reader, lessons: readonly PassageLesson[]): TacticFigures[] {
  const contacts = readWholeContacts()
  const writers = [...new Set(contacts.map(({ writer }) => writer))]
  return Array.from({ length: Math.min(partCount, writers.length) }, (_, part) => {
    const out = writers.filter((_, at) => at % partCount === part)
    const model = learnTactics(lessons.filter(({ writer }) => !out.includes(writer)))
    return out.map((leftOut) =>
      figuresOf(reader, model, {
        leftOut,
        contacts: contacts.filter(({ writer }) => writer === leftOut).map(({ contact }) => contact),
      }),
    )
  }).flat()
}

function figuresOf(
  reader: Reader,
  model: TacticModel,
  {
    leftOut,
    contacts,
  }: { leftOut: string; contacts: readonly ReturnType<typeof readWholeContacts>[number]['contact'][] },
): TacticFigures {
  const hearing = openHearing({ ...reader.knowledge, learned: { tactics: model } })!
  const byPatterns = { right: 0, wrong: 0, missed: 0 }
  const withHeard = { right: 0, wrong: 0, missed: 0 }
  for (const contact of contacts) {
    const asked = joinParts(contact)
    const read = readContact(reader, tacticsById(reader), asked)
    const shown = new Set(contact.parts.flatMap(tacticsShown))
    const found = read.findings.filter(({ frame }) => isCounted(frame)).map(({ tactic }) => tactic)
    const heard = hearing.hear(asked, { ...read, posed: [] }).map(({ tactic }) => tactic)
    tally(byPatterns, new Set(found), shown)
    tally(withHeard, new Set([...found, ...heard]), shown)
  }
  return { leftOut, contacts: contacts.length, byPatterns, withHeard }
}

function tally(counts: Counts, named: ReadonlySet<string>, shown: ReadonlySet<string>): void {
  for (const tactic of named) counts[shown.has(tactic) ? 'right' : 'wrong']++
  for (const tactic of shown) if (!named.has(tactic)) counts.missed++
}
