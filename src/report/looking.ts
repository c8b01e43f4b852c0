import { holdsArea } from '../areas/open.ts'
import type { AreaView } from '../areas/view.ts'
import type { Coordinator } from '../people/coordinator.ts'
import { type Grant, grantFor } from '../people/grants.ts'
import type { Db } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import { type Seeing, seeingOf } from './seeing.ts'

/** Somebody who looks through reports, now. */
export interface Looker {
  readonly coordinator: Coordinator
  readonly actor: Actor
  /** The areas of today. */
  readonly view: AreaView
  readonly now: Date
}

export const seeingFor = ({ coordinator, view }: Looker): Seeing => seeingOf(coordinator.grants, view)

/** What must be known of a report to say who may decide about it. */
export interface Judged {
  readonly district: string
  readonly organisation_id: string | null
}

/** The grant by which somebody may decide about a report: a writer of its area, or of the organisation that sent it. */
export function decidingGrant({ coordinator, view }: Looker, { district, organisation_id }: Judged): Grant | undefined {
  const { grants } = coordinator
  const covers = (wide: string, narrow: string) => holdsArea(view, wide, narrow)
  const ofArea = grantFor(grants, { role: 'writer', area: district }, covers)
  return (
    ofArea ??
    (organisation_id === null ? undefined : grantFor(grants, { role: 'writer', organisation: organisation_id }))
  )
}

/** Who acts, for the organisation that lets them. Throws `not-allowed`. */
export function demandDeciding(looker: Looker, report: Judged): Actor {
  const grant = decidingGrant(looker, report)
  if (!grant) throw new DoorchainError('not-allowed')
  return { ...looker.actor, organisation: grant.organisation }
}

/** Whether somebody sent a report themselves: by an import, or with their own address as whom to ask. */
export async function isOwn(db: Db, { coordinator }: Looker, serial: string): Promise<boolean> {
  const own = await db
    .selectFrom('report as r')
    .leftJoin('report_import as i', 'i.id', 'r.import_id')
    .leftJoin('report_contact as c', 'c.report', 'r.serial')
    .select('r.serial')
    .where('r.serial', '=', serial)
    .where((is) =>
      is.or([
        is('i.imported_by', '=', coordinator.id),
        is(is.fn<string>('lower', ['c.email']), '=', coordinator.email.toLowerCase()),
      ]),
    )
    .executeTakeFirst()
  return own !== undefined
}
