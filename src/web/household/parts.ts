import type { Context } from 'hono'
import type { Item } from '../../people/households/item.ts'
import type { Store } from '../../store/store.ts'
import type { Districts } from '../../values/district.ts'
import type { Page } from '../page.ts'

/** Who asks, as the edge of the service knows it. */
export interface Caller {
  /** One name for all at one connection, for limits. */
  readonly network: string
  /** Where this service is for them, as "https://doorchain.example". */
  readonly origin: string
  readonly requestId: string
}

/** A warning for an area, to be linked. */
export interface WarningLink {
  readonly title: string
  readonly path: string
}

/** What the pages of households are made from, given by the composition root. */
export interface HouseholdParts {
  /** Resolves once the database is open. */
  readonly store: () => Promise<Store>
  readonly now: () => Date
  readonly caller: (context: Context) => Caller
  readonly show: (context: Context, page: Page) => Response | Promise<Response>
  readonly districts: Districts
  /** The items this service can show: a resident is asked about no others. */
  readonly items: readonly Item[]
  /** Warnings in force for a district; needed for the item "warnings". */
  readonly warningsFor?: (area: string) => Promise<readonly WarningLink[]>
}
