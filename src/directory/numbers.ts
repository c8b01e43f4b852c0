import type { Store } from '../store/store.ts'
import { reading } from '../store/transaction.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { type NumberAnswer, numberAnswer } from './answer/answer.ts'
import type { Nation } from './answer/instead.ts'
import { type Directory, openDirectory } from './entries/directory.ts'
import { indexRanges, type RangeIndex } from './ranges/range-index.ts'

/** How a number is asked about. */
export interface Asked {
  readonly dictated?: boolean | undefined
  readonly nation?: Nation | undefined
  readonly now: Date
}

/** The answer, and whether it goes by everything that is kept here or, without the database, by what ships alone. */
export interface FullAnswer extends NumberAnswer {
  readonly isWhole: boolean
}

/** Answers about numbers, by the directory and the ranges of one database. */
export interface Numbers {
  /** Never throws for want of a database: emergency numbers are answered without one. */
  answer(text: string, asked: Asked): Promise<FullAnswer>
  /** Throws a DoorchainError of the database's. */
  directory(): Promise<Directory>
}

interface Held {
  readonly mark: string
  readonly directory: Directory
  readonly ranges: RangeIndex
}

/** Said where the database could not be asked. */
export const notWhole = 'We could not look at all our lists just now. Ask again in a moment.'

/**
 * Answers by the database that `store` gives; null while it is not open. What is kept in memory is read when first asked
 * for and again when the database shows that something changed, also when another process changed it.
 */
export function openNumbers(shipped: Knowledge, store: () => Store | null): Numbers {
  const bare = openDirectory({ shipped })
  let held: Promise<Held> | undefined
  const current = async (open: Store): Promise<Held> => {
    const mark = await markOf(open)
    const known = await held?.catch(() => undefined)
    if (known?.mark === mark) return known
    held = read(open, shipped, mark)
    return held
  }
  return {
    async answer(text, asked) {
      const open = store()
      const facts = open && (await current(open).catch(() => null))
      const answer = numberAnswer(text, { ...(facts ?? { directory: bare, ranges: null }), ...asked })
      return facts ? { ...answer, isWhole: true } : { ...answer, says: [...answer.says, notWhole], isWhole: false }
    },
    async directory() {
      const open = store()
      return open ? (await current(open)).directory : bare
    },
  }
}

const opened = new WeakMap<Store, Numbers>()

/** The same for a database that is open, kept with it. */
export function numbersOf(store: Store, shipped: Knowledge): Numbers {
  const numbers = opened.get(store) ?? openNumbers(shipped, () => store)
  opened.set(store, numbers)
  return numbers
}

async function read(store: Store, shipped: Knowledge, mark: string): Promise<Held> {
  const [{ readDirectory }, { readRanges }] = await Promise.all([
    import('./entries/entry-store.ts'),
    import('./ranges/range-store.ts'),
  ])
  const directory = await readDirectory(store, shipped)
  return { mark, directory, ranges: indexRanges(await readRanges(store)) }
}

/** Changes whenever an entry, an import or a file of ranges does. */
async function markOf(store: Store): Promise<string> {
  const { sql } = await import('kysely')
  const { rows } = await reading(store, (db) =>
    sql<{ mark: string }>`select concat_ws(' ',
      (select count(*) || ':' || max(change_id) from directory_entry),
      (select sum(version) || ':' || count(*) from directory_import),
      (select count(*) || ':' || max(id) from number_file)) as mark`.execute(db),
  )
  return rows[0]?.mark ?? ''
}
