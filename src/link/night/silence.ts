import type { AreaView } from '../../areas/view.ts'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayMs } from '../../values/time-span.ts'
import type { SpikeMethod } from './spike.ts'

/** Which spikes nobody wants to hear of for a time; null is any. One of them at least is said. */
export interface NewSilence {
  readonly method: SpikeMethod | null
  /** Code of a district or force: spikes all of whose districts lie in it. */
  readonly area: string | null
  readonly type: string | null
  readonly until: Date
  readonly why: string
  readonly now: Date
  readonly view: AreaView
}

export interface Silence {
  readonly id: string
  readonly method: string | null
  readonly area: string | null
  readonly type: string | null
  readonly until: Date
  readonly why: string
  readonly set_by: string
  readonly set_at: Date
}

/** Longest at a time: nothing is hidden for good. */
export const longestSilenceDays = 90

/** What is wrong with a day and a reason, each by its name; empty for nothing. */
export function silenceProblems({ until, why, now }: Pick<NewSilence, 'until' | 'why' | 'now'>) {
  const days = (until.getTime() - now.getTime()) / dayMs
  const isSoon = days > 0 && days <= longestSilenceDays + 1
  const { length } = why.trim()
  return {
    ...(!isSoon && { until: `The last day must be within ${longestSilenceDays} days from now` }),
    ...((length < 3 || length > 600) && { why: 'Say why, in 3 to 600 letters' }),
  }
}

/** Silences spikes for a time. They are still found, kept and listed as silenced. Throws `input-wrong`. */
export async function setSilence(store: Store, actor: Actor, silence: NewSilence): Promise<Silence> {
  const { method, area, type, until, now, view } = silence
  const problems = Object.values(silenceProblems(silence))
  const why = silence.why.trim()
  const wrong = (problem: string) => new DoorchainError('input-wrong', { problem })
  if (method === null && area === null && type === null) throw wrong('Say of which method, area or type')
  if (problems.length > 0) throw wrong(problems.join('. '))
  const district = area === null ? null : view.canonical(area)
  const districts = district !== null ? [district] : area === null ? [] : view.forces.get(area)?.districts
  if (!districts || (area !== null && districts.length === 0)) throw wrong('There is no such area')
  return inTransaction(store, async (db) => {
    const values = { method, area, type, until, why, set_by: actor.id, set_at: now, districts: [...districts] }
    const row = await db.insertInto('spike_silence').values(values).returning(shownColumns).executeTakeFirstOrThrow()
    const after = { method, area, type, until: until.toISOString(), why }
    await writeAudit(db, actor, { action: 'spikes-silenced', subject: { kind: 'spike-silence', id: row.id }, after })
    return row
  })
}

const shownColumns = ['id', 'method', 'area', 'type', 'until', 'why', 'set_by', 'set_at'] as const

/** Ends a silence before its time. Throws `input-wrong` for one that has ended. */
export async function endSilence(store: Store, actor: Actor, { id, now }: { id: string; now: Date }): Promise<void> {
  await inTransaction(store, async (db) => {
    const gone = await db
      .updateTable('spike_silence')
      .set({ ended_by: actor.id, ended_at: now })
      .where('id', '=', /^[1-9]\d{0,17}$/.test(id) ? id : '0')
      .where('ended_at', 'is', null)
      .where('until', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (!gone) throw new DoorchainError('input-wrong', { problem: 'This silence has ended already' })
    await writeAudit(db, actor, { action: 'spikes-heard-again', subject: { kind: 'spike-silence', id } })
  })
}

/** Those that hold now, the one that ends next first. */
export const listSilences = (db: Db, now: Date): Promise<Silence[]> =>
  db
    .selectFrom('spike_silence')
    .select(shownColumns)
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .orderBy('until')
    .orderBy('id')
    .execute()
