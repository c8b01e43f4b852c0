import type { Hono } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { reportingRoutes } from './table.ts'
import type { ReportingSite } from './visit.ts'

/** Adds the pages of reporting to the app; what answers is loaded when somebody first reports. */
export function addReporting(app: Hono<EdgeEnv>, site: ReportingSite, send: Send): void {
  for (const route of inOrder) {
    const [method, path] = route.split(' ') as [string, string]
    app.on(method, path, async (context) => {
      const { answerReporting } = await import('./reporting.ts')
      const outcome = await answerReporting(route, context, site)
      if (outcome instanceof Response) return outcome
      return 'goTo' in outcome ? context.redirect(outcome.goTo, 303) : send(context, outcome)
    })
  }
}

/** Addresses that are written out go before those that stand for any. */
const inOrder = [...reportingRoutes].sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
