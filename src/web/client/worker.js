// The service worker. `version` and `kept` are written in above by assets.ts: what it keeps for when there is no network.
const patienceMs = 2500
/** The list of warnings that answers name: kept once it was fetched. */
const citable = '/warnings/current.json'
/** What belongs to one person is never kept, nor shown as another page. */
const isOwnRoom = /^\/(?:desk|household|trusted|api)(?:\/|$)/

self.addEventListener('install', (event) => {
  const requests = kept.map((path) => new Request(path, { cache: path.startsWith('/m/') ? 'default' : 'reload' }))
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(requests)))
})

self.addEventListener('activate', (event) => {
  const clear = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))))
  event.waitUntil(clear.then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || isOwnRoom.test(pathname)) return
  event.respondWith(pathname.startsWith('/m/') ? fromCacheFirst(request) : fromNetworkFirst(request))
})

async function fromCacheFirst(request) {
  return (await caches.match(request)) ?? fetch(request)
}

/** The newest page where the network is quick and well; else the page kept; without one, the first page. */
async function fromNetworkFirst(request) {
  const fetched = fetch(request)
  const patience = new Promise((resolve) => setTimeout(resolve, patienceMs, null))
  const answer = await Promise.race([fetched, patience]).catch(() => null)
  if (answer?.ok && new URL(request.url).pathname === citable)
    await keep(request, answer.clone()).catch(() => undefined)
  if (answer && answer.status < 500) return answer
  const found = await caches.match(request, { ignoreSearch: true })
  if (found) return found
  return fetched.catch(async () => (await caches.match('/')) ?? Response.error())
}

async function keep(request, answer) {
  const cache = await caches.open(version)
  await cache.put(request, answer)
}
