import type { Hono } from 'hono'
import type { AreaParts } from '../areas.ts'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Surroundings } from './asked.ts'
import { feedLinks } from './feed-links.ts'
import { sendFresh } from './fresh.ts'
import type { WarningParts } from './parts.ts'
import { warningPaths } from './table.ts'

/** Adds the public pages of warnings. What answers is loaded when first asked for. */
export function addWarnings(app: Hono<EdgeEnv>, parts: WarningParts, site: Surroundings): void {
  for (const path of warningPaths)
    app.get(path, async (context) => {
      const { answers } = await import('./answers.ts')
      const shown = await answers[path]({ context, parts, site })
      return shown instanceof Response ? shown : sendFresh(context, shown, site)
    })
}

/** The warnings on the page of an area. */
export const warningsFor =
  (parts: WarningParts): NonNullable<AreaParts['warningsFor']> =>
  async (area) => {
    const { areaSection } = await import('./area.ts')
    return { section: await areaSection(parts, area), head: feedLinks(`/areas/${area.code}`) }
  }
