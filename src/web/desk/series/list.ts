import { titlesIn } from '../../../link/reason-words.ts'
import { listSeries, type SeriesAsked } from '../../../link/store/list-series.ts'
import { reading } from '../../../store/transaction.ts'
import { isDay } from '../../../values/day.ts'
import type { Page } from '../../page.ts'
import { seriesListPage } from '../pages/series/list.ts'
import type { Visit } from '../visit.ts'
import { readArea } from '../warnings/collected-list.ts'
import { isNobody, scopeFor } from './seeing.ts'

const pageLength = 25
const mostPages = 400

/** The list of series, narrowed as the query says. */
export async function showSeries(visit: Visit): Promise<Page> {
  const { store, parts, fields } = visit
  const knowledge = parts.shipped()
  const value = (name: string) => (fields.get(name) ?? '').trim().slice(0, 120)
  const area = readArea(parts, value('area'))
  const scope = scopeFor(visit)
  const page = Math.min(mostPages, Math.max(1, Number.parseInt(value('page'), 10) || 1))
  const [state, since, text] = [value('state'), value('since'), value('text')]
  const script = knowledge.scripts.find(({ id }) => id === value('script'))?.id
  const asked: Partial<SeriesAsked> = {
    ...((state === 'open' || state === 'closed') && { state }),
    ...(isDay(since) && { since }),
    ...(script !== undefined && { script }),
    ...(area.districts && { districts: area.districts }),
    ...(text !== '' && { text }),
  }
  const found =
    area.problem === null && !isNobody(scope)
      ? await reading(store, (db) =>
          listSeries(db, { scope, ...asked, most: pageLength, skip: (page - 1) * pageLength }),
        )
      : { rows: [], total: 0 }
  return seriesListPage({
    found,
    page,
    pages: Math.min(mostPages, Math.ceil(found.total / pageLength)),
    fields,
    area: area.problem,
    scripts: knowledge.scripts.map(({ id, title }) => [id, title] as const),
    titles: titlesIn(knowledge),
    view: parts.areas.on(),
    seesAny: !isNobody(scope),
  })
}
