const units = 'zero one two three four five six seven eight nine'.split(' ')
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** What a word does in a number that is spoken. */
export type Spoken =
  | { readonly does: 'digits'; readonly digits: string }
  /** "double", "treble": the next digit so many times. */
  | { readonly does: 'repeat'; readonly times: number }
  /** Two noughts: "oh eight hundred". */
  | { readonly does: 'hundred' }
  /** "a hundred AND one". */
  | { readonly does: 'and' }
  | { readonly does: 'plus' }
  | { readonly does: 'extension' }
  /** "er", "then", "dash": passed over inside a number. */
  | { readonly does: 'nothing' }

const digits = (text: string) => ({ does: 'digits', digits: text }) as const
const all = (words: string, spoken: Spoken) => words.split(' ').map((word) => [word, spoken] as const)

/** Words of spoken numbers in lower case. */
export const spokenWords: ReadonlyMap<string, Spoken> = new Map<string, Spoken>([
  ...units.map((word, value) => [word, digits(String(value))] as const),
  ...teens.map((word, value) => [word, digits(String(value + 10))] as const),
  ...tens.map((word, value) => [word, digits(String((value + 2) * 10))] as const),
  ...all('o oh nought naught nil', digits('0')),
  ['oo', digits('00')],
  ['fourty', digits('40')],
  ...all('double', { does: 'repeat', times: 2 }),
  ...all('treble triple', { does: 'repeat', times: 3 }),
  ...all('quadruple', { does: 'repeat', times: 4 }),
  ['hundred', { does: 'hundred' }],
  ['and', { does: 'and' }],
  ['plus', { does: 'plus' }],
  ...all('ext extn extension x', { does: 'extension' }),
  ...all('er erm um uh then dash hyphen space', { does: 'nothing' }),
])

/** The longest word of the table, in letters. */
export const longestSpoken = Math.max(...[...spokenWords.keys()].map((word) => word.length))
