import type { Cues } from './cues.ts'
import type { Voice } from './read.ts'
import type { Sentence } from './sentences.ts'
import type { Tokens } from './tokens.ts'
import { fold } from './vocabulary.ts'

/** Voices that may go on telling of others, as a bulletin does; a warning is itself such a telling. */
const tellers: ReadonlySet<Voice['register']> = new Set(['account', 'message', 'caller', 'resident'])

const whoSpeaks = /^(?:i|im|ive|we|weve|me|us)$/
const whoIsSpokenTo = /^(?:you|your|youre|youll|youve|yours|yourself)$/

/**
 * Follows a text sentence by sentence: whether it tells of what happened to others, or happens in general. What one voice
 * begins lasts for that voice; the story of a caller lasts for both who talk.
 */
export function followHearsay(tokens: Tokens): (voice: Voice, sentence: Sentence, cues: Cues) => boolean {
  let teller: Voice | null = null
  let isStory = false
  return (voice, sentence, cues) => {
    if (!tellers.has(voice.register)) return false
    if (cues.hearsay ?? cues.telling) teller = voice
    if (cues.telling && voice.register === 'caller') isStory = true
    if (teller !== voice && !isStory) return false
    return isStory ? !isAddressed(tokens, sentence, cues) : !cues['own-matter']
  }
}

/** Whoever tells speaks to the other, or of what they will do themselves; "they say your card was cloned" is still a story. */
function isAddressed(tokens: Tokens, { first, last }: Sentence, { telling = [], teller = [] }: Cues): boolean {
  const begins = telling.reduce((end, cue) => Math.max(end, cue.last + 1), first)
  let isTold = teller.some((cue) => cue.first === first)
  let isOfOther = false
  for (let at = begins; at <= last; at++) {
    const word = fold(tokens.text.slice(tokens.start[at]!, tokens.end[at]!))
    if (whoSpeaks.test(word)) return true
    isTold ||= word === 'who'
    isOfOther ||= !isTold && whoIsSpokenTo.test(word)
  }
  return isOfOther
}
