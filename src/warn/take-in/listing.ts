import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import type { WarningState } from '../../values/warning.ts'

/** A warning on one line: its newest version. */
export interface ListedWarning {
  readonly id: string
  readonly kind: 'own' | 'taken'
  readonly number: number
  readonly state: WarningState
  readonly title: string
  readonly organisation: string
  readonly issued_on: string | null
  readonly address: string | null
  /** Id of the first that tells the same story. */
  readonly story: string
}

/** All warnings, those published last first. */
export function listWarnings(store: Store): Promise<readonly ListedWarning[]> {
  return reading(store, (db) =>
    db
      .with('newest', (each) =>
        each
          .selectFrom('warning_version')
          .distinctOn('warning_id')
          .select(['warning_id', 'number', 'state', 'title', 'organisation', 'issued_on'])
          .orderBy('warning_id')
          .orderBy('number', 'desc'),
      )
      .selectFrom('newest as n')
      .innerJoin('warning as w', 'w.id', 'n.warning_id')
      .select([
        'w.id',
        'w.kind',
        'n.number',
        'n.state',
        'n.title',
        'n.organisation',
        'n.issued_on',
        'w.address',
        'w.story',
      ])
      .orderBy('n.issued_on', (order) => order.desc().nullsLast())
      .orderBy('w.id')
      .execute(),
  )
}
