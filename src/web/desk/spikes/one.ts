import { borderingDistricts } from '../../../areas/borders.ts'
import { readBoundariesOf } from '../../../areas/boundaries/keep.ts'
import { drawMap } from '../../../areas/map/draw.ts'
import { reportsBehind, stepsOf } from '../../../link/night/behind.ts'
import { readSpike, type ShownSpike } from '../../../link/night/list.ts'
import { hasSimulated } from '../../../link/simulated.ts'
import { grantEverywhere } from '../../../people/grants.ts'
import { scopeOf } from '../../../report/scope.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import type { Page } from '../../page.ts'
import { spikePage } from '../pages/spikes/one.ts'
import type { SilenceForm } from '../pages/spikes/silence.ts'
import { deskTable } from '../table.ts'
import type { DeskParts, Visit } from '../visit.ts'
import { typeNames } from './list.ts'

const mostReports = 200
const noForm: SilenceForm = { until: '', why: '', problems: {} }

/** One spike, as far as this person may see it. Throws `spike-unknown`. */
export async function showSpike(visit: Visit, id: string, form = noForm): Promise<Page> {
  const { store, parts, session, now } = visit
  const view = parts.areas.on()
  const { grants } = session.coordinator
  const scope = scopeOf(grants, view)
  const mayChange = grantEverywhere(grants, 'writer') !== undefined
  const { spike, ...rest } = await reading(store, async (db) => {
    const spike = await readSpike(db, id, { scope, now })
    if (!spike) throw new DoorchainError('spike-unknown')
    return {
      spike,
      steps: await stepsOf(db, spike, { scope, districts: districtsOf(spike, parts) }),
      reports: await reportsBehind(db, id, { scope, most: mostReports }),
      isSimulated: await hasSimulated(db),
    }
  })
  const drawn = [...spike.districts, ...borderingDistricts(view, spike.districts)]
  const { edition, boundaries } = await readBoundariesOf(store, drawn)
  const map = drawMap(view, {
    title: 'Where it was reported',
    districts: spike.districts,
    boundaries,
    edition: edition?.name ?? null,
  })
  const mayDraft = Object.hasOwn(deskTable, 'POST /desk/warnings/draft') && grants.some(({ role }) => role === 'writer')
  return spikePage({ spike, ...rest, map, view, typeName: typeNames(parts), mayChange, mayDraft, form })
}

/** The districts of the series that it stands out of; null for the whole country. */
function districtsOf({ area, districts, method, isWhole }: ShownSpike, { areas }: DeskParts): readonly string[] | null {
  if (area !== null) return areas.on().forces.get(area)?.districts ?? [area]
  return isWhole && (method === 'farrington' || method === 'ears') ? null : districts
}
