import { sql } from 'kysely'
import { seenBy } from '../store/scope.ts'
import type { Store } from '../store/store.ts'
import { type Db, reading } from '../store/transaction.ts'
import { dayMs } from '../values/time-span.ts'
import { writingScope } from './floods.ts'
import type { Looker } from './looking.ts'
import { stateOf } from './search.ts'

/** How it goes with the reports that somebody is to look at. */
export interface QueueState {
  readonly waiting: number
  /** When the oldest of them came; null where none waits. */
  readonly since: Date | null
  /** In the last seven days, by anybody. */
  readonly came: number
  readonly checked: number
  readonly setAside: number
}

const recentMs = 7 * dayMs

/** Counts over the reports of one's areas that came from anybody. */
export async function readQueue(store: Store, looker: Looker): Promise<QueueState> {
  const recent = new Date(looker.now.getTime() - recentMs)
  return reading(store, (db) =>
    ofMine(db, looker)
      .select([
        sql<number>`(count(*) filter (where ${stateOf} = 'waiting'))::integer`.as('waiting'),
        sql<Date | null>`min(r.received_at) filter (where ${stateOf} = 'waiting')`.as('since'),
        sql<number>`(count(*) filter (where r.received_at > ${recent}))::integer`.as('came'),
        sql<number>`(count(*) filter (where r.looked_at > ${recent} and r.set_aside_at is null))::integer`.as(
          'checked',
        ),
        sql<number>`(count(*) filter (where r.looked_at > ${recent} and r.set_aside_at is not null))::integer`.as(
          'setAside',
        ),
      ])
      .where((is) =>
        is.or([is('r.received_at', '>', recent), is('r.looked_at', '>', recent), is('r.looked_at', 'is', null)]),
      )
      .executeTakeFirstOrThrow(),
  )
}

/** Id of the report that has waited longest, or longest after another; null where none is left. Never one's own. */
export async function nextWaiting(store: Store, looker: Looker, after: string | null): Promise<string | null> {
  const { id, email } = looker.coordinator
  const next = await reading(store, (db) =>
    ofMine(db, looker)
      .leftJoin('report_import as i', 'i.id', 'r.import_id')
      .leftJoin('report_contact as c', 'c.report', 'r.serial')
      .select('r.id')
      .where('r.looked_at', 'is', null)
      .where(sql<boolean>`${stateOf} = 'waiting'`)
      .where(sql<boolean>`i.imported_by is distinct from ${id}`)
      .where(sql<boolean>`lower(c.email) is distinct from ${email.toLowerCase()}`)
      .$if(after !== null, (all) =>
        all.where('r.serial', '>', (of) => of.selectFrom('report').select('serial').where('id', '=', after)),
      )
      .orderBy('r.serial')
      .limit(1)
      .executeTakeFirst(),
  )
  return next?.id ?? null
}

/** Reports that anybody sent, in the areas where somebody is a writer. */
const ofMine = (db: Db, looker: Looker) =>
  db
    .selectFrom('report as r')
    .where('r.trust', '<>', 'trusted')
    .where(seenBy(writingScope(looker), 'r'))
