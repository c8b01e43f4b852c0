import { hashOf, newCode, newToken } from '../store/secret.ts'
import type { Db } from '../store/transaction.ts'

/** Something that works once: an invitation, a link by e-mail, a recovery code. */
export type TicketPurpose = 'invitation' | 'email-link' | 'recovery'

/** How long each works, in milliseconds. */
export const ticketLastsMs: Readonly<Record<TicketPurpose, number>> = {
  invitation: 3 * 86_400_000,
  'email-link': 15 * 60_000,
  recovery: 5 * 365 * 86_400_000,
}

export const recoveryCodes = 8
/** Groups of four signs: 59 bits. */
const recoveryGroups = 3

export interface TicketOrder {
  readonly purpose: TicketPurpose
  readonly coordinator: string
  readonly now: Date
}

/** Makes a ticket, ending earlier ones of the kind, and gives its token: only the hash is kept. */
export async function newTicket(db: Db, order: TicketOrder): Promise<string> {
  await endTickets(db, order)
  const token = newToken()
  await keep(db, order, [token])
  return token
}

/** Makes a new set of recovery codes; those before work no more. */
export async function newRecoveryCodes(db: Db, order: Omit<TicketOrder, 'purpose'>): Promise<readonly string[]> {
  const whole = { ...order, purpose: 'recovery' as const }
  await endTickets(db, whole)
  const codes = Array.from({ length: recoveryCodes }, () => newCode(recoveryGroups))
  await keep(db, whole, codes)
  return codes
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Db, coordinator: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom('ticket')
    .select(({ fn }) => fn.countAll<string>().as('left'))
    .where('coordinator_id', '=', coordinator)
    .where('purpose', '=', 'recovery')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}

async function keep(db: Db, { purpose, coordinator, now }: TicketOrder, secrets: readonly string[]): Promise<void> {
  const expires_at = new Date(now.getTime() + ticketLastsMs[purpose])
  const rows = secrets.map((secret) => ({
    hash: hashOf(secret),
    purpose,
    coordinator_id: coordinator,
    created_at: now,
    expires_at,
  }))
  await db.insertInto('ticket').values(rows).execute()
}

/** Whose ticket it is, if it still works; it stays as it is. */
export async function readTicket(
  db: Db,
  secret: string,
  { purpose, now }: Pick<TicketOrder, 'purpose' | 'now'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('ticket as t')
    .innerJoin('coordinator as c', 'c.id', 't.coordinator_id')
    .select('t.coordinator_id')
    .where('t.hash', '=', hashOf(secret))
    .where('t.purpose', '=', purpose)
    .where('t.used_at', 'is', null)
    .where('t.expires_at', '>', now)
    .where('c.ended_at', 'is', null)
    .executeTakeFirst()
  return row?.coordinator_id ?? null
}

/** Uses a ticket up: of two who try at once, one gets it. Whose it was; null if it does not work. */
export async function redeemTicket(
  db: Db,
  secret: string,
  { purpose, now }: Pick<TicketOrder, 'purpose' | 'now'>,
): Promise<string | null> {
  if ((await readTicket(db, secret, { purpose, now })) === null) return null
  const row = await db
    .updateTable('ticket')
    .set({ used_at: now })
    .where('hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .returning('coordinator_id')
    .executeTakeFirst()
  return row?.coordinator_id ?? null
}

/** Ends what was not used of one kind, or of all kinds. */
export async function endTickets(
  db: Db,
  { coordinator, purpose }: { readonly coordinator: string; readonly purpose?: TicketPurpose },
): Promise<void> {
  const query = db.deleteFrom('ticket').where('coordinator_id', '=', coordinator).where('used_at', 'is', null)
  await (purpose ? query.where('purpose', '=', purpose) : query).execute()
}
