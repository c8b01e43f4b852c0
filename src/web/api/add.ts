import type { Hono } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import { freshly } from '../warnings/fresh.ts'
import { openToAll } from '../warnings/machine.ts'
import type { WarningParts } from '../warnings/parts.ts'
import type { warningsApi } from './warnings.ts'

const type = 'application/json'

/** Adds what the API says of itself, and its answers about warnings. Every answer of it may be read from any page. */
export function addApi(app: Hono<EdgeEnv>, warnings: WarningParts | undefined): void {
  app.use('/api/*', async (context, next) => {
    await next()
    openToAll(context)
  })
  let text: string | undefined
  app.get('/api/openapi.json', async (context) => {
    text ??= (await import('./document.ts')).apiText()
    return freshly(context, { body: text, type, modified: null })
  })
  if (!warnings) return
  let api: ReturnType<typeof warningsApi> | undefined
  for (const path of ['/api/warnings', '/api/warnings/:id'])
    app.get(path, async (context) => {
      api ??= (await import('./warnings.ts')).warningsApi(warnings)
      const answer = await api.fetch(context.req.raw)
      return answer.ok ? freshly(context, { body: await answer.text(), type, modified: null }) : answer
    })
}
