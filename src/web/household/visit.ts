import type { Context } from 'hono'
import type { ResidentAct, TrustedAct } from '../../people/households/act.ts'
import type { Visitor } from '../../people/households/household.ts'
import type { Store } from '../../store/store.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Outcome } from '../room.ts'
import type { HouseholdParts } from './parts.ts'
import type { householdTable } from './table.ts'

/** One request to a page of households, with what every handler needs. */
export interface Visit {
  readonly context: Context<EdgeEnv>
  readonly parts: HouseholdParts
  readonly store: Store
  readonly visitor: Visitor
  /** Fields of a form; the query of a GET. */
  readonly fields: URLSearchParams
}

/** A request from a browser in which a resident's household is open. */
export interface ResidentVisit extends Visit {
  readonly act: ResidentAct
  /** Id of this device. */
  readonly device: string
}

/** A request from a browser of somebody who is trusted, or waits for it; one act for each household. */
export interface TrustedVisit extends Visit {
  readonly acts: readonly (TrustedAct & { readonly token: string })[]
}

interface VisitFor {
  readonly anyone: Visit
  readonly household: ResidentVisit
  readonly trusted: TrustedVisit
}

/** A handler for every row of the table, each given what its row promises. */
export type HouseholdHandlers = {
  readonly [Route in keyof typeof householdTable]: (
    visit: VisitFor[(typeof householdTable)[Route]],
  ) => Outcome | Promise<Outcome>
}

/** An id from a form or an address; null for what cannot be one. */
export function readId(fields: URLSearchParams, name: string): string | null {
  const id = fields.get(name) ?? ''
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? id : null
}
