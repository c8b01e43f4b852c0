import type { Context } from 'hono'
import { borderingDistricts } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import type { PublicFigures, PublicStatistics } from '../../values/public-figures.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { districtsOfPage } from '../pages/area.ts'
import { notFound } from '../site.ts'
import { freshly, sendFresh } from '../warnings/fresh.ts'
import { openToAll } from '../warnings/machine.ts'
import { effectPage } from './effect-page.ts'
import { figuresAsCsv, figuresAsJson } from './files.ts'
import { statisticsPage } from './page.ts'
import type { StatisticsParts } from './parts.ts'
import { placeNamed } from './place.ts'
import type { StatisticsPath } from './table.ts'

interface Material {
  readonly given: PublicStatistics
  readonly parts: StatisticsParts
  readonly send: Send
}

/** What an address asks for; `unknown` for an area or a period that there is not. */
interface Wanted {
  readonly area: string | null
  readonly period: string | null
  readonly place: { readonly text: string; readonly problem: string | null }
}

export async function answerStatistics(
  path: StatisticsPath,
  context: Context<EdgeEnv>,
  { given, parts, send }: Material,
): Promise<Response> {
  const view = parts.areas.on()
  const wanted = wantedIn(context, parts)
  if (wanted.area !== null && !districtsOfPage(view, wanted.area)) return send(context, notFound)
  const figures = figuresFor(given, wanted)
  if (wanted.period !== null && !figures) return send(context, notFound)
  if (path === '/statistics.csv' || path === '/statistics.json')
    return figures ? file(path, context, { figures, parts, view }) : send(context, notFound)
  const districts = districtsDrawn(view, figures)
  const outlines = districts.length > 0 ? await parts.outlines(districts) : {}
  const page = statisticsPage({
    figures,
    periods: given.periods,
    place: wanted.place,
    view,
    outlines,
    names: parts.names,
  })
  return sendFresh(context, page, { send })
}

/** What followed a warning that is or was public. */
export async function answerEffect(
  context: Context<EdgeEnv>,
  { parts, send }: Omit<Material, 'given'>,
): Promise<Response> {
  const warning = await parts.published.find(context.req.param('id') ?? '')
  const effect = warning && (await parts.effectOf(warning.id))
  if (!warning || !effect) return send(context, notFound)
  return sendFresh(context, effectPage(warning, effect, parts.areas.on()), { send })
}

function wantedIn({ req }: Context<EdgeEnv>, { areas }: StatisticsParts): Wanted {
  const period = req.query('period') || null
  const view = areas.on()
  const code = req.param('code') ?? req.query('area')
  if (code) return { area: view.canonical(code) ?? code, period, place: { text: '', problem: null } }
  const place = placeNamed(areas, req.query('place') ?? '')
  return { area: place.code, period, place }
}

/** Without a period: the newest quarter, or while there is none the newest month. */
function figuresFor(given: PublicStatistics, { area, period }: Wanted): PublicFigures | null {
  const newest = given.periods.findLast(({ kind }) => kind === 'quarter') ?? given.periods.at(-1)
  const id = period ?? newest?.id
  return id === undefined ? null : given.of(area, id)
}

function districtsDrawn(view: AreaView, figures: PublicFigures | null): readonly string[] {
  const own = figures?.area ? (view.forces.get(figures.area)?.districts ?? []) : []
  return own.length > 0 ? [...own, ...borderingDistricts(view, own)] : []
}

interface Printing {
  readonly figures: PublicFigures
  readonly parts: StatisticsParts
  readonly view: AreaView
}

function file(path: StatisticsPath, context: Context<EdgeEnv>, { figures, parts, view }: Printing): Response {
  openToAll(context)
  if (path === '/statistics.json')
    return freshly(context, { body: figuresAsJson(figures), type: 'application/json', modified: null })
  const name = `reports-${figures.area ?? 'uk'}-${figures.period.id}.csv`
  context.header('Content-Disposition', `attachment; filename="${name}"`)
  const body = figuresAsCsv(figures, { view, names: parts.names })
  return freshly(context, { body, type: 'text/csv; charset=UTF-8', modified: null })
}
