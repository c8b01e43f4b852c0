import { areaName } from '../areas/borders.ts'
import { holdsArea } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import type { Coordinator } from '../people/coordinator.ts'
import { type Grant, grantFor, type Role } from '../people/grants.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'

/** Somebody who works on warnings, now. */
export interface Person {
  readonly coordinator: Coordinator
  readonly actor: Actor
  /** The areas of today. */
  readonly view: AreaView
  readonly now: Date
}

/** What a role must reach: an organisation and, where it has any, all areas of a warning (codes of forces and districts). */
export interface Reach {
  readonly organisation: string | null
  readonly areas: readonly string[]
}

/** The grant of a role that reaches all areas, each by itself or by another of the same organisation; undefined if none does. */
export function grantOver(
  { coordinator, view }: Person,
  role: Role,
  { organisation, areas }: Reach,
): Grant | undefined {
  if (organisation === null) return undefined
  const covers = (wide: string, narrow: string) => holdsArea(view, wide, narrow)
  const first = grantFor(coordinator.grants, { role, organisation })
  const isWhole = areas.every((area) => grantFor(coordinator.grants, { role, organisation, area }, covers))
  return isWhole ? first : undefined
}

/** Who acts, for the organisation that gave them the role. Throws `warning-role` naming what is needed. */
export function demandRole(person: Person, role: Role, reach: Reach & { readonly name: string }): Actor {
  if (grantOver(person, role, reach)) return { ...person.actor, organisation: reach.organisation }
  throw new DoorchainError('warning-role', { role, organisation: reach.name })
}

/** Codes as today's, each once, in the order chosen; null where one is no force or district with an area. */
export function knownAreas(view: AreaView, codes: readonly string[]): readonly string[] | null {
  const known = codes.map(
    (code) => view.canonical(code) ?? ((view.forces.get(code)?.districts.length ?? 0) > 0 && code),
  )
  return known.every((code) => code !== false) ? [...new Set(known)] : null
}

/** The codes of all districts of some areas, in order of code. */
export const districtsWithin = (view: AreaView, areas: readonly string[]): string[] =>
  [...new Set(areas.flatMap((code) => view.forces.get(code)?.districts ?? view.canonical(code) ?? []))].sort()

/** "Watford, Kent Police". */
export const areaNames = (view: AreaView, areas: readonly string[]): string =>
  areas.map((code) => areaName(view, code)).join(', ')
