import type { Db } from '../../store/transaction.ts'
import type { Person } from '../person.ts'

/** What a warning is drawn up from: id of a series, or of a spike. */
export type Basis = { readonly series: string } | { readonly spike: string }

/** What a warning was drawn up from; null where it was not, or that is gone. */
export async function basisOf(db: Db, id: string): Promise<Basis | null> {
  const found = await db
    .selectFrom('warning_basis')
    .select(['series_id', 'spike_id'])
    .where('warning_id', '=', id)
    .executeTakeFirst()
  if (found?.series_id != null) return { series: found.series_id }
  return found?.spike_id != null ? { spike: found.spike_id } : null
}

interface Keeping {
  readonly id: string
  readonly basis: Basis
  readonly person: Person
}

/** Keeps what a warning was drawn up from, and by whom. */
export async function keepBasis(db: Db, { id, basis, person }: Keeping): Promise<void> {
  await db
    .insertInto('warning_basis')
    .values({
      warning_id: id,
      series_id: 'series' in basis ? basis.series : null,
      spike_id: 'spike' in basis ? basis.spike : null,
      made_by: person.coordinator.id,
      made_at: person.now,
    })
    .execute()
}
