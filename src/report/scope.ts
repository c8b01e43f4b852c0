import { holdsArea } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import { type Grant, grantFor, type Role } from '../people/grants.ts'
import type { Scope } from '../values/scope.ts'

/** Roles that see reports; whoever only says who may do what sees none. */
const seeing: readonly Role[] = ['writer', 'approver', 'investigator']

/** The reports that somebody with these roles may see: those of their areas, and those that their organisations sent. */
export function scopeOf(grants: readonly Grant[], view: AreaView): Scope {
  const mine = grants.filter(({ role }) => seeing.includes(role))
  if (mine.some(({ area }) => area === null)) return 'everything'
  return {
    districts: [
      ...new Set(mine.flatMap(({ area }) => view.forces.get(area!)?.districts ?? view.canonical(area!) ?? [])),
    ],
    organisations: [...new Set(mine.map(({ organisation }) => organisation))],
  }
}

/** Whether somebody may see a report of this district and organisation as it was given: words, names, whom to ask. */
export function seesAsGiven(
  grants: readonly Grant[],
  view: AreaView,
  report: { readonly district: string; readonly organisation: string | null },
): boolean {
  const covers = (wide: string, narrow: string) => holdsArea(view, wide, narrow)
  const own = report.organisation !== null && { organisation: report.organisation }
  return (
    grantFor(grants, { role: 'investigator', area: report.district }, covers) !== undefined ||
    (own !== false && grantFor(grants, { role: 'investigator', ...own }) !== undefined)
  )
}
