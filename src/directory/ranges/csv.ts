/** One record of a CSV file and the line it began on. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** Longest cell kept; a file whose quotation mark never closes must not be held in memory. */
const longestCell = 2_000

/** Cuts CSV (RFC 4180, commas or semicolons by the first line) into records; cells are trimmed, empty records left out. */
export function* readCsv(text: string): Generator<CsvRow> {
  const parted = separatorOf(text)
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let began = 1
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at <= text.length; at++) {
    const mark = text[at]
    if (mark === '\n') line++
    if (quoted && mark !== undefined && cell.length < longestCell) {
      if (mark !== '"') cell += mark
      else if (text[at + 1] === '"') cell += text[at++]
      else quoted = false
    } else if (mark === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (mark === parted) {
      cells.push(cell.trim())
      cell = ''
    } else if (mark === '\n' || mark === undefined) {
      cells.push(cell.trim())
      if (cells.some(Boolean)) yield { line: began, cells }
      cells = []
      cell = ''
      quoted = false
      began = line
    } else if (mark !== '\r') cell += mark
  }
}

function separatorOf(text: string): string {
  const end = text.indexOf('\n')
  const first = end < 0 ? text : text.slice(0, end)
  return first.includes(',') || !first.includes(';') ? ',' : ';'
}
