import { hashOf, newToken } from '../store/secret.ts'
import type { Db } from '../store/transaction.ts'
import { type Coordinator, findCoordinator } from './coordinator.ts'

export type SignInMethod = 'passkey' | 'email-link' | 'recovery' | 'invitation'

/** A session ends after so long without use, and after so long at all. */
export const idleMs = 8 * 3_600_000
export const longestMs = 7 * 86_400_000
/** Being seen is written down at most this often. */
const seenEveryMs = 60_000

export interface DeskSession {
  readonly coordinator: Coordinator
  readonly method: SignInMethod
  /** The hash that the session is kept by: its name on pages, no secret. */
  readonly id: string
}

export interface NewSession {
  readonly coordinator: string
  readonly method: SignInMethod
  /** A name for the browser, such as "Firefox on Windows". */
  readonly browser: string
  readonly now: Date
}

/** Opens a session under a token that is new each time, whatever the browser sent; the token is for its cookie. */
export async function openSession(db: Db, { coordinator, method, browser, now }: NewSession): Promise<string> {
  const token = newToken()
  await db
    .insertInto('desk_session')
    .values({
      token_hash: hashOf(token),
      coordinator_id: coordinator,
      method,
      browser: browser.slice(0, 80),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + longestMs),
    })
    .execute()
  return token
}

/** The session of a cookie's token; null if it has ended, or its coordinator has. */
export async function findSession(db: Db, token: string, now: Date): Promise<DeskSession | null> {
  const id = hashOf(token)
  const row = await db
    .selectFrom('desk_session')
    .select(['coordinator_id', 'method', 'seen_at'])
    .where('token_hash', '=', id)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleMs))
    .executeTakeFirst()
  const coordinator = row && (await findCoordinator(db, row.coordinator_id))
  if (!coordinator) return null
  if (now.getTime() - row.seen_at.getTime() > seenEveryMs)
    await db.updateTable('desk_session').set({ seen_at: now }).where('token_hash', '=', id).execute()
  return { coordinator, method: row.method, id }
}

export interface SessionLine {
  readonly id: string
  readonly method: SignInMethod
  readonly browser: string
  readonly createdAt: Date
  readonly seenAt: Date
}

export async function listSessions(db: Db, coordinator: string, now: Date): Promise<readonly SessionLine[]> {
  return db
    .selectFrom('desk_session')
    .select(['token_hash as id', 'method', 'browser', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('coordinator_id', '=', coordinator)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleMs))
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Ends one session of a coordinator, or all of them. */
export async function endSessions(db: Db, coordinator: string, id?: string): Promise<number> {
  const all = db.deleteFrom('desk_session').where('coordinator_id', '=', coordinator)
  const gone = await (id === undefined ? all : all.where('token_hash', '=', id)).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
