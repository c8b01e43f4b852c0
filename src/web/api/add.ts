import type { Hono } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { ReportParts } from '../reporting/parts.ts'
import { freshly } from '../warnings/fresh.ts'
import { openToAll } from '../warnings/machine.ts'
import type { WarningParts } from '../warnings/parts.ts'
import { reportPaths } from './report-paths.ts'
import type { warningsApi } from './warnings.ts'

const type = 'application/json'

/** What answers programs; what is not there is not added. */
interface ApiParts {
  readonly warnings?: WarningParts | undefined
  readonly reports?: ReportParts | undefined
}

/**
 * Adds what the API says of itself, its answers about warnings, and reporting. Every answer of it may be read from any
 * page, but for those about reports: no page of others may send one.
 */
export function addApi(app: Hono<EdgeEnv>, { warnings, reports }: ApiParts): void {
  app.use('/api/*', async (context, next) => {
    await next()
    if (!/^\/api\/reports(?:\/|$)/.test(context.req.path)) openToAll(context)
  })
  let text: string | undefined
  app.get('/api/openapi.json', async (context) => {
    text ??= (await import('./document.ts')).apiText()
    return freshly(context, { body: text, type, modified: null })
  })
  if (warnings) addWarningsApi(app, warnings)
  if (reports) addReportsApi(app, reports)
}

function addReportsApi(app: Hono<EdgeEnv>, reports: ReportParts): void {
  for (const route of reportPaths) {
    const [method, path] = route.split(' ') as [string, string]
    app.on(method, path, async (context) => {
      const { answerReport } = await import('./reports.ts')
      return answerReport(route, context, reports)
    })
  }
}

function addWarningsApi(app: Hono<EdgeEnv>, warnings: WarningParts): void {
  let api: ReturnType<typeof warningsApi> | undefined
  for (const path of ['/api/warnings', '/api/warnings/:id'])
    app.get(path, async (context) => {
      api ??= (await import('./warnings.ts')).warningsApi(warnings)
      const answer = await api.fetch(context.req.raw)
      return answer.ok ? freshly(context, { body: await answer.text(), type, modified: null }) : answer
    })
}
