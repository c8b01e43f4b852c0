import { earlierExports } from '../../../link/evidence/gather-history.ts'
import { titlesIn } from '../../../link/reason-words.ts'
import { readSeries } from '../../../link/store/read-series.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { reading } from '../../../store/transaction.ts'
import type { Page } from '../../page.ts'
import type { Refused } from '../pages/series/actions.ts'
import { seriesPage } from '../pages/series/one.ts'
import { deskTable } from '../table.ts'
import type { Visit } from '../visit.ts'
import { organisationsOf, outlinesOf } from '../warnings/tools.ts'
import { analystFor, asGivenFor, scopeFor, seriesIdOf } from './seeing.ts'

/** The page of a series; `refused` is what could not be done just now. */
export async function showOne(visit: Visit, refused: Refused | null = null): Promise<Page> {
  const id = seriesIdOf(visit)
  const { store, parts, fields } = visit
  const scope = scopeFor(visit)
  const { series, exports, names } = await reading(store, async (db) => {
    const series = await readSeries(db, id, scope)
    const people = [...series.history, ...series.decisions].flatMap(({ by }) => by ?? [])
    const exports = await earlierExports(db, { series: id, isWhole: series.hidden.length === 0, namesOf })
    return { series, exports, names: await namesOf(db, people) }
  })
  const view = parts.areas.on()
  return seriesPage({
    series,
    exports,
    view,
    drawn: await outlinesOf(visit, [...new Set(series.reports.map(({ district }) => district))]),
    titles: titlesIn(parts.shipped()),
    nameOf: (person) => names.get(person) ?? 'somebody who has left',
    mayDecide: analystFor(visit) !== null,
    asGiven: series.reports.filter(asGivenFor(visit)).length,
    draft: draftFor(visit),
    done: refused ? null : fields.get('done'),
    refused,
  })
}

const draftRoute = '/desk/warnings/draft'

/** Where a writer has a warning drawn up, and for whom; null while there is no such place. */
function draftFor(visit: Visit) {
  const organisations = organisationsOf(visit)
  const isThere = Object.hasOwn(deskTable, `POST ${draftRoute}`)
  return isThere && organisations.length > 0 ? { path: draftRoute, organisations } : null
}
