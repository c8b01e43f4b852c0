import { longestSpoken, type Spoken, spokenWords } from './spoken.ts'

/** Digits that stand or are spoken together. `digits` may begin with "+"; [start, end) are UTF-16 offsets. */
export interface Run {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly extension: string | null
}

/** Longest text that is looked through, in UTF-16 code units: a question about a number is short. */
export const longestText = 2_000

/** Longest run kept; whatever is longer is no number, and needs no more digits to show it. */
const mostDigits = 24
/** Most spaces, brackets and strokes between two groups of one number. */
const widestGap = 4

const digitOf = (code: number): number =>
  code >= 48 && code <= 57 ? code - 48 : code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const gapMarks = new Set(
  [...' \t()[]/-._*\u2026\u00a0\u2007\u2009\u200a\u202f\u2010\u2011\u2012\u2013\u2014\u2212'].map(codeOf),
)
/** Marks of no width, of direction, and what turns a digit into a key to press. */
const unseen = new Set([...'\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0f\u20e3'].map(codeOf))
for (let code = 0x202a; code <= 0x202e; code++) unseen.add(code)
for (let code = 0x2066; code <= 0x2069; code++) unseen.add(code)
const money = new Set([...'£$€#'].map(codeOf))
const sum = / ?\d[\d,.]*/y

function codeOf(mark: string): number {
  return mark.charCodeAt(0)
}

/** Finds runs of digits in one pass, written, spoken or both: "+44 (0)20 7946 0123", "oh one six one, double four". */
export function scanNumbers(text: string): Run[] {
  const scan = new Scan(text.length > longestText ? text.slice(0, longestText) : text)
  while (scan.more()) scan.step()
  return scan.finish()
}

/** A whole number in UK form, so that what comes next is another one. */
const isWhole = (digits: string) =>
  /^(?:0[1-9]\d{9}|\+440?[1-9]\d{9}|0044[1-9]\d{9}|999|112|7726|1(?:01|05|11|19|59)|116\d{3})$/.test(digits)
/** Help is rung for with these, whatever is said next: "999 2 men"; any other number with one more digit is another. */
const isEmergency = (digits: string) => digits === '999' || digits === '112'
/** The same for the few that are shorter than others; spoken digits come one by one and must not be cut there. */
const isShortWhole = (digits: string) => /^0(?:1[2-9]\d{8}|800\d{6}|8001111|8454647)$/.test(digits)

class Scan {
  readonly #text: string
  readonly #runs: Run[] = []
  #at = 0
  #digits = ''
  #start = 0
  #end = 0
  #gap = 0
  #comma = false
  #repeat = 0
  /** Length of the run before "hundred", where "and" may follow; -1 otherwise. */
  #hundred = -1
  #isTens = false
  /** Said digit by digit: "nine, nine, nine". */
  #areSingle = false

  constructor(text: string) {
    this.#text = text
  }

  more(): boolean {
    return this.#at < this.#text.length
  }

  finish(): Run[] {
    this.#flush(null)
    return this.#runs
  }

  step(): void {
    const code = this.#text.charCodeAt(this.#at)
    if (digitOf(code) >= 0) this.#readDigits()
    else if (isLetter(code)) this.#readWord()
    else if (money.has(code)) this.#skipMoney()
    else {
      if (code === 43) this.#plus(this.#at, this.#at + 1)
      else if (code === 44) this.#comma = true
      else if (!unseen.has(code)) this.#pass(code)
      this.#at++
    }
  }

  /** A mark between groups; anything else ends the run, as a full stop does. */
  #pass(code: number): void {
    const isStop = code === 46 && digitOf(this.#text.charCodeAt(this.#at + 1)) < 0 && !this.#isPause()
    if (!gapMarks.has(code) || isStop || ++this.#gap > widestGap) this.#flush(null)
  }

  /** "one... five": a stop of several. */
  #isPause(): boolean {
    return this.#text[this.#at + 1] === '.' || this.#text[this.#at - 1] === '.'
  }

  #readDigits(): void {
    const from = this.#at
    let group = ''
    for (; this.more(); this.#at++) {
      const digit = digitOf(this.#text.charCodeAt(this.#at))
      if (digit < 0) break
      if (group.length <= mostDigits) group += digit
    }
    if (this.#comma && this.#gap === 0) this.#flush(null)
    else this.#take(group, from)
    this.#isTens = false
  }

  /** "£1,200.50" is no number to ring. */
  #skipMoney(): void {
    this.#flush(null)
    sum.lastIndex = this.#at + 1
    this.#at += 1 + (sum.exec(this.#text)?.[0].length ?? 0)
  }

