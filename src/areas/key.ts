const marks = /&amp;|[\u0300-\u036f'\u2019\u2018\u02bc.]/g
const short: ReadonlyMap<string, string> = new Map([
  ['&', 'and'],
  ['+', 'and'],
  ['saint', 'st'],
  ['ste', 'st'],
  ['upon', 'on'],
  ['gt', 'great'],
  ['lt', 'little'],
  ['mt', 'mount'],
  ['nth', 'north'],
  ['sth', 'south'],
])

/**
 * Cuts what people write into words of one spelling each: lower case, no accent, apostrophe or hyphen, `st` for saint, `on`
 * for upon, `and` for the ampersand; commas, slashes and the like stay as words of their own.
 */
export function wordsOf(text: string): string[] {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFD').replace(/[\u2010\u2011]/g, '-')
  const found =
    plain
      .toLowerCase()
      .replace(marks, '')

      .match(/[a-z\d]+| [-\u2013\u2014] |[,;:/()&+|\n\u2013\u2014]/g) ?? []
  return found.map((word) => short.get(word) ?? word)
}

/** Only words begin with a letter or a digit. */
export const isSeparator = (word: string): boolean => {
  const first = word.charCodeAt(0)
  return !((first >= 97 && first <= 122) || (first >= 48 && first <= 57))
}

/** The key of words: separators left out. */
export const keyOf = (words: readonly string[]): string => words.filter((word) => !isSeparator(word)).join(' ')

/** The key under which a name is found, however it is written. */
export const areaKey = (name: string): string => keyOf(wordsOf(name))
