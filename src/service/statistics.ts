import { setTimeout as pause } from 'node:timers/promises'
import type { AreaView } from '../areas/view.ts'
import type { Store } from '../store/store.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { dayInLondon } from '../values/london-day.ts'
import type { PublicStatistics } from '../values/public-figures.ts'
import { openNames } from '../values/statistics-words.ts'
import { hourMs } from '../values/time-span.ts'
import type { StatisticsParts } from '../web/statistics/parts.ts'

interface StatisticsMaterial extends Pick<StatisticsParts, 'areas' | 'outlines' | 'published'> {
  /** Null while the database opens. */
  readonly store: () => Store | null
  readonly knowledge: Knowledge
  readonly now: () => Date
}

/** So long the figures are kept: they change once a month, and when somebody takes a report back. */
const keptMs = hourMs
/** Who asks while they are counted waits so long, then gets the last, or hears that they come. */
const patienceMs = 3_000

/** What the public pages of statistics are made from; counted when first asked for, and then once an hour. */
export function openStatistics({
  store,
  areas,
  outlines,
  published,
  knowledge,
  now,
}: StatisticsMaterial): StatisticsParts {
  let kept: { readonly until: number; readonly figures: Promise<PublicStatistics> } | null = null
  let shown: PublicStatistics | null = null
  const given = async () => {
    const open = store()
    if (!open) return null
    if (!kept || kept.until <= now().getTime()) {
      const figures = count(open, areas, now())
      kept = { until: now().getTime() + keptMs, figures }
      figures.then(
        (counted) => {
          shown = counted
        },
        () => {
          kept = null
        },
      )
    }
    return Promise.race([kept.figures, pause(patienceMs, shown, { ref: false })])
  }
  const effectOf: StatisticsParts['effectOf'] = async (warning) => {
    const open = store()
    return open && effect(open, warning, { view: areas.on(), now: now() })
  }
  return { given, areas, outlines, published, names: openNames(knowledge), effectOf }
}

async function effect(store: Store, warning: string, { view, now }: { view: AreaView; now: Date }) {
  const [{ readEffect }, { publicEffect }, { reading }] = await Promise.all([
    import('../link/effect/effect.ts'),
    import('../link/effect/public.ts'),
    import('../store/transaction.ts'),
  ])
  const found = await reading(store, (db) => readEffect(db, warning, { view, scope: 'everything', now }))
  return found && publicEffect(found)
}

/** Loaded when the first page asks: nothing of it is needed before. */
async function count(store: Store, areas: StatisticsParts['areas'], now: Date): Promise<PublicStatistics> {
  const { publicStatistics } = await import('../link/statistics/public/statistics.ts')
  return publicStatistics(store, { view: areas.on(), today: dayInLondon(now) })
}
