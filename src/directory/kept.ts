import type { EndBatch, RecordKind } from '../store/record-kind.ts'
import { spanInWords, yearMs } from '../values/time-span.ts'

const decidedLastsMs = 6 * yearMs
const span = spanInWords(decidedLastsMs)

/** Changes decided long ago; those that hold now are what the directory rests on, and stay. */
const forgetChanges: EndBatch = async (db, { now, most }) => {
  const over = db
    .selectFrom('directory_change as c')
    .select('c.id')
    .where('c.decided_at', '<=', new Date(now.getTime() - decidedLastsMs))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('directory_entry as e').select('e.subject').whereRef('e.change_id', '=', 'c.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('directory_key as k').select('k.key_id').whereRef('k.change_id', '=', 'c.id'))),
    )
    .limit(most)
  const gone = await db.deleteFrom('directory_change').where('id', 'in', over).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Old releases, but never the newest: its number may not be given out again. */
const forgetReleases: EndBatch = async (db, { now }) => {
  const gone = await db
    .deleteFrom('directory_release')
    .where('created_at', '<=', new Date(now.getTime() - decidedLastsMs))
    .where('version', '<', ({ selectFrom }) =>
      selectFrom('directory_release').select(({ fn }) => fn.max('version').as('newest')),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

const byWhom = (what: string, howLong: string) => ({
  coordinators: { what, why: 'To show later who did what with the numbers.', howLong },
})

/** What the directory of genuine numbers keeps, table by table. */
export const directoryRecords: readonly RecordKind[] = [
  {
    table: 'number_file',
    holds: "Which of Ofcom's files of number ranges were read, and by whom.",
    why: 'To know how old the ranges are.',
    personal: {
      columns: ['imported_by'],
      basis: 'running',
      notice: byWhom('That you read in a file of number ranges.', 'Until the next file is read in.'),
    },
    endings: [{ how: 'act', words: 'reading in the next file' }],
  },
  {
    table: 'number_block',
    holds: 'Ranges of telephone numbers and which company has them.',
    why: 'To say what kind of number somebody was called from.',
    personal: null,
    endings: [{ how: 'goes-with', table: 'number_file' }],
  },
  {
    table: 'directory_change',
    holds: 'What was proposed for the directory of genuine numbers, why, by whom, and who decided.',
    why: 'So that no one person alone lists or changes a number, and everybody can see who did.',
    personal: {
      columns: ['proposal', 'reason', 'proposed_by', 'decided_by', 'note'],
      basis: 'crime',
      notice: byWhom(
        'What you proposed or decided for the directory of numbers, and your reasons.',
        `As long as it holds, and at least ${span} after it was decided.`,
      ),
    },
    endings: [{ how: 'rule', words: `deleted ${span} after decided_at, unless it holds now`, end: forgetChanges }],
  },
  {
    table: 'directory_entry',
    holds: 'Which change holds for each entry of the directory.',
    why: 'To show the number that is genuine now.',
    personal: null,
    endings: [{ how: 'stays', why: 'It is about organisations.' }],
  },
  {
    table: 'directory_key',
    holds: 'Public keys of other services whose directories are trusted.',
    why: 'So that a forged directory is refused.',
    personal: null,
    endings: [{ how: 'stays', why: 'It is about services, and a retired key must stay refused.' }],
  },
  {
    table: 'directory_import',
    holds: 'The newest directory of each other service, and who took it in.',
    why: 'So that an older one cannot take its place.',
    personal: {
      columns: ['imported_by'],
      basis: 'running',
      notice: byWhom('That you took in the directory of another service.', 'Until the next one is taken in.'),
    },
    endings: [{ how: 'act', words: 'taking in the next one' }],
  },
  {
    table: 'directory_release',
    holds: 'Which versions of our own directory were given out, when and by whom.',
    why: 'So that each version is given out once.',
    personal: {
      columns: ['made_by'],
      basis: 'running',
      notice: byWhom('That you gave out our directory.', `${span}; for the newest one, until there is a newer.`),
    },
    endings: [{ how: 'rule', words: `deleted ${span} after created_at, but never the newest`, end: forgetReleases }],
  },
]
