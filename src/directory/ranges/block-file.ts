import { type CsvRow, readCsv } from '../../values/csv.ts'
import { lengthOf, type NumberBlock, statusOf } from './block.ts'

/** A row that was left out, and why. */
export interface BadRow {
  readonly line: number
  readonly reason: string
}

export interface BlockFile {
  readonly blocks: readonly NumberBlock[]
  /** The first of the bad rows, at most `mostListed`. */
  readonly bad: readonly BadRow[]
  readonly badCount: number
}

export const mostListed = 50

/** Where the cells of a block stand; -1 for none. */
interface Columns {
  readonly number: readonly number[]
  readonly status: number
  readonly holder: number
  readonly length: number
}

/**
 * Reads a file of the National Numbering Scheme as Ofcom publishes it: one column of the block ("NMS Number Block: Number
 * Block"), or the older SABC, D/DE and F side by side; status, company and length by their headings. Null if it is no
 * such file, as the lists of access codes and of area codes are not.
 */
export function readBlockFile(text: string): BlockFile | null {
  const rows = readCsv(text)
  const header = rows.next()
  const columns = header.done ? null : columnsOf(header.value.cells)
  if (!columns) return null
  const blocks = new Map<string, NumberBlock>()
  const bad: BadRow[] = []
  let badCount = 0
  for (const row of rows) {
    const block = blockOf(row, columns)
    const reason = typeof block === 'string' ? block : blocks.has(block.prefix) ? 'the block came before' : null
    if (reason !== null) {
      if (++badCount <= mostListed) bad.push({ line: row.line, reason })
    } else if (typeof block !== 'string') blocks.set(block.prefix, block)
  }
  return { blocks: [...blocks.values()], bad, badCount }
}

function columnsOf(header: readonly string[]): Columns | null {
  const names = header.map((name) => name.toLowerCase().replace(/\s+/g, ' '))
  const find = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const whole = find(/number (?:block|range)$/)
  const parts = [find(/^sabc\b/), find(/^d ?\/ ?de|^de?$/), find(/^f$/)].filter((at) => at >= 0)
  const number = whole >= 0 ? [whole] : parts.length > 1 ? parts : []
  const status = find(/status/)
  const holder = find(/^cp\b|provider|operator|range holder/)
  if (number.length === 0 || status < 0 || holder < 0) return null
  return { number, status, holder, length: find(/number length/) }
}

const longestHolder = 120

/** The block of a row, or why it is none. */
function blockOf({ cells }: CsvRow, { number, status, holder, length }: Columns): NumberBlock | string {
  const written = number.map((at) => cells[at] ?? '').join('')
  const prefix = written.replace(/^[\s(]*0/, '').replace(/[\s()-]/g, '')
  if (!/^[1-35789]\d{1,9}$/.test(prefix)) return `"${written.slice(0, 20)}" is no block of numbers`
  const words = cells[status] ?? ''
  if (words === '') return 'it has no status'
  const name = (cells[holder] ?? '').replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, longestHolder)
  return {
    prefix,
    status: statusOf(words),
    holder: name === '' ? null : name,
    length: length < 0 ? null : lengthOf(cells[length] ?? ''),
  }
}
