import { Break, type Tokens } from './tokens.ts'

/** A stretch of tokens [first, last] in which a pattern may match. */
export interface Sentence {
  readonly first: number
  readonly last: number
  /** Begins a line with a bullet. */
  readonly isBullet: boolean
  /** Ends in a colon: the bullets below belong to it. */
  readonly isHeading: boolean
  readonly isQuestion: boolean
  /** A quotation or a new line comes before it. */
  readonly startsLine: boolean
}

const shortForms = new Set('mr mrs ms dr st sgt insp det supt no rev prof e.g i.e'.split(' '))
const bullet = /(?:^|\n)[ \t>]*(?:[*•·–—-]|\d{1,2}[.)])[ \t]+[^\n]*$/

/** Parts tokens into sentences, each beginning where the one before ends. Long unpunctuated speech stays whole. */
export function findSentences(tokens: Tokens): Sentence[] {
  const sentences: Sentence[] = []
  let first = 0
  for (let at = 1; at <= tokens.count; at++) {
    if (at < tokens.count && !isBoundary(tokens, at)) continue
    sentences.push(sentenceFrom(tokens, first, at - 1))
    first = at
  }
  return tokens.count === 0 ? [] : sentences
}

function isBoundary(tokens: Tokens, at: number): boolean {
  const strength = tokens.before[at]!
  if (strength < Break.sentence) return false
  if (strength > Break.sentence) return endsLine(tokens, at)
  const before = tokens.text.slice(tokens.start[at - 1]!, tokens.end[at - 1]!).toLowerCase()
  const isInitial = before.length === 1 && before !== 'i' && tokens.text[tokens.end[at - 1]!] === '.'
  return !isInitial && !(shortForms.has(before) && tokens.text[tokens.end[at - 1]!] === '.')
}

/** A single line break inside running prose does not end a sentence; a blank line, a bullet or a capital does. */
function endsLine(tokens: Tokens, at: number): boolean {
  const gap = tokens.text.slice(tokens.end[at - 1]!, tokens.start[at]!)
  if (/[.!?:;]|\n\s*\n|\n\s*[*•·–—#>-]|[•·]/.test(gap)) return true
  const code = tokens.text.charCodeAt(tokens.start[at]!)
  return code < 97 || code > 122
}

function sentenceFrom(tokens: Tokens, first: number, last: number): Sentence {
  const gapAfter = tokens.text.slice(tokens.end[last]!, tokens.start[last + 1] || tokens.end[last]! + 8)
  const ending = last + 1 < tokens.count ? gapAfter : tokens.text.slice(tokens.end[last]!, tokens.end[last]! + 4)
  const lead = tokens.text.slice(first > 0 ? tokens.end[first - 1]! : 0, tokens.start[first]!)
  return {
    first,
    last,
    isBullet: bullet.test(
      `${lead.includes('\n') || first === 0 ? `\n${lead.slice(lead.lastIndexOf('\n') + 1)}` : lead}x`,
    ),
    isHeading: /^["'”’)\]* ]*:/.test(ending),
    isQuestion: /^["'”’)\]* ]*\?/.test(ending),
    startsLine: first === 0 || lead.includes('\n'),
  }
}
