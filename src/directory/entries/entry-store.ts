import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { readImports } from '../release/import-store.ts'
import { applyDistrust, applyTrust } from '../release/key-store.ts'
import { type Apply, type Change, decide, type Verdict, writeProposal } from './changes.ts'
import {
  type Directory,
  digitsOf,
  emergencyIds,
  emergencyNumbers,
  hasDear,
  type OwnEntry,
  openDirectory,
  shippedListings,
} from './directory.ts'
import { type Entry, parseEntry } from './entry.ts'

export interface EntryProposal {
  /** As it came; it is checked here. */
  readonly entry: unknown
  readonly reason: string
  readonly shipped: Knowledge
  readonly now: Date
}

/**
 * Proposes to list or change an entry. Throws `entry-wrong` (no source, no date, no number, …), `entry-emergency`,
 * `change-open`, `person-needed`.
 */
export async function proposeEntry(
  store: Store,
  actor: Actor,
  { entry: given, reason, shipped, now }: EntryProposal,
): Promise<Change> {
  const entry = parseEntry(given)
  const unread = entry.reach.filter(({ kind }) => kind === 'phone' || kind === 'sms').length - digitsOf(entry).length
  if (unread > 0) throw new DoorchainError('entry-wrong', { problem: 'reach: a number of it is none that can be rung' })
  if (hasDear(entry)) throw new DoorchainError('entry-wrong', { problem: 'reach: a number of it costs a lot to ring' })
  demandCurrent(entry, now.toISOString().slice(0, 10))
  demandPlain(entry.id, entry, shipped)
  return writeProposal(store, actor, { subject: entry.id, action: 'list', proposal: entry, reason })
}

/** Proposes to take an entry off. Throws `entry-unknown`, `entry-emergency`, `change-open`, `person-needed`. */
export async function proposeRemoval(
  store: Store,
  actor: Actor,
  { id, reason, shipped }: { id: string; reason: string; shipped: Knowledge },
): Promise<Change> {
  demandPlain(id, null, shipped)
  if (!(await readDirectory(store, shipped)).find(id))
    throw new DoorchainError('entry-unknown', { id: id.slice(0, 60) })
  return writeProposal(store, actor, { subject: id, action: 'remove', proposal: null, reason })
}

/** Decides on a proposal of any kind; an approved one holds from then on. Throws as `decide` does. */
export const decideChange = (store: Store, actor: Actor, verdict: Verdict): Promise<Change> =>
  decide(store, actor, { ...verdict, apply })

const apply: Apply = async (db, change) => {
  if (change.action === 'trust') return applyTrust(db, change)
  if (change.action === 'distrust') return applyDistrust(db, change)
  await db
    .insertInto('directory_entry')
    .values({ subject: change.subject, change_id: change.id })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ change_id: change.id }))
    .execute()
}

/** An entry was checked, and has not run out. */
function demandCurrent({ checked, expires }: Entry, today: string): void {
  if (checked > today) throw new DoorchainError('entry-wrong', { problem: 'checked: that day is still to come' })
  if (expires <= today) throw new DoorchainError('entry-wrong', { problem: 'expires: that day is over' })
}

/** Emergency numbers are nobody's to list, change or take off. */
function demandPlain(id: string, entry: Entry | null, shipped: Knowledge): void {
  const emergency = emergencyNumbers(shippedListings(shipped))
  const isEmergency = emergencyIds.has(id) || (entry && digitsOf(entry).some((digits) => emergency.has(digits)))
  if (isEmergency) throw new DoorchainError('entry-emergency', { id: id.slice(0, 60) })
}

/** The directory as it holds now: shipped, decided on here, imported. */
export async function readDirectory(store: Store, shipped: Knowledge): Promise<Directory> {
  return openDirectory({ shipped, own: await readOwn(store), imported: await readImports(store) })
}

async function readOwn(store: Store): Promise<OwnEntry[]> {
  const rows = await reading(store, (db) =>
    db
      .selectFrom('directory_entry as e')
      .innerJoin('directory_change as c', 'c.id', 'e.change_id')
      .select(['e.subject', 'c.id', 'c.proposal'])
      .orderBy('e.subject')
      .execute(),
  )
  return rows.map(({ subject, id, proposal }) => ({ id: subject, change: id, entry: proposal && parseEntry(proposal) }))
}
