import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import type { WarningState } from '../../values/warning.ts'
import type { Person } from '../person.ts'

/** Longest list that is shown. */
const most = 200

/** Versions in some states of the organisations in which somebody has a role, the longest unchanged first. */
export function waitingFor(
  store: Store,
  { coordinator }: Pick<Person, 'coordinator'>,
  states: readonly WarningState[],
) {
  const organisations = [...new Set(coordinator.grants.map(({ organisation }) => organisation))]
  if (organisations.length === 0) return []
  return reading(store, (db) =>
    db
      .selectFrom('warning_version as v')
      .innerJoin('warning as w', 'w.id', 'v.warning_id')
      .select(['v.warning_id', 'v.number', 'v.state', 'v.title', 'v.organisation'])
      .select(['v.submitted_by', 'v.submitted_at', 'v.changed_at', 'w.kind'])
      .where('v.state', 'in', states)
      .where('w.organisation_id', 'in', organisations)
      .orderBy('v.changed_at')
      .limit(most)
      .execute(),
  )
}
