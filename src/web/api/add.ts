import type { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { EdgeEnv } from '../edge/caller.ts'
import { forAll } from '../warnings/machine.ts'
import type { WarningParts } from '../warnings/parts.ts'
import type { warningsApi } from './warnings.ts'

/** Programs may keep an answer for so long without asking. */
const caching = 'public, max-age=60'

/** Adds what the API says of itself, and its answers about warnings. Every answer of it may be read from any page. */
export function addApi(app: Hono<EdgeEnv>, warnings: WarningParts | undefined): void {
  app.use('/api/*', async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(forAll)) context.header(name, value)
  })
  let text: string | undefined
  app.get('/api/openapi.json', etag({ weak: true }), async (context) => {
    text ??= (await import('./document.ts')).apiText()
    return context.body(text, 200, { 'Content-Type': 'application/json', 'Cache-Control': caching })
  })
  if (!warnings) return
  let api: ReturnType<typeof warningsApi> | undefined
  for (const path of ['/api/warnings', '/api/warnings/:id'])
    app.get(path, etag({ weak: true }), async (context) => {
      api ??= (await import('./warnings.ts')).warningsApi(warnings)
      const answer = await api.fetch(context.req.raw)
      if (answer.ok) answer.headers.set('Cache-Control', caching)
      return answer
    })
}
