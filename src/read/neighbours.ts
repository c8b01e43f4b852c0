import type { Cues } from './cues.ts'
import type { Register } from './reading.ts'
import type { Sentence } from './sentences.ts'
import type { Stretch } from './stretch.ts'

/** Sentences that stand as bullets under a heading such as "the police will never:". */
export function headings(sentences: readonly Sentence[], parts: readonly { readonly cues: Cues }[]): boolean[] {
  let isAdvice = false
  return sentences.map((sentence, at) => {
    if (sentence.isHeading) {
      isAdvice = (parts[at]!.cues.advice ?? []).length > 0
      return false
    }
    if (!sentence.isBullet && sentence.startsLine) isAdvice = false
    return isAdvice
  })
}

/** What the sentence after a question makes of it. */
export type Answer = 'refused' | 'denied' | null

/** An answer begins within this many tokens of the sentence after the question. */
const answerReach = 6

/** How somebody answers a question of their own: "Hand it over? No, he never asked for that." */
export function answerIn(register: Register, { first }: Sentence, cues: Cues): Answer {
  const isNear = (cue: Stretch) => cue.first < first + answerReach
  if (register !== 'resident' && register !== 'account') return null
  if (cues['denied-asking']?.some(isNear)) return 'denied'
  const refused = [cues.refused, cues['refused-after'], cues.defied]
  return register === 'resident' && refused.some((cue) => cue?.some(isNear)) ? 'refused' : null
}
