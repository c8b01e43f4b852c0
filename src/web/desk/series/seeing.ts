import type { Role } from '../../../people/grants.ts'
import { scopeOf, seesAsGiven } from '../../../report/scope.ts'
import type { Actor } from '../../../values/actor.ts'
import { DoorchainError } from '../../../values/error.ts'
import { idOf } from '../../../values/reference.ts'
import type { Scope } from '../../../values/scope.ts'
import type { Visit } from '../visit.ts'
import { analysts } from './series-table.ts'

export { titlesIn } from '../../../link/reason-words.ts'

const grantsOf = ({ session }: Visit) => session.coordinator.grants

/** The reports that who visits may see. */
export const scopeFor = (visit: Visit): Scope => scopeOf(grantsOf(visit), visit.parts.areas.on())

/** Whether a scope holds no report, whatever there is. */
export const isNobody = (scope: Scope): boolean =>
  scope !== 'everything' && scope.districts.length + scope.organisations.length === 0

/** Says of a report whether who visits may see it as it was given. */
export function asGivenFor(visit: Visit) {
  const view = visit.parts.areas.on()
  return (report: { readonly district: string; readonly organisation: string | null }) =>
    seesAsGiven(grantsOf(visit), view, report)
}

/** Who decides about series, and about which reports; null for who may not. */
export function analystFor(visit: Visit): { readonly actor: Actor; readonly scope: Scope } | null {
  const grants = grantsOf(visit).filter(({ role }) => (analysts as readonly Role[]).includes(role))
  const [first] = grants
  if (!first) return null
  return { actor: { ...visit.actor, organisation: first.organisation }, scope: scopeOf(grants, visit.parts.areas.on()) }
}

/** The series of the address. Throws `series-unknown` for what is no id. */
export function seriesIdOf({ context }: Visit): string {
  const id = idOf(context.req.param('id') ?? '')
  if (id === null) throw new DoorchainError('series-unknown')
  return id
}
