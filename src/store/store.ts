import type { Kysely } from 'kysely'
import type { DoorchainError } from '../values/error.ts'
import type { Tables } from './tables.ts'

export type Row = Readonly<Record<string, unknown>>

/** One transaction in plain SQL, for work on the whole database: migrations, backup, restore. */
export interface Session {
  /** Runs one or more statements without parameters. */
  exec(statements: string): Promise<void>
  rows(statement: string, parameters?: readonly unknown[]): Promise<readonly Row[]>
}

export interface Store {
  readonly kind: 'embedded' | 'postgresql'
  /** The data directory, or host and database of the server; never a password. */
  readonly where: string
  /** Number of the newest migration that has run. */
  readonly migration: number
  /** Of this process, for files that outlive the database; beside a server too. */
  readonly directory: string
  readonly db: Kysely<Tables>
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transact<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Puts what a query of `db` threw into the table of errors. */
  failure(thrown: unknown): DoorchainError
  /** Ends what is under way, then closes; safe to call twice. */
  close(): Promise<void>
}

/** What an engine gives; the store adds migrations and words for its errors. */
export type Engine = Omit<Store, 'migration' | 'directory'>
