import type { Voice } from '../read/read.ts'
import { roleOf } from '../values/contact.ts'
import { type HeardWord, hearWords, partsOf } from './heard-words.ts'

/** A turn, a sentence, or some words of talk without full stops: what is heard at a time. Offsets into the text of all turns. */
export interface Passage {
  readonly start: number
  readonly end: number
  readonly turn: number | null
  readonly speaker: string | null
  readonly isResident: boolean
  readonly words: readonly HeardWord[]
}

/** A turn of so many words is one passage; a sentence of more than the other number is talk without full stops. */
const longestTurn = 40
const longestSentence = 26
const stretchWords = 16
/** "Yes." belongs to the sentence before it. */
const fewestWords = 3
const mostPassages = 2000

/** Cuts a contact into passages, in order. A contact of an hour is heard to the end, one of a day is not. */
export function passagesOf(text: string, voices: readonly Voice[]): Passage[] {
  const passages: Passage[] = []
  for (const { start, end, turn, speaker } of voices) {
    const words = hearWords(text.slice(start, end), true).map((word) => shift(word, start))
    const isResident = roleOf(speaker ?? '') === 'resident'
    for (const run of turn !== null && words.length <= longestTurn ? [words] : runsOf(words, text)) {
      if (run.length === 0) continue
      passages.push({ start: run[0]!.start, end: run.at(-1)!.end, turn, speaker, isResident, words: run })
      if (passages.length === mostPassages) return passages
    }
  }
  return passages
}

const shift = (word: HeardWord, by: number): HeardWord => ({
  form: word.form,
  start: word.start + by,
  end: word.end + by,
})

function runsOf(words: readonly HeardWord[], text: string): (readonly HeardWord[])[] {
  return sentencesOf(words, text).flatMap((sentence) =>
    sentence.length > longestSentence ? partsOf(sentence, stretchWords) : [sentence],
  )
}

/** Words up to a full stop or a new line. */
function sentencesOf(words: readonly HeardWord[], text: string): HeardWord[][] {
  const sentences: HeardWord[][] = []
  for (const [at, word] of words.entries()) {
    const last = sentences.at(-1)
    const endsBefore = at > 0 && /[.!?\n]/.test(text.slice(words[at - 1]!.end, word.start))
    if (last && (!endsBefore || last.length < fewestWords)) last.push(word)
    else sentences.push([word])
  }
  return sentences
}
