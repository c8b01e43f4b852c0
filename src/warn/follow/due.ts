import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import type { Source } from './source.ts'

/** The source that has been due the longest; undefined if none is. */
export const nextDue = (store: Store, now: Date): Promise<Source | undefined> =>
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
