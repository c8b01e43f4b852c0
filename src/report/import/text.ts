import { countInWords } from '../../values/count.ts'
import { type CsvRow, openCsv } from '../../values/csv.ts'
import { DoorchainError } from '../../values/error.ts'
import { longestCell } from './row.ts'

/** Largest file, in bytes. */
export const largestFile = 100 * 1024 * 1024

const wrong = (problem: string) => new DoorchainError('import-wrong', { problem })

/** The text of a file that comes in pieces, as UTF-8, or UTF-16 with its mark. Throws `import-wrong`. */
async function* textOf(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let read = 0
  for await (const piece of bytes) {
    read += piece.length
    if (read > largestFile) throw wrong(`it has more than ${largestFile / 1024 / 1024} MB; split it`)
    decoder ??= decoderFor(piece)
    const text = decode(() => decoder!.decode(piece, { stream: true }))
    if (text.includes('\0')) throw wrong('it is no text')
    if (text !== '') yield text
  }
  const rest = decoder ? decode(() => decoder!.decode()) : ''
  if (rest !== '') yield rest
}

function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0x50 && first[1] === 0x4b) throw wrong('it is a workbook, not CSV')
  const mark = `${first[0]} ${first[1]}`
  const name = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(name, { fatal: true })
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw wrong('it is not UTF-8; in Excel, save it as “CSV UTF-8”')
  }
}

/** The records of a file, the first of which is its headings. Throws `import-wrong`, also for a file without rows. */
export async function* readRecords(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const reader = openCsv(longestCell)
  let count = 0
  const counted = (rows: CsvRow[]) => {
    count += rows.length
    if (count > mostRows) throw wrong(`it has more than ${countInWords(mostRows)} rows; split it`)
    return rows
  }
  for await (const text of textOf(bytes)) yield* counted(reader.push(text))
  yield* counted(reader.end())
  if (count === 0) throw wrong('it is empty')
  if (count === 1) throw wrong('there is a heading and no row')
}

const mostRows = 1_000_000
