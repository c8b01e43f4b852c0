import type { Store } from '../../store/store.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { demandSeen, recountFigures } from '../draft/recount.ts'
import { demandRole, type Person } from '../person.ts'
import { demandWhole } from '../write/content.ts'
import { changeVersion, type Version } from '../write/version.ts'
import { lastMoment } from './last-moment.ts'
import { type SendContext, sendCap } from './send.ts'
import { demandStanding, reachOf, type Stepping, takeStep } from './step.ts'

export const decisions = ['approve', 'return', 'reject'] as const
export type Decision = (typeof decisions)[number]

export interface DecisionOrder {
  readonly id: string
  readonly decision: Decision
  /** For the writer. */
  readonly note: string | null
  /** What was read, as `readingMark` names it; null: whichever waits. */
  readonly read: string | null
  /** What had changed of its figures when it was read, as `changeMark` names it; '' or null: nothing. */
  readonly figures?: string | null
  readonly context: SendContext
}

/**
 * Decides on what was put forward by somebody else. Approved, it is published, what was published before it is replaced, and the
 * CAP message of one of our own is kept. Throws `warning-unknown`, `warning-state`, `warning-own`, `warning-role`,
 * `warning-wrong`, `figures-changed` (and who decides did not see it).
 */
export function decideWarning(store: Store, person: Person, order: DecisionOrder): Promise<void> {
  const { id, decision: step, context } = order
  const note = order.note?.trim().slice(0, 2_000) || null
  const { coordinator, now } = person
  return takeStep(
    store,
    { id, step, person },
    {
      async work(stepping) {
        const { version } = stepping
        const actor = demandDecider(version, person)
        if (order.read !== null && order.read !== readingMark(version))
          throw new DoorchainError('warning-state', { state: 'changed since you read it' })
        const change = { decided_by: coordinator.id, decided_at: now, note }
        const facts = { note }
        return step === 'approve'
          ? { actor, change: { ...change, ...(await publish(stepping, person, order)) }, facts }
          : { actor, change, facts }
      },
      async send({ db, version, others }) {
        if (step !== 'approve' || version.kind !== 'own') return
        const isUpdate = others.some(({ published_at }) => published_at !== null)
        await sendCap(
          db,
          { id, number: version.number, kind: isUpdate ? 'update' : 'alert', note: null },
          { context, now },
        )
      },
    },
  )
}

/**
 * Names what waits as it was put forward: taken back, corrected and put forward again it is another, whatever its words. Put
 * into the form of who decides.
 */
export const readingMark = ({ number, revision, submitted_at }: Version): string =>
  [number, revision, submitted_at?.getTime() ?? 0].join('.')

/** Throws `warning-own`, `warning-role`. */
function demandDecider(version: Version, person: Person): Actor {
  if (version.submitted_by?.trim().toLowerCase() === person.coordinator.id) throw new DoorchainError('warning-own')
  return demandRole(person, 'approver', reachOf(version))
}

async function publish({ db, version, others }: Stepping, person: Person, { figures = null }: DecisionOrder) {
  const { coordinator, view, now } = person
  if (version.kind === 'own') {
    demandStanding(others)
    demandWhole(version.content, now)
    const { warning_id: id, number, content } = version
    demandSeen(await recountFigures(db, { id, number, content, view, now }), figures)
  }
  const former = others.find(({ state }) => state === 'published')
  if (former)
    await changeVersion(db, former, { state: 'updated', ended_by: coordinator.id, ended_at: now, changed_at: now })
  return {
    published_at: now,
    expires_at: lastMoment(version, now),
    issued_on: version.issued_on ?? dayInLondon(now),
  }
}

export interface Cancelling {
  readonly id: string
  /** For everybody to read. */
  readonly reason: string
  readonly context: SendContext
}

/**
 * Cancels what is published, at once: one approver is enough (decision 8). Throws `warning-unknown`, `warning-state`,
 * `warning-role`, `warning-wrong` (no reason).
 */
export function cancelWarning(store: Store, person: Person, { id, reason, context }: Cancelling): Promise<void> {
  const words = reason.replace(/\s+/g, ' ').trim()
  const { coordinator, now } = person
  return takeStep(
    store,
    { id, step: 'cancel', person },
    {
      async work({ version }) {
        const actor = demandRole(person, 'approver', reachOf(version))
        if (words.length < 10 || words.length > 600) throw new DoorchainError('cancel-reason')
        const change = { ended_by: coordinator.id, ended_at: now, end_reason: words }
        return { actor, change, facts: { reason: words } }
      },
      async send({ db, version }) {
        if (version.kind !== 'own') return
        await sendCap(db, { id, number: version.number, kind: 'cancel', note: words }, { context, now })
      },
    },
  )
}
