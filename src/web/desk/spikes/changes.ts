import { askForNight } from '../../../link/night/job.ts'
import { readSpike } from '../../../link/night/list.ts'
import { endSilence, setSilence, silenceProblems } from '../../../link/night/silence.ts'
import { grantEverywhere } from '../../../people/grants.ts'
import { scopeOf } from '../../../report/scope.ts'
import { writeAudit } from '../../../store/audit.ts'
import { inTransaction, reading } from '../../../store/transaction.ts'
import type { Actor } from '../../../values/actor.ts'
import { DoorchainError } from '../../../values/error.ts'
import { dayInLondon } from '../../../values/london-day.ts'
import { dayMs } from '../../../values/time-span.ts'
import type { Outcome } from '../../room.ts'
import type { Visit } from '../visit.ts'
import { showSpike } from './one.ts'

/** Spikes are of the whole country: a role for one area is not enough. Throws `not-allowed`. */
function demandWriter({ session, actor }: Visit): Actor {
  const grant = grantEverywhere(session.coordinator.grants, 'writer')
  if (!grant) throw new DoorchainError('not-allowed')
  return { ...actor, organisation: grant.organisation }
}

/** Has all areas looked at within a minute, up to today. */
export async function lookNow(visit: Visit): Promise<Outcome> {
  const actor = demandWriter(visit)
  const { store, now } = visit
  await inTransaction(store, async (db) => {
    const upto = dayInLondon(now)
    await askForNight(db, { upto, startedBy: actor.id, now })
    await writeAudit(db, actor, { action: 'night-asked', subject: { kind: 'night', id: upto } })
  })
  return { goTo: '/desk/spikes?done=asked' }
}

/** Silences what is like a spike: of its area and type, and by its method unless every one was ticked. */
export async function silenceLike(visit: Visit): Promise<Outcome> {
  const actor = demandWriter(visit)
  const { store, parts, session, fields, now } = visit
  const view = parts.areas.on()
  const [id, until, why] = [fields.get('id') ?? '', fields.get('until') ?? '', fields.get('why') ?? '']
  const scope = scopeOf(session.coordinator.grants, view)
  const spike = await reading(store, (db) => readSpike(db, id, { scope, now }))
  if (!spike) throw new DoorchainError('spike-unknown')
  const { type, method } = spike
  const area = spike.area ?? (spike.districts.length === 1 ? spike.districts[0]! : null)
  const end = new Date(Date.parse(/^\d{4}-\d\d-\d\d$/.test(until) ? until : '') + dayMs)
  const silence = { area, type, method: fields.has('every') ? null : method, until: end, why, now, view }
  const problems = silenceProblems(silence)
  if (Object.keys(problems).length > 0) return showSpike(visit, id, { until, why, problems })
  await setSilence(store, actor, silence)
  return { goTo: '/desk/spikes?done=silenced' }
}

/** Ends a silence before its day. */
export async function hearAgain(visit: Visit): Promise<Outcome> {
  const actor = demandWriter(visit)
  await endSilence(visit.store, actor, { id: visit.fields.get('id') ?? '', now: visit.now })
  return { goTo: '/desk/spikes?done=heard' }
}
