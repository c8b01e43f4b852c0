/** How often an open page asks whether it still holds; only while it is looked at. */
const everyMs = 4_000

const watched = document.querySelector<HTMLElement>('[data-live]')
const typed = document.querySelector<HTMLInputElement>('[data-code]')

/** What the page showed may not hold any more: it goes before anything else happens. */
function leave(): void {
  document.getElementById('main')?.replaceChildren()
  location.replace(location.pathname)
}

async function ask({ live, mark }: DOMStringMap): Promise<void> {
  const response = await fetch(live ?? '', { cache: 'no-store', redirect: 'manual' })
  if (response.type === 'opaqueredirect') return leave()
  if (!response.ok) return
  const now = (await response.json()) as { mark?: string }
  if (now.mark !== mark) leave()
}

/** Without a network the page stays as it is: nothing new can be seen either. */
const look = () => {
  if (watched && document.visibilityState === 'visible') void ask(watched.dataset).catch(() => undefined)
}

if (watched) {
  setInterval(look, everyMs)
  document.addEventListener('visibilitychange', look)
}

/** A page that comes back by the Back button may be from before the household was closed here. */
addEventListener('pageshow', (event) => {
  if (event.persisted) leave()
})

if (typed && location.hash.length > 1) {
  typed.value = location.hash.slice(1)
  history.replaceState(history.state, '', location.pathname)
}
