import type { Kysely } from 'kysely'
import type { Actor } from '../values/actor.ts'
import type { Tables } from './tables.ts'

/** Facts of a record before or after a change, fit for JSON. Secrets and their hashes never stand here. */
export type Facts = Readonly<Record<string, unknown>>

export interface Change {
  /** What was done, as "coordinator-invited". */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly before?: Facts | null
  readonly after?: Facts | null
}

/** Writes who changed what. `db` is the transaction that makes the change: no change without its row, no row without. */
export async function writeAudit(db: Kysely<Tables>, actor: Actor, change: Change): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      actor_kind: actor.kind,
      actor_id: actor.id,
      organisation_id: actor.organisation,
      origin: actor.origin,
      action: change.action,
      subject_kind: change.subject.kind,
      subject_id: change.subject.id,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
    })
    .execute()
}
