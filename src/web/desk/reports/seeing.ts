import { grantFor } from '../../../people/grants.ts'
import type { Looker } from '../../../report/looking.ts'
import type { Visit } from '../visit.ts'

/** Who looks at reports here. */
export const lookerOf = ({ session, actor, parts, now }: Visit): Looker => ({
  coordinator: session.coordinator,
  actor,
  view: parts.areas.on(),
  now,
})

/** Whether somebody is a writer anywhere: who may decide about some reports, and read some in. */
export const mayDecideSome = ({ session }: Visit): boolean =>
  grantFor(session.coordinator.grants, { role: 'writer' }) !== undefined
