import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'

/** One time that documents were taken in, with the title of the source they came from; null for files. */
export type RecentIntake = Awaited<ReturnType<typeof recentIntakes>>[number]

const mostShown = 20

/** The last times that documents were taken in, newest first. */
export const recentIntakes = (store: Store) =>
  reading(store, (db) =>
    db
      .selectFrom('warning_intake as i')
      .leftJoin('warning_source as s', 's.id', 'i.source_id')
      .select([
        'i.id',
        'i.origin',
        'i.began_at',
        'i.ended_at',
        'i.added',
        'i.updated',
        'i.same',
        'i.failed',
        'i.problems',
      ])
      .select('s.title as source')
      .orderBy('i.began_at', 'desc')
      .orderBy('i.id', 'desc')
      .limit(mostShown)
      .execute(),
  )
