import { readDocument } from '../../read/document.ts'
import { oneLine } from '../../values/one-line.ts'
import type { WarningContent } from '../../values/warning.ts'
import type { Digest } from '../digest.ts'

const longestSummary = 300

/** What a taken-in document says, in the form of our own warnings. `text` is in the form of a file. */
export function contentOf(text: string, { title, districts }: Digest): WarningContent {
  const { fields, body: span } = readDocument(text)
  const body = text.slice(...span).trim()
  const described = fields.get('og.description')?.value ?? fields.get('description')?.value ?? ''
  const summary = shorten(described.trim() === '' ? firstSentence(body) : described)
  return {
    texts: [{ language: 'en', title, summary, body }],
    areas: districts,
    expires: null,
    counters: [],
  }
}

/** Of the first paragraph that is no heading, list or picture, without Markdown's marks. */
function firstSentence(body: string): string {
  const paragraphs = body.slice(0, 20_000).split(/\n\s*\n/)
  const prose = paragraphs.find(
    (one) => /^\s*[\p{L}\d"'“‘£*_[]/u.test(one) && !/^\s*(?:[*_]\s|\d+[.)]\s)/.test(one) && one.length > 40,
  )
  const plain = plainWords(prose ?? paragraphs[0] ?? '')
  return /^.{20,}?[.!?]["”’']?(?=\s+["“‘']?\p{Lu}|$)/u.exec(plain)?.[0] ?? plain
}

/** Words without Markdown's marks: links are their text. */
const plainWords = (markdown: string) =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** At most 300 characters, ended between words. */
function shorten(words: string): string {
  const plain = oneLine(words)
  if (plain.length <= longestSummary) return plain
  return `${plain.slice(0, longestSummary - 1).replace(/\s+\S*$/, '')}…`
}
