import type { AreaView } from '../areas/view.ts'
import type { Grant } from '../people/grants.ts'
import type { Scope } from '../values/scope.ts'
import { scopeOf } from './scope.ts'

/** Which reports somebody may see at all, and which of them as they were given; a value for the `where` of every query. */
export interface Seeing {
  readonly scope: Scope
  readonly asGiven: Scope
}

/** What somebody with these roles may see; the same rule as `seesAsGiven`, for many reports at once. */
export const seeingOf = (grants: readonly Grant[], view: AreaView): Seeing => ({
  scope: scopeOf(grants, view),
  asGiven: scopeOf(
    grants.filter(({ role }) => role === 'investigator'),
    view,
  ),
})
