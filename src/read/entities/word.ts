import { Break, type Tokens } from '../tokens.ts'

/** The word of a row in lower case without apostrophes; '' outside the text. */
export function wordAt(tokens: Tokens, row: number): string {
  if (row < 0 || row >= tokens.count) return ''
  const raw = tokens.text.slice(tokens.start[row], tokens.end[row])
  return raw.toLowerCase().replace(/['\u2019\u2018`\u00b4]/g, '')
}

/** Whether a row goes on from the row before it without a stop, a colon or a new line. */
export function joins(tokens: Tokens, row: number): boolean {
  return row < tokens.count && tokens.before[row]! <= Break.comma
}
