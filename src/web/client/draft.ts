/** The fields of words in a form, by name. */
const wordsIn = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"], input[type="date"]'),
]

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

/** How long to wait after the last letter before the preview is asked for. */
const pauseMs = 900

/**
 * Shows how a draft reads while it is written, and keeps a copy in this tab until it is saved: a session that ended, or a
 * network that failed, takes no words along. Works without: the form saves by itself.
 */
export function keepDraft(form: HTMLFormElement): void {
  const key = `draft ${form.dataset.draft}`
  const look = document.getElementById('look')
  const offer = form.querySelector<HTMLElement>('[data-offer]')
  const status = form.querySelector<HTMLElement>('[data-draft-status]')
  const fields = wordsIn(form)
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = async () => {
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    const answer = await fetch('/desk/warnings/preview', { method: 'POST', body }).catch(() => null)
    if (answer?.ok && look) look.innerHTML = await answer.text()
    if (!status) return
    const isOut = answer?.status === 401
    status.textContent = isOut
      ? 'You are not signed in any more. Sign in again in this tab and open this page: your words are kept here.'
      : ''
  }
  const changed = () => {
    sessionStorage.setItem(key, JSON.stringify(fields.map(({ name, value }) => [name, value])))
    clearTimeout(timer)
    timer = setTimeout(show, pauseMs)
  }

  if (form.dataset.saved) sessionStorage.removeItem(key)
  const kept = new Map(JSON.parse(sessionStorage.getItem(key) ?? '[]') as [string, string][])
  const isDifferent = fields.some(({ name, value }) => kept.has(name) && tidy(kept.get(name)!) !== tidy(value))
  if (offer && isDifferent) offer.hidden = false
  offer?.querySelector('[data-back-in]')?.addEventListener('click', () => {
    for (const field of fields) field.value = kept.get(field.name) ?? field.value
    offer.hidden = true
    changed()
  })
  offer?.querySelector('[data-drop]')?.addEventListener('click', () => {
    sessionStorage.removeItem(key)
    offer.hidden = true
  })
  form.addEventListener('input', changed)
}
