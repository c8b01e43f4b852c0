import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { CompactKnowledge } from '../read/expand.ts'
import { addApi } from './api/add.ts'
import { addAreas } from './areas.ts'
import { type Asset, type Built, buildAssets } from './assets.ts'
import { callerOf, type EdgeEnv } from './edge/caller.ts'
import { addEdge, type Edge, openEdge } from './edge/edge.ts'
import { answerForm, formPaths } from './flow.ts'
import { readHome } from './home.ts'
import { addNumbers } from './number.ts'
import { layout, type Page } from './page.ts'
import { addReporting } from './reporting/add.ts'
import { addDesk, addHouseholds } from './rooms.ts'
import { broken, cutShort, formOnly, keptPaths, notFound, readOnly, type SiteParts, showPage } from './site.ts'
import { addStatistics } from './statistics/statistics.ts'
import { readTell } from './tell.ts'
import type { Surroundings } from './warnings/asked.ts'
import { addCiting, citing } from './warnings/citing.ts'
import { addFeeds } from './warnings/feeds.ts'
import { addPoster } from './warnings/poster.ts'
import { addWarnings, warningsFor } from './warnings/warnings.ts'

/** The web service: a function of Request to Response. What a form carries is checked and forgotten. `compact` is sent to browsers. */
export function webApp(parts: SiteParts, compact: () => CompactKnowledge, edge: Edge = openEdge()): Hono<EdgeEnv> {
  const app = new Hono<EdgeEnv>()
  let built: Built | undefined
  const files = () => (built ??= buildAssets(compact(), keptPaths(parts.knowledge)))
  const send = (context: Context<EdgeEnv>, page: Page) => {
    const status = page.status ?? 200
    const shown = status < 500 ? page : { ...page, reference: callerOf(context).requestId }
    return context.html(layout(shown, files()), status as 200)
  }

  app.use(compress())
  addEdge(app, edge, send)
  app.get('/health', (context) => context.json({ status: 'ok', knowledge: parts.knowledge.version }))
  for (const path of formPaths) {
    app.post(path, async (context) => {
      const cookies = context.req.header('Cookie') ?? ''
      const cited = parts.warnings && (await citing(parts.warnings, cookies, parts.today()))
      const tell = readTell(cookies)
      const home = readHome(cookies)?.district ?? ''
      const page = answerForm(path, new URLSearchParams(await context.req.text()), { ...parts, ...cited, tell, home })
      return send(context, page ?? notFound)
    })
    app.get(path, (context) => {
      context.header('Allow', 'POST')
      return send(context, formOnly)
    })
  }
  addParts(app, parts, { send, pageAt: (path) => showPage(path, parts), frameStyle: () => files().frameStyle })
  app.get('*', (context) => {
    const file = files().assets.get(context.req.path)
    if (file) return sendFile(context, file)
    const page = showPage(context.req.path, parts)
    if (page) context.header('Cache-Control', 'no-cache')
    return send(context, page ?? notFound)
  })
  app.notFound((context) => {
    if (!files().assets.has(context.req.path) && !showPage(context.req.path, parts)) return send(context, notFound)
    context.header('Allow', 'GET, HEAD')
    return send(context, readOnly)
  })
  app.onError((error, context) => {
    if (context.req.raw.signal.aborted) return send(context, cutShort)
    parts.onFailure?.(error, callerOf(context).requestId)
    return send(context, broken)
  })
  return app
}

/** Adds what asks the database, as far as it is there. */
function addParts(app: Hono<EdgeEnv>, parts: SiteParts, site: Surroundings): void {
  const { numbers, areas, statistics, warnings, desk, households, reports } = parts
  const { send } = site
  addApi(app, parts)
  if (numbers) addNumbers(app, numbers, send)
  if (warnings) addFeeds(app, warnings)
  if (warnings) addPoster(app, warnings, send)
  if (warnings) addCiting(app, warnings, send)
  if (warnings) addWarnings(app, { ...warnings, hasEffect: statistics !== undefined }, site)
  if (areas)
    addAreas(
      app,
      { ...areas, hasStatistics: statistics !== undefined, ...(warnings && { warningsFor: warningsFor(warnings) }) },
      send,
    )
  if (statistics) addStatistics(app, statistics, send)
  if (desk) addDesk(app, desk, send)
  if (households) addHouseholds(app, households, send)
  if (reports) addReporting(app, { ...parts, reports }, send)
}

function sendFile(context: Context, file: Asset): Response {
  const caching = {
    ETag: file.tag,
    'Cache-Control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  }
  if (context.req.header('If-None-Match') === file.tag) return context.body(null, 304, caching)
  const accepted = context.req.header('Accept-Encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.body
  return context.body(new Uint8Array(body), 200, {
    ...caching,
    'Content-Type': file.type,
    ...(encoding && { 'Content-Encoding': encoding }),
  })
}
