import type { Finding } from '../read/reading.ts'
import type { Channel } from '../values/contact.ts'
import type { Knowledge } from '../values/knowledge.ts'
import type { TacticModel } from '../values/learned.ts'
import type { ContactReading, Weighing } from './check.ts'
import { isCounted, isDeed } from './evidence.ts'
import { passagesOf } from './passages.ts'
import { openTacticEar, type TacticEar } from './tactic-ear.ts'
import type { Reason } from './verdict.ts'

const opened = new WeakMap<TacticModel, TacticEar>()

/** The opened model, opened once; null where the knowledge holds none. */
function earFor({ learned: { tactics } }: Knowledge): TacticEar | null {
  if (!tactics) return null
  const ear = opened.get(tactics) ?? openTacticEar(tactics)
  opened.set(tactics, ear)
  return ear
}

/** Where the second voice makes *careful*, so many tactics are told that it sounds like, of at least this chance. */
const mostReasons = 2
const reasonFrom = 0.4

const isAdvised = ({ frame }: Finding): boolean => frame === 'advice' || frame === 'conditional'

const decimals = 1000

/** A contact read, and whose name a trick is played in where nobody said it. */
export type Posed = ContactReading & Pick<Weighing, 'posed'>

/**
 * The tactics that a contact sounds like and no pattern found in it. What patterns found as told of, or any advice or condition in
 * the same passage, silences it. Offsets into the text of all turns.
 */
export function heardIn(knowledge: Knowledge, channel: Channel, { text, voices, findings, posed }: Posed): Finding[] {
  const ear = earFor(knowledge)
  if (!ear) return []
  const found = new Set([...findings, ...posed].filter(({ frame }) => isCounted(frame)).map(({ tactic }) => tactic))
  return ear.hear({ channel, passages: passagesOf(text, voices), findings }).flatMap((heard) => {
    const { tactic, chance, passage } = heard
    const { start, end, turn, speaker } = passage
    const isToldOf = findings.some(
      (one) => one.start < end && one.end > start && (one.tactic === tactic || isAdvised(one)),
    )
    if (found.has(tactic) || isToldOf) return []
    const told = { chance: Math.round(chance * decimals) / decimals, words: ear.tellingWords(heard, text) }
    return { tactic, frame: 'used' as const, speaker, turn, start, end, text: text.slice(start, end), heard: told }
  })
}

/** What the words may be, for somebody who is told to be careful because of how they sound. */
export function heardReasons(heard: readonly Finding[], { tactics }: Knowledge): Reason[] {
  const known = new Map(tactics.map((tactic) => [tactic.id, tactic]))
  const told = heard.filter(({ tactic, heard: how }) => isDeed(known.get(tactic)!) && how!.chance >= reasonFrom)
  const most = told.toSorted((a, b) => b.heard!.chance - a.heard!.chance).slice(0, mostReasons)
  return most.map(({ tactic, text }) => {
    const { title, advice, sources } = known.get(tactic)!
    return { tactic, text: `It may be this: ${title}.`, words: [text], advice, sources }
  })
}