  /** Adds a group that began at `from`, or begins a new run with it. */
  #take(group: string, from: number): void {
    const parted = this.#gap > 0 || this.#comma
    const isOneMore = group.length === 1 && group !== '0' && this.#gap === 1 && !this.#comma
    const isNext =
      parted &&
      ((isWhole(this.#digits) && !(isOneMore && !isEmergency(this.#digits))) ||
        (group.length > 2 && group[0] === '0' && isShortWhole(this.#digits)))
    const isListed = this.#comma && !/^[0+]/.test(this.#digits) && !(this.#areSingle && group.length === 1)
    if (isNext || isListed) this.#flush(null)
    if (this.#digits === '') this.#start = from
    this.#areSingle = group.length === 1 && (this.#digits === '' || this.#areSingle)
    if (this.#digits.length <= mostDigits) this.#digits += this.#repeated(group)
    this.#settle()
  }

  #repeated(group: string): string {
    const times = this.#repeat
    this.#repeat = 0
    return times > 0 ? group[0]!.repeat(times) + group.slice(1) : group
  }

  #settle(): void {
    this.#end = this.#at
    this.#gap = 0
    this.#comma = false
    this.#hundred = -1
  }

  #readWord(): void {
    const from = this.#at
    while (this.more() && isLetter(this.#text.charCodeAt(this.#at))) this.#at++
    const spoken =
      this.#at - from > longestSpoken ? undefined : spokenWords.get(this.#text.slice(from, this.#at).toLowerCase())
    if (spoken) this.#hear(spoken, from)
    else this.#flush(null)
  }

  #hear(spoken: Spoken, from: number): void {
    const { does } = spoken
    if (does === 'digits') this.#say(spoken.digits, from)
    else if (does === 'hundred') this.#addHundred(from)
    else if (does === 'plus') this.#plus(from, this.#at)
    else if (does === 'extension') this.#readExtension()
    else if (does === 'nothing') this.#gap = 0
    else if (does === 'repeat') {
      if (this.#digits === '') this.#start = from
      this.#repeat = spoken.times
    } else if (this.#hundred < 0) this.#flush(null)
  }

  /** "thirty two" is 32, "a hundred and one" 101; otherwise digits follow digits: "oh twenty seven" of London too. */
  #say(digits: string, from: number): void {
    const isLondon = digits === '7' && /^(?:0|\+44|0044)20$/.test(this.#digits)
    if (this.#isTens && digits.length === 1 && digits !== '0' && this.#gap === 1 && !isLondon) {
      this.#digits = this.#digits.slice(0, -1) + digits
      this.#isTens = false
      this.#settle()
    } else if (this.#hundred >= 0 && /and\s*$/i.test(this.#text.slice(this.#end, from))) {
      this.#digits = this.#digits.slice(0, this.#hundred) + digits.padStart(2, '0')
      this.#settle()
      this.#isTens = digits.length === 2 && digits >= '20'
    } else {
      const start = this.#repeat > 0 && this.#digits === '' ? this.#start : from
      this.#take(digits, start)
      this.#isTens = digits.length === 2 && digits >= '20'
    }
  }

  #addHundred(from: number): void {
    const isA = this.#digits === '' && /\ba\s$/i.test(this.#text.slice(Math.max(0, from - 3), from))
    if (isA) this.#take('1', from)
    if (this.#digits === '') return
    const before = this.#digits.length
    this.#digits += '00'
    this.#settle()
    this.#hundred = before
  }

  #plus(from: number, to: number): void {
    this.#flush(null)
    this.#digits = '+'
    this.#start = from
    this.#end = to
  }

  #readExtension(): void {
    const found = /^[\s.:]{0,3}(?:number |no\.? )?(\d{1,6})(?!\d)/.exec(this.#text.slice(this.#at, this.#at + 24))
    if (found && this.#digits.length > 5) this.#at += found[0].length
    this.#flush(found?.[1] ?? null)
  }

  #flush(extension: string | null): void {
    if (this.#digits.length > 2)
      this.#runs.push({ digits: this.#digits, start: this.#start, end: this.#end, extension })
    this.#digits = ''
    this.#repeat = 0
    this.#isTens = false
    this.#settle()
  }
}
