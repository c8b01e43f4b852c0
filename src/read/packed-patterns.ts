/** What is written most in patterns, each as one letter that no pattern has. */
const marks: Readonly<Record<string, string>> = {
  '!': ' ..1 ',
  '%': ' ..2 ',
  '*': ' ..3 ',
  ',': ' ..4 ',
  '/': ' ..5 ',
  ':': ' ..6 ',
  '<': ' ..8 ',
  '=': ' ..10 ',
  '>': ' ..12 ',
  '@': ' & ',
  '^': ' &8 ',
  "'": ' &12 ',
}

const capitals = 26

/** Names for concepts, in order: A to Z, Aa to Za, Ab and so on. Throws RangeError beyond Zz. */
export function conceptName(at: number): string {
  const round = Math.floor(at / capitals)
  if (round > capitals) throw new RangeError(`there are names for ${capitals * (capitals + 1)} concepts`)
  return String.fromCharCode(65 + (at % capitals)) + (round ? String.fromCharCode(96 + round) : '')
}

/**
 * Lists of patterns whose concepts are named by `conceptName`, as one text: gaps are one letter each, and concepts, being
 * all that is written in capitals, have no braces. Throws if a pattern has a letter that stands for something else here.
 */
export function packPatterns(lists: readonly (readonly string[])[]): string {
  for (const pattern of lists.flat())
    if (/[;`!%*,/:<=>@^']/.test(pattern)) throw new Error(`"${pattern}" has a letter that packed patterns need`)
  let text = lists.map((patterns) => patterns.join(';')).join('`')
  for (const [mark, written] of Object.entries(marks)) text = text.replaceAll(written, mark)
  return text.replace(/\{([^}]*)\}/g, '$1')
}

/** The lists of a text by `packPatterns`. */
export function unpackPatterns(text: string): string[][] {
  const written = text
    .replace(/[!-/:<-@^]/g, (mark) => marks[mark] ?? mark)
    .replace(/(\[?)([A-Z][a-z]?(?:\|[A-Z][a-z]?)*)/g, (names, open) => (open ? names : `{${names}}`))
  return written.split('`').map((list) => (list === '' ? [] : list.split(';')))
}
