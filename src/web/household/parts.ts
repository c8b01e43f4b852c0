import type { Item } from '../../people/households/item.ts'
import type { Store } from '../../store/store.ts'
import type { Districts } from '../../values/district.ts'

/** A warning for an area, to be linked. */
export interface WarningLink {
  readonly title: string
  readonly path: string
}

/** What the pages of households are made from, given by the composition root. */
export interface HouseholdParts {
  /** Resolves when the database is open. */
  readonly store: () => Promise<Store>
  /** Origin of the public address, such as https://doorchain.example. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly districts: Districts
  /** The items this service can show: a resident is asked about no others. */
  readonly items: readonly Item[]
  /** Warnings in force for a district; needed for the item "warnings". */
  readonly warningsFor?: (area: string) => Promise<readonly WarningLink[]>
}
