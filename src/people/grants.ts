/**
 * What a coordinator may be: a writer drafts and looks through reports, an approver lets out, an investigator sees reports as
 * they were given, an administrator says who may.
 */
export const roles = ['writer', 'approver', 'investigator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** A role in one organisation; an area narrows it to a force or a district, null is everywhere. */
export interface Grant {
  readonly id: string
  readonly organisation: string
  readonly organisationName: string
  readonly role: Role
  readonly area: string | null
}

/** What somebody wants to do. Without an organisation: anything of that role, anywhere. */
export interface Need {
  readonly role: Role
  readonly organisation?: string
  /** Code of the force or district it is about. */
  readonly area?: string
}

/** Whether the first area holds the second, as a force holds its districts. */
export type Covers = (wide: string, narrow: string) => boolean

const same: Covers = (wide, narrow) => wide === narrow

/** The grant that allows it; undefined if none does. */
export function grantFor(grants: readonly Grant[], need: Need, covers: Covers = same): Grant | undefined {
  return grants.find(
    ({ role, organisation, area }) =>
      role === need.role &&
      (need.organisation === undefined || organisation === need.organisation) &&
      (area === null || need.area === undefined || covers(area, need.area)),
  )
}

/** The grant of a role that no area narrows: for what holds for everybody, as a genuine number does. */
export const grantEverywhere = (grants: readonly Grant[], role: Role): Grant | undefined =>
  grantFor(
    grants.filter(({ area }) => area === null),
    { role },
  )
