import type { Selectable } from 'kysely'
import type { Store } from '../../store/store.ts'
import type { WarningSourceTable } from '../../store/tables-warnings.ts'
import { reading } from '../../store/transaction.ts'

/** A source with all that is needed to read it. */
export type DueSource = Selectable<WarningSourceTable>

/** The source that has been due the longest; undefined if none is. */
export const nextDue = (store: Store, now: Date): Promise<DueSource | undefined> =>
  reading(store, (db) =>
    db
      .selectFrom('warning_source')
      .selectAll()
      .where('stopped_at', 'is', null)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  )
