import { guarded, type Route } from './guard.ts'
import { helpingPages } from './helping.ts'
import { livePages } from './live.ts'
import { openingPages } from './opening.ts'
import type { HouseholdParts } from './parts.ts'
import { peoplePages } from './people.ts'
import { recordPages } from './records.ts'
import { tellPages } from './tell.ts'

/** Every page and form of households and of those who help them, with who may use it; the handlers enforce that. */
export const householdRoutes = (parts: HouseholdParts): readonly Route[] =>
  [...openingPages, ...peoplePages, ...recordPages, ...tellPages, ...helpingPages, ...livePages].map((page) =>
    guarded(page, parts),
  )
