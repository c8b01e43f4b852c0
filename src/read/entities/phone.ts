import { Break, Kind, type Tokens } from '../tokens.ts'
import { scaleOf, smallNumber } from './number.ts'
import { wordAt } from './word.ts'

/** A telephone number: `digits` as dialled ("01632960123", "+447700900123", "999"), in UK national form where it can be. */
export interface Phone {
  readonly digits: string
  readonly start: number
  readonly end: number
}

/**
 * Finds telephone numbers written in figures or spoken digit by digit ("oh one six three two, nine six oh…", "double
 * seven"), and the short codes of the UK where a word of telephoning stands near. Looks only at tokens [from, to).
 */
export function findPhones(tokens: Tokens, from = 0, to = tokens.count): Phone[] {
  const found: Phone[] = []
  for (let row = from; row < to; row++) {
    const hit = phoneAt(tokens, row)
    if (!hit) continue
    found.push(hit.phone)
    row = hit.next - 1
  }
  return found
}

interface Hit {
  readonly phone: Phone
  readonly next: number
}

function phoneAt(tokens: Tokens, row: number): Hit | null {
  const code = tokens.text.charCodeAt(tokens.start[row]!)
  if (code >= 48 && code <= 57) return tokens.kind[row] === Kind.number ? written(tokens, row) : null
  return maySpeak(tokens, row, code | 32) ? spoken(tokens, row) : null
}

/** Whether the word may start a spoken number: o, oh, zero, nought, nine, one, seven, double, plus, treble, triple. */
function maySpeak(tokens: Tokens, row: number, letter: number): boolean {
  const length = tokens.end[row]! - tokens.start[row]!
  if (length > 6) return false
  const second = tokens.text.charCodeAt(tokens.start[row]! + 1) | 32
  if (letter === 0x6f) return length === 1 || (length === 2 && second === 0x68) || (length === 3 && second === 0x6e)
  if (letter === 0x6e) return (length === 4 && second === 0x69) || (length === 6 && second === 0x6f)
  if (letter === 0x73) return length === 5 && second === 0x65
  if (letter === 0x64) return length === 6 && second === 0x6f
  if (letter === 0x74) return length === 6 && second === 0x72
  return letter === 0x7a || (letter === 0x70 && length === 4 && second === 0x6c)
}

const gap = /^[\s\u00a0()./\-\u2010\u2011\u2013]{0,3}$/

