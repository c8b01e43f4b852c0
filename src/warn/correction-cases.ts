import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import { reading } from '../store/transaction.ts'

const atATime = 100

/**
 * Every corrected fact as a test case for the reader, oldest first: lines of JSON `{text, field, before, after}`. `text` is the
 * warning as kept, `before` what was read in it, `after` what a person says that it tells. `organisations`: whose drafts may be
 * seen; all without it.
 */
export async function* correctionCases(store: Store, organisations?: readonly string[]): AsyncGenerator<string> {
  for (let last = '0'; ; ) {
    const rows = await reading(store, (db) =>
      db
        .selectFrom('warning_correction as c')
        .innerJoin('warning_version as v', (join) =>
          join.onRef('v.warning_id', '=', 'c.warning_id').onRef('v.number', '=', 'c.number'),
        )
        .innerJoin('warning as w', 'w.id', 'c.warning_id')
        .select(['c.id', 'v.text', 'c.field'])
        .select([sql<unknown>`v.reading->'fields'->c.field`.as('before'), 'c.after'])
        .where('c.undone_at', 'is', null)
        .$if(organisations !== undefined, (all) =>
          all.where((is) =>
            is.or([
              is('w.kind', '=', 'taken'),
              is('v.published_at', 'is not', null),
              ...(organisations?.length ? [is('w.organisation_id', 'in', organisations)] : []),
            ]),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('warning_correction as newer')
                .select('newer.id')
                .whereRef('newer.warning_id', '=', 'c.warning_id')
                .whereRef('newer.number', '=', 'c.number')
                .whereRef('newer.field', '=', 'c.field')
                .whereRef('newer.id', '>', 'c.id')
                .where('newer.undone_at', 'is', null),
            ),
          ),
        )
        .where('c.id', '>', last)
        .orderBy('c.id')
        .limit(atATime)
        .execute(),
    )
    for (const { id: _, ...one } of rows) yield `${JSON.stringify(one)}\n`
    last = rows.at(-1)?.id ?? last
    if (rows.length < atATime) return
  }
}
