import { readBoundariesOf } from '../areas/boundaries/keep.ts'
import { openAreas } from '../areas/open.ts'
import { openNumbers } from '../directory/numbers.ts'
import type { Store } from '../store/store.ts'
import type { AreaParts } from '../web/areas.ts'
import type { SiteParts } from '../web/site.ts'
import { type CheckCounts, openCheckCounts } from './check-counts.ts'
import { type DeskMaterial, openDesk } from './desk.ts'
import { openHouseholds } from './households.ts'
import { openReports } from './reports.ts'
import { openStatistics } from './statistics.ts'
import { openWarnings } from './warnings.ts'

/** The parts of the site that ask the database, open before it is. */
export interface Rooms {
  readonly parts: Required<
    Pick<SiteParts, 'numbers' | 'areas' | 'desk' | 'households' | 'statistics' | 'warnings' | 'reports'>
  >
  readonly checks: CheckCounts
  /** The database is there. */
  opened(store: Store): Promise<void>
  close(): Promise<void>
}

export interface RoomMaterial extends Omit<DeskMaterial, 'areas'> {
  /** Today as an ISO date. */
  readonly today: () => string
  /** Called when a report was taken in. */
  readonly onReported: () => void
}

/** Public statistics are counted so long after the start. */
const countAfterMs = 10_000

/** Opens areas, numbers, warnings, reports, the desk and households. */
export function openRooms({ config, log, knowledge, today, store, onReported }: RoomMaterial): Rooms {
  let there: Store | null = null
  const areas = openAreas(today)
  const numbers = openNumbers(knowledge, () => there)
  const desk = openDesk({ config, log, knowledge, areas, store })
  const outlines: AreaParts['outlines'] = async (districts) => (there ? outlinesOf(there, districts) : {})
  const now = () => new Date()
  const checks = openCheckCounts({ store: () => there, areas, log, now })
  let counting: NodeJS.Timeout | undefined
  const warnings = openWarnings(config, { areas, outlines, knowledge, store: () => there })
  const statistics = openStatistics({
    store: () => there,
    areas,
    outlines,
    knowledge,
    now,
    published: warnings.published,
  })
  return {
    checks,
    parts: {
      numbers,
      areas: { areas, outlines },
      desk: desk.parts,
      households: openHouseholds(config, { areas, store }),
      statistics,
      warnings,
      reports: openReports(config, { areas, knowledge, numbers, store, onReported }),
    },
    async opened(open) {
      there = open
      await desk.opened(open)
      // so that whoever asks first need not wait; they hear what is wrong if it fails
      counting = setTimeout(() => void statistics.given().catch(() => undefined), countAfterMs).unref()
    },
    async close() {
      clearTimeout(counting)
      await Promise.all([desk.close(), checks.close()])
    },
  }
}

/** Outlines as far as any were imported. */
async function outlinesOf(store: Store, districts: readonly string[]) {
  const { edition, boundaries } = await readBoundariesOf(store, districts)
  return { boundaries, edition: edition?.name ?? null }
}
