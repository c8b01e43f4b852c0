import { listSpikes, type SpikeQuery } from '../../../link/night/list.ts'
import { lastNights, lateShare } from '../../../link/night/nights.ts'
import { listSilences } from '../../../link/night/silence.ts'
import { spikeMethods } from '../../../link/night/spike.ts'
import { hasSimulated } from '../../../link/simulated.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { grantEverywhere } from '../../../people/grants.ts'
import { scopeOf } from '../../../report/scope.ts'
import { reading } from '../../../store/transaction.ts'
import { daysAfter } from '../../../values/day.ts'
import { dayInLondon } from '../../../values/london-day.ts'
import type { Page } from '../../page.ts'
import { spikesPage } from '../pages/spikes/list.ts'
import type { TypeName } from '../pages/spikes/words.ts'
import type { DeskParts, Visit } from '../visit.ts'
import { readArea } from '../warnings/collected-list.ts'

const shownDays = 30
const most = 300
const nightsLooked = 5

/** The spikes of the last days that this person may see, as the query says. */
export async function showSpikes({ store, parts, fields, session, now }: Visit): Promise<Page> {
  const view = parts.areas.on()
  const { grants } = session.coordinator
  const area = readArea(parts, (fields.get('area') ?? '').trim().slice(0, 120))
  const types = parts.shipped().scripts.map(({ id, title }) => [id, title] as const)
  const type = ['all', ...types.map(([id]) => id)].find((id) => id === fields.get('type'))
  const method = spikeMethods.find((one) => one === fields.get('method'))
  const query: SpikeQuery = {
    scope: scopeOf(grants, view),
    now,
    since: daysAfter(dayInLondon(now), -shownDays),
    most,
    ...(type && { type }),
    ...(method && { method }),
    ...(area.districts && { districts: area.districts }),
  }
  return reading(store, async (db) => {
    const [spikes, nights, silences] = [
      await listSpikes(db, query),
      await lastNights(db, nightsLooked),
      await listSilences(db, now),
    ]
    const names = await namesOf(db, [...nights.map((one) => one.started_by), ...silences.map((one) => one.set_by)])
    const nameOf = (id: string) =>
      names.get(id) ?? (id === 'doorchain' ? 'itself' : /^[0-9a-f-]{36}$/.test(id) ? 'somebody who has left' : id)
    return spikesPage({
      spikes,
      nights: nights.map((night) => ({ ...night, starter: nameOf(night.started_by) })),
      silences: silences.map((silence) => ({ ...silence, setter: nameOf(silence.set_by) })),
      late: await lateShare(db, now),
      fields,
      isNarrowed: type !== undefined || method !== undefined || (fields.get('area') ?? '').trim() !== '',
      areaProblem: area.problem?.problem ?? null,
      types,
      typeName: typeNames(parts),
      view,
      isSimulated: await hasSimulated(db),
      mayChange: grantEverywhere(grants, 'writer') !== undefined,
      done: fields.get('done'),
    })
  })
}

/** The titles of scripts by id; the id itself for one that is not known any more. */
export function typeNames(parts: DeskParts): TypeName {
  const titles = new Map(parts.shipped().scripts.map(({ id, title }) => [id, title]))
  return (type) => titles.get(type) ?? type
}
