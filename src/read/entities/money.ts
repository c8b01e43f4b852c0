import { Break, Kind, type Tokens } from '../tokens.ts'
import { figureValue, readNumber, scaleOf, smallNumber } from './number.ts'
import { wordAt } from './word.ts'

/** An amount of money in pounds, with its place in the text. */
export interface Money {
  readonly value: number
  readonly start: number
  readonly end: number
}

/**
 * Finds amounts of British money: "£1.5mn", "six grand", "80k", "two and a half thousand pounds", and the broken pound
 * signs of real pages (`Â£`, `ÂŁ`, `\xA3`, `&pound;`). "£12.000" is twelve thousand. Looks only at tokens [from, to).
 */
export function findMoney(tokens: Tokens, from = 0, to = tokens.count): Money[] {
  const found: Money[] = []
  for (let row = from; row < to; row++) {
    const code = tokens.text.charCodeAt(tokens.start[row]!)
    const money = isTrigger(code) ? amountAt(tokens, row, code) : null
    if (!money || money.start < (found[found.length - 1]?.end ?? 0)) continue
    found.push(money)
    while (row + 1 < to && tokens.start[row + 1]! < money.end) row++
  }
  return found
}

const triggers = new Uint8Array(0x180)
for (const letter of '0123456789£gGqQpPxtThHkKÂÃŁ') triggers[letter.charCodeAt(0)] = 1
const isTrigger = (code: number) => code < 0x180 && triggers[code] === 1

function amountAt(tokens: Tokens, row: number, code: number): Money | null {
  const start = tokens.start[row]!
  const length = tokens.end[row]! - start
  if (code === 0xa3) return afterSign(tokens, start, start + 1)
  if (code >= 48 && code <= 57) return tokens.kind[row] === Kind.word ? suffixed(tokens, row) : null
  if (code === 0xc2 || code === 0xc3 || code === 0x141) return afterBrokenSign(tokens.text, start)
  if (code === 0x78) return tokens.text[start - 1] === '\\' ? afterEscape(tokens, start) : null
  return length > 8 ? null : byWord(tokens, row, code | 32)
}

