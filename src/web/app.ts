import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Asset, buildAssets } from './assets.ts'
import { answerForm, type Parts } from './flow.ts'
import { layout, type Page } from './page.ts'
import { allPaths, broken, notFound, showPage, tooLarge } from './site.ts'

/** Nothing runs or loads but what comes from here as a file. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

const largestFormBytes = 128 * 1024

/** The web service: a function of Request to Response. What a form carries is checked and forgotten. */
export function webApp(parts: Parts): Hono {
  const app = new Hono()
  let built: ReturnType<typeof buildAssets> | undefined
  const files = () => (built ??= buildAssets(parts.knowledge))
  const send = (context: Context, page: Page) =>
    context.html(layout(page, files().modules), (page.status ?? 200) as 200)

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
  })
  app.get('/health', (context) => context.json({ status: 'ok', knowledge: parts.knowledge.version }))
  app.get('/sw.js', (context) =>
    context.body(serviceWorker(files(), parts), 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  )
  app.post('/check/*', bodyLimit({ maxSize: largestFormBytes, onError: (context) => send(context, tooLarge) }))
  app.post('/check', bodyLimit({ maxSize: largestFormBytes, onError: (context) => send(context, tooLarge) }))
  app.post('*', async (context) => {
    const page = answerForm(context.req.path, new URLSearchParams(await context.req.text()), parts)
    return send(context, page ?? notFound)
  })
  app.get('*', (context) => {
    const file = files().assets.get(context.req.path)
    if (file) return sendFile(context, file)
    const page = showPage(context.req.path, parts)
    if (page) context.header('Cache-Control', 'no-cache')
    return send(context, page ?? notFound)
  })
  app.notFound((context) => send(context, notFound))
  app.onError((_, context) => send(context, broken))
  return app
}

function sendFile(context: Context, file: Asset): Response {
  const caching = { ETag: file.tag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }
  if (context.req.header('If-None-Match') === file.tag) return context.body(null, 304, caching)
  const accepted = context.req.header('Accept-Encoding') ?? ''
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.body
  return context.body(new Uint8Array(body), 200, {
    ...caching,
    'Content-Type': file.type,
    ...(encoding && { 'Content-Encoding': encoding }),
  })
}

/** The service worker with the list of what it keeps written in. */
function serviceWorker({ assets, version }: ReturnType<typeof buildAssets>, parts: Parts): string {
  const kept = [...assets.keys(), ...allPaths(parts.knowledge)]
  return `const version = ${JSON.stringify(version)}\nconst kept = ${JSON.stringify(kept)}\n${workerCode}`
}

const workerCode = `
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(kept)).then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  const clear = caches.keys().then((names) => Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))))
  event.waitUntil(clear.then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const fromCache = () => caches.match(event.request, { ignoreSearch: true })
  event.respondWith(fetch(event.request).catch(() => fromCache().then((found) => found ?? Response.error())))
})
`