function written(tokens: Tokens, row: number): Hit | null {
  const { text } = tokens
  const first = tokens.start[row]!
  const plus = text[first - 1] === '+' || /\+\(?$/.test(text.slice(Math.max(0, first - 2), first))
  let digits = digitsOf(tokens, row)
  let next = row + 1
  if (!plus && digits[0] !== '0') return shortCode(tokens, row, { digits, next })
  const most = plus || digits.startsWith('00') ? 15 : 11
  for (; next < tokens.count && next < row + 6 && tokens.kind[next] === Kind.number; next++) {
    const between = text.slice(tokens.end[next - 1], tokens.start[next])
    const more = digitsOf(tokens, next)
    if (!gap.test(between) || digits.length + more.length > most) break
    digits += more
  }
  const dialled = normalise(plus ? `+${digits}` : digits)
  if (!dialled) return null
  const start = first - (plus ? (text[first - 1] === '+' ? 1 : 2) : text[first - 1] === '(' ? 1 : 0)
  return { phone: { digits: dialled, start, end: tokens.end[next - 1]! }, next }
}

const digitsOf = (tokens: Tokens, row: number) =>
  tokens.text.slice(tokens.start[row], tokens.end[row]).replace(/\D/g, '')

/** UK numbers in national form; null for what cannot be dialled. */
function normalise(digits: string): string | null {
  const national = digits.replace(/^(?:\+|00)44\(?0?/, '0')
  if (/^0[1235789]\d{8,9}$/.test(national)) return national
  if (/^0(?:8001111|8454647)$/.test(national)) return national
  if (/^(?:\+|00)[1-9]\d{7,13}$/.test(digits) && !/^(?:\+|00)44/.test(digits)) return digits.replace(/^00/, '+')
  return null
}

const codes = new Set([
  '999',
  '112',
  '101',
  '111',
  '105',
  '119',
  '159',
  '161',
  '7726',
  '18000',
  '18001',
  '116123',
  '85095',
])
const telephoning =
  /^(?:calls?|called|calling|rings?|ringing|rang|dial|dials|dialled|dialling|phone|phones|phoned|phoning|telephone|telephoning|contact|contacting|numbers?|text|texts|texting|forward|forwarding|emergency|via|on|to)$/
const counted =
  /^(?:years?|people|times|calls|reports|cases|incidents|victims|residents|officers|homes|mph|miles|per|percent|pounds|metres|days|and)$/

/** A short code counts only near a word of telephoning: 101 may also be an age. */
function shortCode(tokens: Tokens, row: number, read: { digits: string; next: number }): Hit | null {
  let { digits, next } = read
  if (digits === '116' && digitsOf(tokens, row + 1) === '123') {
    digits = '116123'
    next++
  }
  if (!codes.has(digits) || /[\u00a3$\u20ac#/]$/.test(tokens.text.slice(0, tokens.start[row]).slice(-1))) return null
  const after = wordAt(tokens, next)
  if (counted.test(after) && tokens.before[next]! === Break.none && !(after === 'and')) return null
  if (!isTelephoned(tokens, row)) return null
  return { phone: { digits, start: tokens.start[row]!, end: tokens.end[next - 1]! }, next }
}

function isTelephoned(tokens: Tokens, row: number): boolean {
  for (let back = row - 1; back >= 0 && back >= row - 10; back--) {
    if (tokens.before[back + 1]! >= Break.sentence) return false
    const word = wordAt(tokens, back)
    if (/^(?:aged?|ages|between)$/.test(word)) return false
    if (telephoning.test(word)) return true
  }
  return false
}

const letters = new Map([
  ['o', '0'],
  ['oh', '0'],
  ['nought', '0'],
  ['naught', '0'],
  ['nil', '0'],
])

function spoken(tokens: Tokens, row: number): Hit | null {
  let digits = ''
  let next = row
  for (; next < tokens.count && digits.length < 14; ) {
    if (next > row && tokens.before[next]! > Break.clause) break
    const step = spokenDigits(tokens, next)
    if (!step) break
    digits += step.digits
    next += step.rows
  }
  if (digits.length < 3) return null
  const dialled =
    normalise(digits) ?? (codes.has(digits) && (isTelephoned(tokens, row) || digits === '999') ? digits : null)
  if (!dialled) return null
  return { phone: { digits: dialled, start: tokens.start[row]!, end: tokens.end[next - 1]! }, next }
}

function spokenDigits(tokens: Tokens, row: number): { digits: string; rows: number } | null {
  const word = wordAt(tokens, row)
  if (word === 'plus') return { digits: '+', rows: 1 }
  const repeat = word === 'double' ? 2 : word === 'treble' || word === 'triple' ? 3 : 0
  if (repeat > 0) {
    const digit = oneDigit(wordAt(tokens, row + 1))
    return digit ? { digits: digit.repeat(repeat), rows: 2 } : null
  }
  const digit = oneDigit(word)
  if (digit)
    return scaleOf(wordAt(tokens, row + 1)) === 100 ? { digits: `${digit}00`, rows: 2 } : { digits: digit, rows: 1 }
  const number = smallNumber(word)
  if (number !== undefined) return spokenTens(tokens, row, number)
  return tokens.kind[row] === Kind.number && /^\d+$/.test(word) ? { digits: word, rows: 1 } : null
}

/** "twenty forty" is 2040, "twenty-four" is 24. */
function spokenTens(tokens: Tokens, row: number, number: number): { digits: string; rows: number } {
  const unit = number >= 20 ? oneDigit(wordAt(tokens, row + 1)) : undefined
  const joined = unit && unit !== '0' && tokens.text[tokens.end[row]!] === '-'
  return joined ? { digits: String(number + Number(unit)), rows: 2 } : { digits: String(number), rows: 1 }
}

function oneDigit(word: string): string | undefined {
  const number = smallNumber(word)
  return letters.get(word) ?? (number !== undefined && number < 10 ? String(number) : undefined)
}
