import { type Facts, writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import type { WarningState } from '../../values/warning.ts'
import type { Person, Reach } from '../person.ts'
import { after, type Step } from '../state.ts'
import { changeVersion, lockVersions, openVersion, type Version } from '../write/version.ts'

/** One step of a warning, in the transaction that has locked it. */
export interface Stepping {
  readonly db: Db
  readonly version: Version
  /** The state it comes to. */
  readonly to: WarningState
  readonly others: readonly Version[]
}

/** What is changed, and what the audit says of it. */
export interface Stepped {
  readonly actor: Actor
  readonly change: Parameters<typeof changeVersion>[2]
  readonly facts?: Facts
}

/**
 * Takes a step with the version that waits, or with the published one. Of two who take it at the same moment one does, the
 * other gets `warning-state`. Throws `warning-unknown`, `warning-state` and what `work` throws; `send` comes after the change.
 */
export function takeStep(
  store: Store,
  { id, step, person }: { readonly id: string; readonly step: Step; readonly person: Person },
  { work, send }: { work: (stepping: Stepping) => Promise<Stepped>; send?: (stepping: Stepping) => Promise<void> },
): Promise<void> {
  return inTransaction(store, async (db) => {
    const versions = await lockVersions(db, id)
    const published = versions.find(({ state }) => state === 'published')
    const version = (step === 'cancel' ? published : openVersion(versions)) ?? versions[0]!
    const to = after(version.state, step)
    if (to === null) throw new DoorchainError('warning-state', { state: version.state })
    const others = versions.filter(({ number }) => number !== version.number)
    const stepping = { db, version, to, others }
    const { actor, change, facts = {} } = await work(stepping)
    await changeVersion(db, version, { ...change, state: to, changed_at: person.now })
    await send?.(stepping)
    await writeAudit(db, actor, {
      action: `warning-${names[step]}`,
      subject: { kind: 'warning', id },
      before: { state: version.state },
      after: { number: version.number, state: to, ...facts },
    })
  })
}

const names: Readonly<Record<Step, string>> = {
  submit: 'put-forward',
  approve: 'approved',
  return: 'sent-back',
  reject: 'rejected',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
  supersede: 'replaced',
}

/** Whom a role on a version must come from: its organisation, for all its areas. */
export const reachOf = (version: Version): Reach & { readonly name: string } => ({
  organisation: version.organisation_id,
  areas: version.kind === 'own' ? version.content.areas : version.districts,
  name: version.organisation,
})

/** What was published before must not have been cancelled: that decided about the case. Throws `warning-state`. */
export function demandStanding(others: readonly Version[]): void {
  const last = others.find(({ published_at }) => published_at !== null)
  if (last?.state === 'cancelled') throw new DoorchainError('warning-state', { state: 'cancelled' })
}
