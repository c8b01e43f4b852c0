import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'
import { DoorchainError, problemOf } from '../../values/error.ts'
import type { NumberBlock } from './block.ts'
import { type BadRow, readBlockFile } from './block-file.ts'
import type { DatedBlocks } from './range-index.ts'
import { isZip, openZip } from './zip.ts'

/** What to import: paths of CSV files or ZIP archives of them. */
export interface RangeImport {
  readonly files: readonly string[]
  /** The date Ofcom published them, an ISO date; otherwise the date of each file. */
  readonly dated?: string | undefined
  readonly by: string
  readonly now: Date
  /** Also when far fewer blocks come than there were. */
  readonly fewer?: boolean | undefined
}

export interface ImportedFile {
  readonly name: string
  readonly dated: string
  readonly blocks: number
  readonly bad: readonly BadRow[]
  readonly badCount: number
}

interface ReadFile extends ImportedFile {
  readonly rows: readonly NumberBlock[]
}

type Tell = (progress: string) => void

const largestFile = 200_000_000
const rowsAtOnce = 5_000

/**
 * Puts Ofcom's blocks in place of those there were that begin with the same digit, all or nothing. Throws
 * `ranges-unreadable`, `ranges-undated` (a date still to come), `ranges-older`, `ranges-fewer` (a file cut short?).
 */
export async function importRanges(store: Store, order: RangeImport, tell: Tell): Promise<readonly ImportedFile[]> {
  const files = (await Promise.all(order.files.map((path) => readFiles(path, order)))).flat()
  for (const file of files) tell(`${file.name}: ${file.rows.length} blocks read, dated ${file.dated}.`)
  try {
    await store.db.transaction().execute(async (db) => {
      const openings = [...new Set(files.flatMap(({ rows }) => rows.map(({ prefix }) => prefix[0]!)))]
      await demandBetter(db, { files, openings, fewer: order.fewer === true })
      await db.deleteFrom('number_block').where(sql`left(prefix, 1)`, 'in', openings).execute()
      for (const file of files) await writeFile(db, file, { by: order.by, tell })
      await db
        .deleteFrom('number_file')
        .where('id', 'not in', db.selectFrom('number_block').select('file_id'))
        .execute()
    })
  } catch (error) {
    throw store.failure(error)
  }
  return files.map(({ rows: _, ...file }) => file)
}

async function readFiles(path: string, { dated, now }: RangeImport): Promise<ReadFile[]> {
  const unreadable = (problem: string) => new DoorchainError('ranges-unreadable', { file: basename(path), problem })
  const { size, mtime } = await stat(path).catch((error: unknown) => Promise.reject(unreadable(problemOf(error))))
  if (size > largestFile) throw unreadable('it is too large')
  const bytes = await readFile(path)
  const parts = isZip(bytes)
    ? unzip(bytes, unreadable)
    : [{ name: basename(path), dated: mtime.toISOString().slice(0, 10), bytes }]
  const found = parts.flatMap((part) => {
    const file = readBlockFile(part.bytes.toString('utf8'))
    if (!file || file.blocks.length === 0) return []
    const { blocks, bad, badCount } = file
    return [{ name: part.name, dated: dated ?? part.dated, blocks: blocks.length, bad, badCount, rows: blocks }]
  })
  if (found.length === 0) throw unreadable('no column of number blocks, status and company was found in it')
  const today = now.toISOString().slice(0, 10)
  const undated = found.find((file) => !/^\d{4}-\d{2}-\d{2}$/.test(file.dated) || file.dated > today)
  if (undated) throw new DoorchainError('ranges-undated', { file: undated.name, dated: undated.dated })
  return found
}

function unzip(bytes: Buffer, unreadable: (problem: string) => DoorchainError) {
  try {
    return openZip(bytes)
      .filter(({ name }) => /\.(?:csv|txt)$/i.test(name))
      .map(({ name, dated, read }) => ({ name: basename(name), dated: dated ?? '', bytes: read() }))
  } catch (error) {
    throw unreadable(problemOf(error))
  }
}

interface Arrival {
  readonly files: readonly ReadFile[]
  readonly openings: readonly string[]
  readonly fewer: boolean
}

/** Older files, and files with less than half of what there was, are more likely a mistake than news. */
async function demandBetter(db: Store['db'], { files, openings, fewer }: Arrival): Promise<void> {
  const there = await db
    .selectFrom('number_block')
    .innerJoin('number_file', 'number_file.id', 'number_block.file_id')
    .where(sql`left(prefix, 1)`, 'in', openings)
    .select([sql<string>`count(*)`.as('blocks'), sql<string | null>`max(dated)::text`.as('dated')])
    .executeTakeFirstOrThrow()
  const oldest = files.map(({ dated }) => dated).sort()[0]!
  if (there.dated && oldest < there.dated)
    throw new DoorchainError('ranges-older', { dated: oldest, there: there.dated })
  const blocks = files.reduce((sum, file) => sum + file.rows.length, 0)
  if (!fewer && blocks * 2 < Number(there.blocks))
    throw new DoorchainError('ranges-fewer', { blocks, there: Number(there.blocks) })
}

async function writeFile(db: Store['db'], file: ReadFile, { by, tell }: { by: string; tell: Tell }): Promise<void> {
  const { id } = await db
    .insertInto('number_file')
    .values({ name: file.name.slice(0, 120), dated: file.dated, imported_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let at = 0; at < file.rows.length; at += rowsAtOnce) {
    const rows = JSON.stringify(file.rows.slice(at, at + rowsAtOnce))
    await sql`insert into number_block (prefix, file_id, status, holder, length)
      select prefix, ${id}::bigint, status, holder, length
      from jsonb_to_recordset(${rows}::jsonb) as r(prefix text, status text, holder text, length smallint)
      on conflict (prefix) do nothing`.execute(db)
    if (file.rows.length > rowsAtOnce) tell(`${file.name}: ${Math.min(at + rowsAtOnce, file.rows.length)} blocks written.`)
  }
}

/** Every block there is, by the date of its file, for `indexRanges`. */
export async function readRanges(store: Store): Promise<readonly DatedBlocks[]> {
  try {
    const files = await store.db.selectFrom('number_file').select(['id', 'dated']).execute()
    return await Promise.all(
      files.map(async ({ id, dated }) => ({
        dated,
        blocks: (await store.db
          .selectFrom('number_block')
          .where('file_id', '=', id)
          .select(['prefix', 'status', 'holder', 'length'])
          .execute()) as NumberBlock[],
      })),
    )
  } catch (error) {
    throw store.failure(error)
  }
}
