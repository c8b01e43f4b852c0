/** What a form of reporting sent: sent again, it makes the same page again. */
interface Sent {
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** In this tab alone, until the report is sent or the tab is closed: each page by the number in its place of the history. */
const key = 'report'
const readKept = () => JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, Sent>
const write = (kept: Record<string, Sent>) => sessionStorage.setItem(key, JSON.stringify(kept))

const fieldsOf = (data: FormData) => [...data].map(([name, value]) => [name, String(value)] as const)

/** Sending and a report that was sent before have effects, or show what is kept: those are never sent by themselves. */
const isStep = (path: string) => /^\/report(\/[a-z]+)?$/.test(path) && !/^\/report\/(send|own)$/.test(path)

function keepSent(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  const button = event.submitter as HTMLButtonElement | null
  const path = new URL(button?.getAttribute('formaction') ?? form.action, location.href).pathname
  if (!isStep(path)) return
  const pressed = button?.name ? [[button.name, button.value] as const] : []
  write({ ...readKept(), next: { path, fields: [...fieldsOf(new FormData(form)), ...pressed] } })
}

/** A page that a form made is told from others by a number, and is asked for by its address alone from now on. */
function nameHere(): void {
  const { next, ...kept } = readKept()
  const form = document.querySelector('form')
  const first = location.pathname === '/report' && form && { path: '/report', fields: fieldsOf(new FormData(form)) }
  const sent = next ?? (first || null)
  if (!sent || !isStep(location.pathname)) return
  const number = Date.now().toString(36)
  write({ ...kept, [number]: sent })
  history.replaceState({ ...history.state, report: number }, '')
}

/** What made the page that somebody goes back to. */
const sentHere = (): Sent | undefined => readKept()[(history.state as { report?: string } | null)?.report ?? '']

/** Sends it once more. */
function sendAgain(sent: Sent): void {
  write({ ...readKept(), next: sent })
  const form = document.createElement('form')
  form.method = 'post'
  form.action = sent.path
  for (const [name, value] of sent.fields) {
    const field = document.createElement('textarea')
    Object.assign(field, { name, value })
    form.append(field)
  }
  form.hidden = true
  document.body.append(form)
  form.submit()
}

const sent = sentHere()
/** The first page has one address, however it came: whether it was just sent for is told by what waits. */
const isFirst = location.pathname === '/report' && !readKept().next
const isAgain = document.querySelector('[data-again]') !== null
if (document.querySelector('[data-sent]')) sessionStorage.removeItem(key)
else if (sent && (isAgain || isFirst)) sendAgain(sent)
else if (isAgain) location.replace('/report')
else {
  nameHere()
  addEventListener('submit', keepSent)
}
