import { createReadStream } from 'node:fs'
import type { Store } from '../../store/store.ts'
import { type Db, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import { headingsOf } from './mapping.ts'
import { readRecords } from './text.ts'

/** A file, from its beginning each time it is read. */
export type FileBytes = () => AsyncIterable<Uint8Array>

/** Largest file that is sent to the desk, in bytes: it is held in memory once, as it comes. */
export const largestSent = 10 * 1024 * 1024
const pieceBytes = 256 * 1024

/** Keeps a file that was sent, in pieces, until it was taken in. */
export async function keepFile(db: Db, importId: string, bytes: Uint8Array): Promise<void> {
  for (let number = 0; number * pieceBytes < bytes.length; number++)
    await db
      .insertInto('report_import_piece')
      .values({
        import_id: importId,
        number,
        bytes: bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes),
      })
      .execute()
}

/** Whether the file is still there: it goes once it is in, or after a day. */
export const isFileKept = async (db: Db, importId: string): Promise<boolean> =>
  (await pieceOf(db, importId, 0)) !== undefined

/** A file that was kept, piece by piece. */
export const keptFile = (store: Store, importId: string): FileBytes =>
  async function* () {
    for (let number = 0; ; number++) {
      const piece = await reading(store, (db) => pieceOf(db, importId, number))
      if (!piece) return
      yield piece.bytes
    }
  }

const pieceOf = (db: Db, importId: string, number: number) =>
  db
    .selectFrom('report_import_piece')
    .select('bytes')
    .where('import_id', '=', importId)
    .where('number', '=', number)
    .executeTakeFirst()

/** A file of this machine. Reading it throws `import-wrong` if it cannot be read. */
export const fileAt = (path: string): FileBytes =>
  async function* () {
    try {
      yield* createReadStream(path) as AsyncIterable<Buffer>
    } catch (error) {
      throw new DoorchainError('import-wrong', { problem: problemOf(error) })
    }
  }

/** The headings of a file, and its first rows as they stand there. Throws `import-wrong`. */
export async function lookInto(
  file: FileBytes,
): Promise<{ readonly headings: readonly string[]; readonly samples: readonly (readonly string[])[] }> {
  const rows: (readonly string[])[] = []
  for await (const { cells } of readRecords(file())) if (rows.push(cells) > samplesShown) break
  const [first = [], ...samples] = rows
  if (first.length > mostColumns)
    throw new DoorchainError('import-wrong', { problem: `it has more than ${mostColumns} columns` })
  return { headings: headingsOf(first), samples }
}

const samplesShown = 3
const mostColumns = 200
