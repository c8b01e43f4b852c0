/** One record of a CSV file, as a spreadsheet numbers it, and the line it began on. */
export interface CsvRow {
  readonly line: number
  readonly record: number
  readonly cells: readonly string[]
}

/** Reads CSV piece by piece. */
export interface CsvReader {
  /** The records that end in this piece of text. */
  push(text: string): CsvRow[]
  /** The last record, if no line end came after it. */
  end(): CsvRow[]
}

/** Longest cell kept; a file whose quotation mark never closes must not be held in memory. */
const usualCell = 2_000
/** Cells of a record beyond these are left out. */
const mostCells = 2_000

/** Cuts CSV (RFC 4180; commas, semicolons or tabs by the first line) into records; cells are trimmed, empty records left out. */
export function openCsv(longestCell: number = usualCell): CsvReader {
  let parted: string | null = null
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let hasClosed = false
  let [line, began, record] = [1, 1, 1]
  const endCell = () => {
    if (cells.length < mostCells) cells.push(cell.trim())
    cell = ''
    hasClosed = false
  }
  const endRecord = (found: CsvRow[]) => {
    endCell()
    if (cells.some(Boolean)) found.push({ line: began, record, cells })
    cells = []
    quoted = false
    began = line
    record++
  }
  const keep = (mark: string) => {
    if (cell.length < longestCell) cell += mark
  }
  const take = (mark: string, found: CsvRow[]) => {
    if (mark === '\n') line++
    if (quoted && cell.length < longestCell) {
      if (mark !== '"') return keep(mark)
      quoted = false
      hasClosed = true
    } else if (mark === '"' && hasClosed) {
      keep(mark)
      quoted = true
      hasClosed = false
    } else if (mark === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (mark === parted) endCell()
    else if (mark === '\n') endRecord(found)
    else {
      hasClosed = false
      if (mark !== '\r') keep(mark)
    }
  }
  return {
    push(text) {
      const found: CsvRow[] = []
      const isFirst = parted === null
      parted ??= separatorOf(text)
      for (let at = isFirst && text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) take(text[at]!, found)
      return found
    },
    end() {
      const found: CsvRow[] = []
      endRecord(found)
      return found
    },
  }
}

const pieceLength = 65_536

/** The records of a whole text, each read when it is asked for. */
export function* readCsv(text: string): Generator<CsvRow> {
  const reader = openCsv()
  for (let at = 0; at < text.length; at += pieceLength) yield* reader.push(text.slice(at, at + pieceLength))
  yield* reader.end()
}

/** What stands most often between the cells of the first line. */
function separatorOf(text: string): string {
  const end = text.indexOf('\n')
  const first = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '')
  const times = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (times(mark) > times(best) ? mark : best))
}

/** A cell of CSV; what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection). */
export function csvCell(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value)
  const plain = /^[\s\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A record of CSV with its line end. */
export const csvRecord = (cells: readonly unknown[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** All records of a table; what is null stays empty. */
export const csvTable = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => csvRecord(row.map((cell) => cell ?? ''))).join('')
