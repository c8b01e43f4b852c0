import { readEffect } from '../../../link/effect/effect.ts'
import { readChecks } from '../../../link/statistics/checks.ts'
import { countReports, countTotals } from '../../../link/statistics/count.ts'
import { scopeOf } from '../../../report/scope.ts'
import { reading } from '../../../store/transaction.ts'
import { openNames } from '../../../values/statistics-words.ts'
import { deskProblemPage } from '../../pages/about.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import { askedBy, before, yearBefore } from './asked.ts'
import { deskEffectPage } from './effect-page.ts'
import { countsAsCsv, countsAsJson } from './files.ts'
import { type Counts, deskStatisticsPage } from './page.ts'
import type { statisticsTable } from './statistics-table.ts'

export const statisticsHandlers: Pick<DeskHandlers, keyof typeof statisticsTable> = {
  'GET /desk/statistics': async (visit) => deskStatisticsPage(await countsFor(visit)),

  'GET /desk/statistics.csv': async (visit) => {
    const counts = await countsFor(visit)
    return download(visit, countsAsCsv(counts), { type: 'text/csv; charset=utf-8', name: 'reports.csv' })
  },

  'GET /desk/statistics.json': async (visit) => {
    const counts = await countsFor(visit)
    return download(visit, countsAsJson(counts), { type: 'application/json', name: 'reports.json' })
  },

  'GET /desk/warnings/:id/effect': async (visit) => {
    const { store, parts, now, context } = visit
    const view = parts.areas.on()
    const effect = await reading(store, (db) =>
      readEffect(db, context.req.param('id') ?? '', { view, scope: scopeFor(visit), now }),
    )
    if (!effect)
      return deskProblemPage(
        404,
        'There is nothing to compare',
        'The warning was never published, or there is no such warning.',
      )
    return deskEffectPage(effect, { view, names: openNames(parts.shipped()) })
  },
}

const scopeFor = ({ session, parts }: Visit) => scopeOf(session.coordinator.grants, parts.areas.on())

async function countsFor(visit: Visit): Promise<Counts> {
  const { store, parts, fields, now } = visit
  const asked = askedBy(fields, parts.areas, now)
  const { query: given } = asked
  const query = { ...given, scope: scopeFor(visit) }
  return reading(store, async (db) => ({
    asked,
    statistics: await countReports(db, query),
    before: await countTotals(db, before(query)),
    yearBefore: await countTotals(db, yearBefore(query)),
    checks: await readChecks(db, query),
    view: parts.areas.on(),
    names: openNames(parts.shipped()),
    scripts: parts.shipped().scripts.map(({ id, title }) => ({ id, title })),
  }))
}

function download({ context }: Visit, body: string, { type, name }: { type: string; name: string }): Response {
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  context.header('Cache-Control', 'no-store')
  return context.body(body, 200, { 'Content-Type': type })
}
