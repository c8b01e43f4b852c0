import type { Store } from '../../store/store.ts'
import { DoorchainError } from '../../values/error.ts'
import type { WarningContent } from '../../values/warning.ts'
import { recountFigures } from '../draft/recount.ts'
import { demandRole, districtsWithin, knownAreas, type Person } from '../person.ts'
import { demandWhole } from '../write/content.ts'
import type { Remark } from '../write/remark.ts'
import { organisationName } from '../write/version.ts'
import { demandStanding, reachOf, type Stepping, takeStep } from './step.ts'

/** What is put forward. */
export interface Submission {
  readonly id: string
  /** What there is to say about it. */
  readonly remarks: (content: WarningContent) => readonly Remark[]
  /** The writer has looked at what could tell who somebody was, and it does not. */
  readonly confirmed: boolean
  /** Of a warning taken in: the organisation that publishes it, and codes of the areas it is for. */
  readonly organisation?: string
  readonly areas?: readonly string[]
}

/**
 * Puts a warning forward, for another person to decide on. Throws `warning-unknown`, `warning-state`, `warning-role`,
 * `warning-wrong` (what is missing, or what could tell who somebody was and was not confirmed).
 */
export function submitWarning(store: Store, person: Person, order: Submission): Promise<void> {
  return takeStep(
    store,
    { id: order.id, step: 'submit', person },
    {
      async work(stepping) {
        const { db, version, others } = stepping
        if (version.kind === 'taken') return submitTaken(stepping, person, order)
        const actor = demandRole(person, 'writer', reachOf(version))
        demandStanding(others)
        demandWhole(version.content, person.now)
        const { warning_id: id, number, content } = version
        await recountFigures(db, { id, number, content, view: person.view, now: person.now })
        const isTelling = order.remarks(version.content).some(({ kind }) => kind === 'who')
        if (isTelling && !order.confirmed) throw new DoorchainError('warning-wrong', { problem: telling })
        return { actor, change: submitted(person), facts: isTelling ? { confirmed: 'nobody can be recognised' } : {} }
      },
    },
  )
}

const telling = 'something in it could tell who somebody was; take it out, or tick that you have looked at it'

const submitted = ({ coordinator, now }: Person) => ({
  submitted_by: coordinator.id,
  submitted_at: now,
  decided_by: null,
  decided_at: null,
  note: null,
})

/** What is published stays with those who may cancel it. */
async function submitTaken({ db, version, others }: Stepping, person: Person, order: Submission) {
  const organisation = order.organisation ?? version.organisation_id ?? ''
  const areas = knownAreas(person.view, order.areas ?? version.districts)
  if (!areas || areas.length === 0) throw new DoorchainError('warning-wrong', { problem: 'it has no area' })
  const held = others.some(({ state }) => state === 'published') ? version.organisation_id : null
  if (held !== null && held !== organisation)
    throw new DoorchainError('warning-role', { role: 'writer', organisation: await organisationName(db, held) })
  const name = await organisationName(db, organisation)
  const actor = demandRole(person, 'writer', { organisation, areas, name })
  await db.updateTable('warning').set({ organisation_id: organisation }).where('id', '=', version.warning_id).execute()
  return { actor, change: { ...submitted(person), districts: districtsWithin(person.view, areas) } }
}

/** Takes back what one put forward oneself. Throws `warning-unknown`, `warning-state`, `warning-own`, `warning-role`. */
export function withdrawWarning(store: Store, person: Person, id: string): Promise<void> {
  return takeStep(
    store,
    { id, step: 'withdraw', person },
    {
      async work({ version }) {
        if (version.submitted_by !== person.coordinator.id) throw new DoorchainError('warning-not-own')
        return { actor: { ...person.actor, organisation: version.organisation_id }, change: {} }
      },
    },
  )
}
