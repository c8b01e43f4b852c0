import type { Finding } from '../read/reading.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { happensOn, type TacticHearing } from './check.ts'
import { isCounted, isDeed } from './evidence.ts'
import { passagesOf } from './passages.ts'
import { openTacticEar } from './tactic-ear.ts'

/** Where the second voice makes *careful*, so many tactics are told that it sounds like, of at least this chance. */
const mostReasons = 2
const reasonFrom = 0.4

const isAdvised = ({ frame }: Finding): boolean => frame === 'advice' || frame === 'conditional'

/** A word or two sound like nothing. */
const fewestWords = 4

const decimals = 1000

/** Opens the model that names tactics; null where the knowledge holds none. Throws RangeError if it is damaged. */
export function openHearing({ learned, tactics: known }: Knowledge): TacticHearing | null {
  if (!learned.tactics) return null
  const ear = openTacticEar(learned.tactics)
  const tactics = new Map(known.map((tactic) => [tactic.id, tactic]))
  return {
    hear({ channel }, { text, voices, findings, posed }) {
      const passages = passagesOf(text, voices)
      if (passages.length === 0 || (passages.length === 1 && passages[0]!.words.length < fewestWords)) return []
      const isSilent = silencedBy(findings, posed)
      return ear.hear({ channel, passages, findings }).flatMap((heard) => {
        const { tactic, chance, passage } = heard
        const { start, end, turn, speaker } = passage
        if (isSilent({ tactic, start, end }) || !happensOn(channel, tactics.get(tactic)!)) return []
        const told = { chance: Math.round(chance * decimals) / decimals, words: ear.tellingWords(heard, text) }
        return { tactic, frame: 'used' as const, speaker, turn, start, end, text: text.slice(start, end), heard: told }
      })
    },
    reasons(heard) {
      const told = heard.filter(({ tactic, heard: how }) => isDeed(tactics.get(tactic)!) && how!.chance >= reasonFrom)
      const most = told.toSorted((a, b) => b.heard!.chance - a.heard!.chance).slice(0, mostReasons)
      return most.map(({ tactic, text }) => {
        const { title, advice, sources } = tactics.get(tactic)!
        return { tactic, text: `It may be this: ${title}.`, words: [text], advice, sources }
      })
    },
  }
}

/**
 * Nothing is heard that a pattern found anywhere, or found in the same passage as told of; nor anything in a passage that holds
 * advice or a condition.
 */
function silencedBy(findings: readonly Finding[], posed: readonly Finding[]) {
  const found = new Set([...findings, ...posed].filter(({ frame }) => isCounted(frame)).map(({ tactic }) => tactic))
  return ({ tactic, start, end }: Pick<Finding, 'tactic' | 'start' | 'end'>): boolean =>
    found.has(tactic) ||
    findings.some((one) => one.start < end && one.end > start && (one.tactic === tactic || isAdvised(one)))
}
