import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { NumberBlock } from './block.ts'
import type { DatedBlocks } from './range-index.ts'
import { type RangeFile, readRangeFiles } from './source.ts'

/** What to import: paths of CSV files or ZIP archives of them. */
export interface RangeImport {
  readonly files: readonly string[]
  /** The day Ofcom published them, an ISO date; otherwise the date of each file. */
  readonly dated?: string | undefined
  readonly by: string
  readonly now: Date
  /** Also when far fewer blocks come than there were. */
  readonly fewer?: boolean | undefined
}

/** What came in: as `RangeFile`, with the count of the blocks in place of them. */
export type ImportedFile = Omit<RangeFile, 'rows'> & { readonly blocks: number }

type Tell = (progress: string) => void

const rowsAtOnce = 5_000

/**
 * Puts Ofcom's blocks in place of those there were that begin with the same digit, all or nothing: give all files of a
 * week at once. Throws `ranges-unreadable`, `ranges-undated`, `ranges-older`, `ranges-fewer` (a file cut short?).
 */
export async function importRanges(store: Store, order: RangeImport, tell: Tell): Promise<readonly ImportedFile[]> {
  const files = (await Promise.all(order.files.map((path) => readRangeFiles({ ...order, path })))).flat()
  for (const file of files) tell(`${file.name}: ${file.rows.length} blocks read, dated ${file.dated}.`)
  await inTransaction(store, async (db) => {
    const openings = [...new Set(files.flatMap(({ rows }) => rows.map(({ prefix }) => prefix[0]!)))]
    await demandBetter(db, { files, openings, fewer: order.fewer === true })
    await db.deleteFrom('number_block').where(sql`left(prefix, 1)`, 'in', openings).execute()
    for (const file of files) await writeFile(db, file, { by: order.by, tell })
    await db.deleteFrom('number_file').where('id', 'not in', db.selectFrom('number_block').select('file_id')).execute()
  })
  return files.map(({ rows, ...file }) => ({ ...file, blocks: rows.length }))
}

interface Arrival {
  readonly files: readonly RangeFile[]
  readonly openings: readonly string[]
  readonly fewer: boolean
}

/** Older files, and files with less than half of what there was, are more likely a mistake than news. */
async function demandBetter(db: Db, { files, openings, fewer }: Arrival): Promise<void> {
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

async function writeFile(db: Db, file: RangeFile, { by, tell }: { by: string; tell: Tell }): Promise<void> {
  const { rows: all, name, dated } = file
  const { id } = await db
    .insertInto('number_file')
    .values({ name: name.slice(0, 120), dated, imported_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let at = 0; at < all.length; at += rowsAtOnce) {
    const rows = JSON.stringify(all.slice(at, at + rowsAtOnce))
    await sql`insert into number_block (prefix, file_id, status, holder, length)
      select prefix, ${id}::bigint, status, holder, length
      from jsonb_to_recordset(${rows}::jsonb) as r(prefix text, status text, holder text, length smallint)
      on conflict (prefix) do nothing`.execute(db)
    if (all.length > rowsAtOnce) tell(`${name}: ${Math.min(at + rowsAtOnce, all.length)} blocks written.`)
  }
}

/** Every block there is, by the date of its file, for `indexRanges`. */
export function readRanges(store: Store): Promise<readonly DatedBlocks[]> {
  return reading(store, async (db) => {
    const files = await db.selectFrom('number_file').select(['id', 'dated']).orderBy('id').execute()
    return Promise.all(
      files.map(async ({ id, dated }) => ({
        dated,
        blocks: (await db
          .selectFrom('number_block')
          .where('file_id', '=', id)
          .select(['prefix', 'status', 'holder', 'length'])
          .execute()) as NumberBlock[],
      })),
    )
  })
}
