import type { Finding } from '../read/reading.ts'
import type { Channel } from '../values/contact.ts'
import type { Knowledge } from '../values/knowledge.ts'
import type { TacticModel } from '../values/learned.ts'
import type { ContactReading } from './check.ts'
import { isCounted } from './evidence.ts'
import { passagesOf } from './passages.ts'
import { openTacticEar, type TacticEar } from './tactic-ear.ts'

const opened = new WeakMap<TacticModel, TacticEar>()

/** The opened model, opened once; null where the knowledge holds none. */
function earFor({ learned: { tactics } }: Knowledge): TacticEar | null {
  if (!tactics) return null
  const ear = opened.get(tactics) ?? openTacticEar(tactics)
  opened.set(tactics, ear)
  return ear
}

const decimals = 1000

/** The tactics that a contact sounds like and no pattern found in it. Offsets into the text of all turns. */
export function heardIn(knowledge: Knowledge, channel: Channel, { text, voices, findings }: ContactReading): Finding[] {
  const ear = earFor(knowledge)
  if (!ear) return []
  const found = new Set(findings.filter(({ frame }) => isCounted(frame)).map(({ tactic }) => tactic))
  return ear.hear({ channel, passages: passagesOf(text, voices), findings }).flatMap((heard) => {
    const { tactic, chance, passage } = heard
    if (found.has(tactic)) return []
    const { start, end, turn, speaker } = passage
    const words = ear.tellingWords(heard, text)
    const told = { chance: Math.round(chance * decimals) / decimals, words }
    return { tactic, frame: 'used' as const, speaker, turn, start, end, text: text.slice(start, end), heard: told }
  })
}
