import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { CompactKnowledge } from '../read/expand.ts'
import { type Asset, type Built, buildAssets } from './assets.ts'
import { answerForm, formPaths } from './flow.ts'
import { householdRoutes } from './household/routes.ts'
import { layout, type Page } from './page.ts'
import { broken, keptPaths, notFound, type SiteParts, showPage, tooLarge } from './site.ts'
import { readTell } from './tell.ts'

/** Nothing runs or loads but what comes from here as a file. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** The longest text fits, even where every letter takes two bytes, written as six. */
const largestFormBytes = 400 * 1024

/** Names, codes and ticks only. */
const largestHouseholdBytes = 16 * 1024

/** The web service: a function of Request to Response. What a form carries is checked and forgotten. `compact` is sent to browsers. */
export function webApp(parts: SiteParts, compact: () => CompactKnowledge): Hono {
  const app = new Hono()
  let built: Built | undefined
  const files = () => (built ??= buildAssets(compact(), keptPaths(parts.knowledge)))
  const send = (context: Context, page: Page) => context.html(layout(page, files()), (page.status ?? 200) as 200)

  /** What is still to come of the form is not read, so the connection cannot serve another request. */
  const refuseForm = (context: Context) => {
    context.header('Connection', 'close')
    return send(context, tooLarge)
  }

  app.use(compress())
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) if (!context.res.headers.has(name)) context.header(name, value)
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
  })
  app.get('/health', (context) => context.json({ status: 'ok', knowledge: parts.knowledge.version }))
  for (const path of formPaths) {
    app.post(path, bodyLimit({ maxSize: largestFormBytes, onError: refuseForm }))
    app.post(path, async (context) => {
      const tell = readTell(context.req.header('Cookie') ?? '')
      const page = answerForm(path, new URLSearchParams(await context.req.text()), { ...parts, tell })
      return send(context, page ?? notFound)
    })
  }
  const households = parts.households ? householdRoutes({ ...parts.households, show: send }) : []
  for (const { method, path, handler } of households)
    app.on(method, path, bodyLimit({ maxSize: largestHouseholdBytes, onError: refuseForm }), handler)
  app.get('*', (context) => {
    const file = files().assets.get(context.req.path)
    if (file) return sendFile(context, file)
    const page = showPage(context.req.path, parts)
    if (page) context.header('Cache-Control', 'no-cache')
    return send(context, page ?? notFound)
  })
  app.notFound((context) => send(context, notFound))
  app.onError((error, context) => {
    parts.onFailure?.(error)
    return send(context, broken)
  })
  return app
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
