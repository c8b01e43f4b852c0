import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import type { NumberBlock } from './block.ts'
import { type BadRow, readBlockFile } from './block-file.ts'
import { isZip, openZip } from './zip.ts'

/** A file of blocks, with the ISO date Ofcom published it and what was left out of it. */
export interface RangeFile {
  readonly name: string
  readonly dated: string
  readonly rows: readonly NumberBlock[]
  readonly bad: readonly BadRow[]
  readonly badCount: number
}

/** Where a file lies, and when it was published if its own date does not tell. */
export interface RangeSource {
  readonly path: string
  readonly dated?: string | undefined
  readonly now: Date
}

/** Largest file that is read, in bytes; all of Ofcom's together are about 10 MB. */
const largestFile = 200_000_000

/** Reads a CSV file, or every one that holds blocks in a ZIP archive. Throws `ranges-unreadable`, `ranges-undated`. */
export async function readRangeFiles({ path, dated, now }: RangeSource): Promise<RangeFile[]> {
  const unreadable = (problem: string) => new DoorchainError('ranges-unreadable', { file: basename(path), problem })
  const { size, mtime } = await stat(path).catch((error: unknown) => Promise.reject(unreadable(problemOf(error))))
  if (size > largestFile) throw unreadable('it is too large')
  const bytes = await readFile(path).catch((error: unknown) => Promise.reject(unreadable(problemOf(error))))
  const parts = isZip(bytes) ? unzip(bytes, unreadable) : [{ name: basename(path), dated: isoDay(mtime), bytes }]
  const found = parts.flatMap((part) => {
    const file = readBlockFile(part.bytes.toString('utf8'))
    if (!file || file.blocks.length === 0) return []
    const { blocks: rows, bad, badCount } = file
    return [{ name: part.name, dated: dated ?? part.dated, rows, bad, badCount }]
  })
  if (found.length === 0) throw unreadable('no columns of number blocks, status and company were found in it')
  const undated = found.find((file) => !/^\d{4}-\d{2}-\d{2}$/.test(file.dated) || file.dated > isoDay(now))
  if (undated) throw new DoorchainError('ranges-undated', { file: undated.name, dated: undated.dated })
  return found
}

const isoDay = (date: Date) => date.toISOString().slice(0, 10)

function unzip(bytes: Buffer, unreadable: (problem: string) => DoorchainError) {
  try {
    return openZip(bytes)
      .filter(({ name }) => /\.(?:csv|txt)$/i.test(name))
      .map(({ name, dated, read }) => ({ name: basename(name), dated: dated ?? '', bytes: read() }))
  } catch (error) {
    throw unreadable(problemOf(error))
  }
}
