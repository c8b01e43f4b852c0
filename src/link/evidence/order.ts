import type { AreaView } from '../../areas/view.ts'
import type { Db } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import type { Scope } from '../../values/scope.ts'

/** Who takes a series out, what they may see of it, and what they need of other parts of the house. */
export interface EvidenceOrder {
  readonly series: string
  /** In their words. */
  readonly why: string
  readonly scope: Scope
  /** Whether they may see a report of this district and organisation as it was given. */
  readonly asGiven: (report: { readonly district: string; readonly organisation: string | null }) => boolean
  /** Takes out of words what could tell who reported. */
  readonly redact: (
    words: string,
    known: {
      readonly numbers: readonly string[]
      readonly aliases: readonly string[]
      /** Name of who reports, where it was given. */
      readonly reporter: string | null
    },
  ) => string
  /** Names of coordinators by id. */
  readonly namesOf: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>
  readonly view: AreaView
  readonly by: { readonly actor: Actor; readonly name: string; readonly organisation: string }
  readonly software: string
  readonly knowledge: string
  readonly address: string
  readonly now: Date
}
