import { Break, type Tokens } from '../tokens.ts'
import { joins, wordAt } from './word.ts'

/** A number in a text, in figures or words: rows [from, to) of the tokens. */
export interface NumberPhrase {
  readonly value: number
  readonly from: number
  readonly to: number
}

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const small = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...tens.map((word, at) => [word, (at + 2) * 10] as const),
  ['fourty', 40],
  ['dozen', 12],
])
const scales = new Map([
  ['hundred', 100],
  ['hundreds', 100],
  ['thousand', 1e3],
  ['thousands', 1e3],
  ['grand', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
])

/** The value of a written number word below one hundred, without its scale; undefined for other words. */
export function smallNumber(word: string): number | undefined {
  return small.get(word)
}

/** What a scale word multiplies by ("grand", "k", "million"); undefined for other words. */
export function scaleOf(word: string): number | undefined {
  return scales.get(word)
}

const figures = /^(?:\d{1,3}(?:[,.]\d{3})+|\d+)(?:\.\d+)?$/

/** Figures as the British write them, "12.000" for twelve thousand included; NaN for anything else. */
export function figureValue(raw: string, scaled = false): number {
  if (!figures.test(raw)) return Number.NaN
  const grouped = /^\d{1,3}\.\d{3}$/.test(raw) && !scaled && !raw.startsWith('0')
  return Number(grouped || /\.\d{3}\./.test(raw) ? raw.replaceAll('.', '') : raw.replaceAll(',', ''))
}

/** Reads the number that starts at a row: "29", "nineteen", "two and a half thousand", "a hundred and five"; else null. */
export function readNumber(tokens: Tokens, from: number): NumberPhrase | null {
  const sum = { total: 0, part: 0, seen: false }
  let row = from
  for (; row < tokens.count && row < from + 12; row++) {
    if (row > from && !joins(tokens, row)) break
    if (row > from && tokens.before[row] === Break.comma) break
    const step = addWord(tokens, row, sum)
    if (step === 0) break
    row += step - 1
  }
  if (!sum.seen) return null
  return { value: round(sum.total + sum.part), from, to: row }
}

interface Sum {
  total: number
  part: number
  seen: boolean
}

/** Adds the word at a row to the sum; gives how many rows it took, 0 when the number has ended. */
function addWord(tokens: Tokens, row: number, sum: Sum): number {
  const word = wordAt(tokens, row)
  const plain = small.get(word) ?? (sum.seen ? Number.NaN : figureValue(word))
  if (!Number.isNaN(plain)) return addPlain(sum, plain)
  const scale = scales.get(word)
  if (scale !== undefined) return addScale(sum, scale)
  const next = wordAt(tokens, row + 1)
  if (word === 'and' && sum.seen) return addAnd(tokens, row, sum)
  if (word === 'a' && !sum.seen && (scales.has(next) || next === 'dozen')) {
    sum.part = 1
    sum.seen = true
    return 1
  }
  if (word === 'half' && next === 'a' && !sum.seen && (scales.get(wordAt(tokens, row + 2)) ?? 0) > 100) {
    sum.part = 0.5
    sum.seen = true
    return 2
  }
  if (word === 'point' && sum.seen && small.has(next)) return addDecimals(tokens, row, sum)
  return 0
}

function addPlain(sum: Sum, plain: number): number {
  const fits =
    !sum.seen ||
    sum.part === 0 ||
    (sum.part % 100 === 0 && plain < 100) ||
    (sum.part % 10 === 0 && sum.part % 100 >= 20 && plain < 10)
  if (!fits) return 0
  sum.part += plain
  sum.seen = true
  return 1
}

function addScale(sum: Sum, scale: number): number {
  if (!sum.seen) return 0
  if (scale === 100) sum.part *= 100
  else {
    sum.total += sum.part * scale
    sum.part = 0
  }
  return 1
}

/** "two and a half thousand", "a hundred and five"; not "five and the". */
function addAnd(tokens: Tokens, row: number, sum: Sum): number {
  if (wordAt(tokens, row + 1) === 'a' && wordAt(tokens, row + 2) === 'half') {
    const lastScale = sum.part === 0 ? scales.get(wordAt(tokens, row - 1)) : undefined
    if (lastScale) sum.total += lastScale / 2
    else sum.part += 0.5
    return 3
  }
  const before = sum.part === 0 ? sum.total >= 100 : sum.part % 100 === 0
  const next = small.get(wordAt(tokens, row + 1))
  if (!before || next === undefined) return 0
  return addPlain(sum, next) && 2
}

function addDecimals(tokens: Tokens, row: number, sum: Sum): number {
  let used = 1
  for (let unit = 0.1; ; unit /= 10, used++) {
    const digit = small.get(wordAt(tokens, row + used))
    if (digit === undefined || digit > 9) return used
    sum.part += digit * unit
  }
}

const round = (value: number) => Math.round(value * 100) / 100
