import type { Selectable } from 'kysely'
import { type Facts, writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import type { ChangeAction, DirectoryChangeTable } from '../../store/tables-directory.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'

/** A change as it is kept, from proposal to decision. */
export type Change = Selectable<DirectoryChangeTable>

/** Who proposed a change and, once it is decided, who decided, by id. */
export const peopleOf = ({ proposed_by, decided_by }: Change): readonly string[] =>
  decided_by === null ? [proposed_by] : [proposed_by, decided_by]

export interface Proposed {
  /** Id of the entry or the key. */
  readonly subject: string
  readonly action: ChangeAction
  /** The entry or key as it shall be; null to remove. */
  readonly proposal: Facts | null
  readonly reason: string
}

export type Decision = 'approved' | 'rejected' | 'withdrawn'

/** What is done when a change is approved, in its transaction. */
export type Apply = (db: Db, change: Change) => Promise<void>

/** The id of the person who acts. Throws `person-needed`: neither the service nor a terminal alone may change anything. */
function personOf({ kind, id }: Actor): string {
  const person = id.trim().toLowerCase()
  if (kind === 'coordinator' && person !== '') return person
  throw new DoorchainError('person-needed')
}

function reasonOf({ reason }: Proposed): string {
  const words = reason.trim().slice(0, 600)
  if (words.length >= 3) return words
  throw new DoorchainError('entry-wrong', { problem: 'it has no reason; say in a few words why' })
}

/**
 * Writes a proposal; it changes nothing until another person approves it. Throws `change-open`, `entry-wrong` (without a
 * reason), `person-needed`.
 */
export async function writeProposal(store: Store, actor: Actor, proposed: Proposed): Promise<Change> {
  const person = personOf(actor)
  const reason = reasonOf(proposed)
  return inTransaction(store, async (db) => {
    const change = await db
      .insertInto('directory_change')
      .values({
        subject: proposed.subject,
        action: proposed.action,
        proposal: proposed.proposal ? JSON.stringify(proposed.proposal) : null,
        reason,
        proposed_by: person,
        decided_by: null,
        decided_at: null,
        note: null,
      })
      .onConflict((conflict) => conflict.column('subject').where('state', '=', 'proposed').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (!change) throw new DoorchainError('change-open', { id: proposed.subject })
    await audit(db, actor, { change, done: 'proposed' })
    return change
  })
}

export interface Verdict {
  readonly id: string
  readonly decision: Decision
  readonly note?: string | undefined
  readonly now: Date
}

/**
 * Decides on a proposal, once. Throws `change-own` when the proposer would approve or reject it, `change-not-own` when
 * somebody else would withdraw it, `change-decided`, `change-unknown`, `person-needed`.
 */
export async function decide(
  store: Store,
  actor: Actor,
  { id, decision, note, now, apply }: Verdict & { apply: Apply },
): Promise<Change> {
  const person = personOf(actor)
  return inTransaction(store, async (db) => {
    const found = await changeOf(db, id)
    const isOwn = found.proposed_by === person
    if (found.state !== 'proposed') throw new DoorchainError('change-decided', { id, state: found.state })
    if (decision === 'withdrawn' && !isOwn) throw new DoorchainError('change-not-own')
    if (decision !== 'withdrawn' && isOwn) throw new DoorchainError('change-own')
    const change = await db
      .updateTable('directory_change')
      .set({ state: decision, decided_by: person, decided_at: now, note: note?.trim().slice(0, 600) || null })
      .where('id', '=', id)
      .where('state', '=', 'proposed')
      .returningAll()
      .executeTakeFirst()
    if (!change) throw new DoorchainError('change-decided', { id, state: 'by somebody else just now' })
    const before = await inForce(db, change.subject)
    if (decision === 'approved') await apply(db, change)
    await audit(db, actor, { change, done: decision, before })
    return change
  })
}

async function changeOf(db: Db, id: string): Promise<Change> {
  const found = /^\d{1,18}$/.test(id)
    ? await db.selectFrom('directory_change').where('id', '=', id).selectAll().forUpdate().executeTakeFirst()
    : undefined
  if (found) return found
  throw new DoorchainError('change-unknown', { id: id.slice(0, 40) })
}

/** The entry that holds before a change. */
async function inForce(db: Db, subject: string): Promise<Facts | null> {
  const row = await db
    .selectFrom('directory_entry as e')
    .innerJoin('directory_change as c', 'c.id', 'e.change_id')
    .where('e.subject', '=', subject)
    .select('c.proposal')
    .executeTakeFirst()
  return row?.proposal ?? null
}

interface Audited {
  readonly change: Change
  readonly done: 'proposed' | Decision
  readonly before?: Facts | null
}

async function audit(db: Db, actor: Actor, { change, done, before = null }: Audited): Promise<void> {
  const { id, subject, action, proposal, reason } = change
  const kind = action === 'trust' || action === 'distrust' ? 'directory-key' : 'directory-entry'
  await writeAudit(db, actor, {
    action: `${kind}-${action}-${done}`,
    subject: { kind, id: subject },
    before,
    after: { change: id, reason, proposal },
  })
}

/** All changes, newest first; of one subject where one is named. */
export function readHistory(store: Store, subject?: string): Promise<readonly Change[]> {
  return reading(store, (db) => {
    const all = db.selectFrom('directory_change').selectAll().orderBy('id', 'desc').limit(500)
    return (subject === undefined ? all : all.where('subject', '=', subject)).execute()
  })
}