const figure =
  /\s{0,2}(\d{1,3}(?:[,.]\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?|\d+(?:\.\d+)?)(?:[\s-]?(hundred thousand|thousand|million|billion|grand|mn|bn|m|k)(?![a-z\d]))?/iy

/** Reads figures from `at`, where a pound sign has just ended. */
function afterSign(tokens: Pick<Tokens, 'text'>, start: number, at: number): Money | null {
  figure.lastIndex = at
  const match = figure.exec(tokens.text)
  if (!match) return null
  const scale = match[2] ? scaleFactor(match[2].toLowerCase()) : 1
  const value = figureValue(match[1]!, scale > 1) * scale
  return { value: Math.round(value * 100) / 100, start: wideStart(tokens.text, start), end: at + match[0].length }
}

const scaleFactor = (word: string) => (word === 'hundred thousand' ? 1e5 : (scaleOf(word) ?? 1))

/** Takes in the stray letters before a pound sign that was decoded twice. */
function wideStart(text: string, start: number): number {
  let at = start
  while (at > 0 && /[\u00c2\u00c3\u201a]/.test(text[at - 1]!)) at--
  return at
}

const brokenSign = /(?:[\u00c2\u00c3\u201a]+[\u00a3\u0141]|\u0141)(?=\s?\d)/y

function afterBrokenSign(text: string, start: number): Money | null {
  brokenSign.lastIndex = start
  const sign = brokenSign.exec(text)
  return sign ? afterSign({ text }, start, start + sign[0].length) : null
}

function afterEscape(tokens: Tokens, start: number): Money | null {
  return /^x[aA]3$/.test(tokens.text.slice(start, start + 3)) ? afterSign(tokens, start - 1, start + 3) : null
}

const notMoney =
  /^\s?(?:followers|people|residents|homes|households|run|race|walk|views|members|steps|customers|calls|reports|cases|times)/i

/** "80k", "500gbp", and "3.6million pounds". */
function suffixed(tokens: Tokens, row: number): Money | null {
  const start = tokens.start[row]!
  const raw = tokens.text.slice(start, tokens.end[row])
  const match = /^([\d,.]+)(k|gbp|quid|grand|pounds?|million|mn)$/i.exec(raw)
  if (!match || notMoney.test(tokens.text.slice(tokens.end[row], tokens.end[row]! + 12))) return null
  const scale = scaleOf(match[2]!.toLowerCase()) ?? 1
  const value = figureValue(match[1]!, scale > 1) * scale
  if (Number.isNaN(value) || (scale === 1e6 && !isPound(wordAt(tokens, row + 1)))) return null
  return { value, start, end: tokens.end[row + (isPound(wordAt(tokens, row + 1)) ? 1 : 0)]! }
}

const isPound = (word: string) => word === 'pounds' || word === 'pound' || word === 'quid' || word === 'sterling'

function byWord(tokens: Tokens, row: number, letter: number): Money | null {
  const length = tokens.end[row]! - tokens.start[row]!
  if (letter === 0x70 ? length !== 5 && length !== 6 : letter === 0x71 ? length !== 4 : letter === 0x6b && length !== 1)
    return null
  const word = wordAt(tokens, row)
  if (word === 'gbp') return afterSign(tokens, tokens.start[row]!, tokens.end[row]!)
  if (letter === 0x67 && /^gbp\d/.test(word)) return afterSign(tokens, tokens.start[row]!, tokens.start[row]! + 3)
  if (word === 'pound' && tokens.text[tokens.start[row]! - 1] === '&') return afterEntity(tokens, row)
  if (isPound(word)) return before(tokens, row, row + 1)
  if (word === 'grand' || word === 'k') return before(tokens, row + 1, row + 1)
  return word === 'thousand' || word === 'hundred' ? asked(tokens, row) : null
}

function afterEntity(tokens: Tokens, row: number): Money | null {
  const end = tokens.end[row]!
  return tokens.text[end] === ';' ? afterSign(tokens, tokens.start[row]! - 1, end + 1) : null
}

/** The number that ends just before row `numberEnd`, as an amount that ends with row `end` - 1. */
function before(tokens: Tokens, numberEnd: number, end: number): Money | null {
  for (let from = Math.max(0, numberEnd - 9); from < numberEnd; from++) {
    if (!mayStart(tokens, from)) continue
    const number = readNumber(tokens, from)
    if (number?.to !== numberEnd || number.value <= 0) continue
    if (wordAt(tokens, numberEnd - 1) === 'grand' && isAdjective(tokens, numberEnd)) return null
    return { value: number.value, start: tokens.start[from]!, end: tokens.end[end - 1]! }
  }
  return null
}

function mayStart(tokens: Tokens, row: number): boolean {
  const word = wordAt(tokens, row)
  return word === 'a' || word === 'half' || tokens.kind[row] === Kind.number || smallNumber(word) !== undefined
}

/** "a grand total", "a grand piano" are no money. */
function isAdjective(tokens: Tokens, row: number): boolean {
  if (row >= tokens.count || tokens.before[row]! > Break.none) return false
  return /^(?:total|piano|prix|national|final|tour|opening|old|day|scale|finale|hotel|plan|design|slam|jury|canyon|central|parade|union)$/.test(
    wordAt(tokens, row),
  )
}

const moneyVerb =
  /^(?:withdraw|withdrew|withdrawn|take|took|taking|transfer|transferred|transferring|send|sent|pay|paid|paying|lost|lose|losing|give|gave|handed|hand|owe|owed|owes|stolen|stole|cost|costs|charged|draw|drew|get|bring|need|want|wanted|wants|worth|about|move|moved|of|for|another)$/

/** "take out five thousand": a bare number is money when a verb of paying stands before and no noun after it. */
function asked(tokens: Tokens, row: number): Money | null {
  const next = wordAt(tokens, row + 1)
  const ends =
    row + 1 >= tokens.count ||
    tokens.before[row + 1]! > Break.none ||
    /^(?:in|out|from|to|for|and|cash|of|by|today|now|please|into|i|we|you|he|she|they|so|or|as|at|over|which|that|because|but|then|on|was|is|off)$/.test(
      next,
    )
  if (
    !ends ||
    (next === 'and' && smallNumber(wordAt(tokens, row + 2)) !== undefined) ||
    (next === 'of' && !/^(?:your|my|his|her|their|our)$/.test(wordAt(tokens, row + 2)))
  )
    return null
  const money = before(tokens, row + 1, row + 1)
  if (!money) return null
  let first = row
  while (first > 0 && tokens.start[first]! > money.start) first--
  for (let back = first - 1; back >= first - 4 && back >= 0; back--)
    if (moneyVerb.test(wordAt(tokens, back))) return money
  return null
}
