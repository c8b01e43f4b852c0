/** A sentence of a text: [start, end) in UTF-16 code units. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly words: number
}

const word = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu

/** The sentences of Markdown: parted by full stops and breaks; a line of a list is one. */
export function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(/(?:[^.?!\n]|[.?!](?!["”’)*]*(?:\s|$))|\n(?![^\S\n]*(?:\n|[*>#-]|\d+\.)))+/g)].flatMap(
    ({ index, 0: found }) => {
      const words = found.match(word)?.length ?? 0
      return words === 0 ? [] : [{ start: index + found.search(/\S/), end: index + found.trimEnd().length, words }]
    },
  )
}

/** Vowels that sound, counted by groups; a silent e at the end is none. Near enough for a mean over a text. */
const syllablesIn = (one: string): number =>
  Math.max(
    1,
    one
      .toLowerCase()
      .replace(/(?:[^laeiouy]es|[^laeiouy]ed|[^l]e)$/, '')
      .match(/[aeiouy]+/g)?.length ?? 0,
  )

/**
 * The age at which a text can be read, in years; null for fewer than 30 words. The grade of Flesch and Kincaid plus five (J. P.
 * Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of New Readability Formulas, Research Branch Report 8-75,
 * 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. Figures count as one syllable.
 */
export function readingAge(text: string): number | null {
  const plain = text.replace(/https?:\/\/\S+/g, '')
  const words = plain.match(word) ?? []
  const sentences = sentencesOf(plain).length
  if (words.length < 30) return null
  const syllables = words.reduce((sum, one) => sum + syllablesIn(one), 0)
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, Math.round(grade + 5))
}
