import type { Context } from 'hono'
import type { Areas } from '../../areas/open.ts'
import type { DeskSession } from '../../people/desk-session.ts'
import type { RelyingParty } from '../../people/passkeys.ts'
import type { Store } from '../../store/store.ts'
import type { Actor } from '../../values/actor.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import type { Fetcher } from '../../warn/fetch/fetcher.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Outcome } from '../room.ts'
import type { deskTable } from './table.ts'

/** What the desk is made from. */
export interface DeskParts {
  /** Resolves when the database is open. */
  readonly store: () => Promise<Store>
  /** Origin of the public address, such as https://doorchain.example. */
  readonly publicUrl: string
  readonly now: () => Date
  /** Says that a message was written to the outbox; null where no SMTP server is set. */
  readonly wakeMail: (() => void) | null
  /** The knowledge as it ships. */
  readonly shipped: () => Knowledge
  /** A role may be narrowed to one of them. */
  readonly areas: Areas
  /** Waits so many milliseconds: an answer that must not tell how long the work took. */
  readonly pause: (ms: number) => Promise<unknown>
  /** Reads pages and feeds of others; loaded when it is first needed. */
  readonly fetcher: () => Promise<Fetcher>
}

/** One request at the desk, parsed; `session` is null only where anyone may come. */
export interface Visit<Session extends DeskSession | null = DeskSession> {
  readonly context: Context<EdgeEnv>
  readonly parts: DeskParts
  readonly store: Store
  readonly session: Session
  /** Fields of a form; the query of a GET. */
  readonly fields: URLSearchParams
  readonly now: Date
  readonly party: RelyingParty
  /** Who changes something, for the audit. */
  readonly actor: Actor
}

type SessionFor<Who> = Who extends 'anyone' ? DeskSession | null : DeskSession

/** A handler for every row of the table, each given what its row promises. */
export type DeskHandlers = {
  readonly [Route in keyof typeof deskTable]: (
    visit: Visit<SessionFor<(typeof deskTable)[Route]>>,
  ) => Outcome | Promise<Outcome>
}
