import type { Cues } from './cues.ts'
import type { Voice } from './read.ts'
import type { Sentence } from './sentences.ts'
import type { Tokens } from './tokens.ts'
import { wordAt } from './vocabulary.ts'

/** Voices that may go on telling of others, as a bulletin does; a warning is itself such a telling. */
const tellers: ReadonlySet<Voice['register']> = new Set(['account', 'message', 'caller', 'resident', 'unknown'])

const whoSpeaks = /^(?:i|im|ive|we|weve|me|us|my|our)$/
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
    if (cues.telling && (voice.register === 'caller' || voice.register === 'unknown')) isStory = true
    if (isStory) return !isAddressed(tokens, sentence, cues)
    if (teller !== voice) return false
    const isOwn = hasOwnMatter(cues)
    if (isOwn && voice.register !== 'resident') teller = null
    return !isOwn
  }
}

/** "I heard of it on the radio and now it has happened to my dad": what stands before the story, or in it, is no part of it. */
function hasOwnMatter({ telling = [], 'own-matter': own = [] }: Cues): boolean {
  const begins = telling.reduce((end, cue) => Math.max(end, cue.last), -1)
  return own.some((cue) => cue.first > begins)
}

/** A sentence that begins so bids somebody do something. */
const orders =
  /^(?:please|just|now|withdraw|draw|go|put|move|take|get|give|read|bring|pop|send|hand|keep|stay|dont|tell|say|transfer|buy|press|type|open|leave|have|let|use)$/

/** Whoever tells speaks to the other, or of what they will do themselves; "they say your card was cloned" is still a story. */
function isAddressed(tokens: Tokens, { first, last }: Sentence, { telling = [], teller = [] }: Cues): boolean {
  if (orders.test(wordAt(tokens, first))) return true
  const begins = telling.reduce((end, cue) => Math.max(end, cue.last + 1), first)
  let isTold = teller.some((cue) => cue.first === first)
  let isOfOther = false
  for (let at = begins; at <= last; at++) {
    const word = wordAt(tokens, at)
    if (whoSpeaks.test(word)) return true
    isTold ||= word === 'who'
    isOfOther ||= !isTold && whoIsSpokenTo.test(word)
  }
  return isOfOther
}
