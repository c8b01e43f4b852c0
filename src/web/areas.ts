import type { Hono } from 'hono'
import { borderingDistricts } from '../areas/borders.ts'
import type { Areas } from '../areas/open.ts'
import type { EdgeEnv } from './edge/caller.ts'
import type { Send } from './edge/edge.ts'
import { areaPage, areasPage, type Beside, districtsOfPage, longestArea, type Outlines } from './pages/area.ts'
import { notFound } from './site.ts'

/** The page of an area that was asked for. */
export interface Asked {
  readonly code: string
  readonly districts: readonly string[]
  /** The Cookie header. */
  readonly cookies: string
}

/** What the pages of areas are made from. */
export interface AreaParts {
  readonly areas: Areas
  /** Outlines of districts that were imported; none where there are none, or no database yet. */
  readonly outlines: (districts: readonly string[]) => Promise<Outlines>
  /** Whether there are statistics of each. */
  readonly hasStatistics?: boolean
  /** The warnings for an area by its code and its districts; without it there are only maps. */
  readonly warningsFor?: (area: Asked) => Promise<NonNullable<Beside['warnings']>>
}

/** Adds the pages of areas: to find one, and one for each. */
export function addAreas(
  app: Hono<EdgeEnv>,
  { areas, outlines, hasStatistics = false, warningsFor }: AreaParts,
  send: Send,
): void {
  app.get('/areas', (context) => {
    const text = (context.req.query('q') ?? '').trim().slice(0, longestArea)
    return send(context, areasPage(areas.picker(), text === '' ? null : { text, answer: areas.resolveArea(text) }))
  })
  app.get('/areas/:code', async (context) => {
    const view = areas.on()
    const code = context.req.param('code')
    const own = districtsOfPage(view, code)
    if (!own) return send(context, notFound)
    const drawn = await outlines([...own, ...borderingDistricts(view, own)])
    const cookies = context.req.header('Cookie') ?? ''
    const warnings = await warningsFor?.({ code, districts: own, cookies })
    return send(
      context,
      areaPage(view, code, { outlines: drawn, hasStatistics, ...(warnings && { warnings }) }) ?? notFound,
    )
  })
}
