import { addTimer, button } from './timer.ts'

/** Adds what needs a script: print, share, read aloud, the timer. What stands there without a script gives way. */
export function addTools(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-tools]')) {
    const tools = [button('Print this', () => print())]
    if (place.dataset.tools !== 'print') {
      tools.push(...shareTools())
      if ('speechSynthesis' in globalThis) tools.push(button('Read this to me', speak))
    }
    place.replaceChildren(...tools)
  }
  for (const place of root.querySelectorAll<HTMLElement>('[data-timer]')) addTimer(place)
  for (const place of root.querySelectorAll<HTMLElement>('[data-copy]'))
    if ('clipboard' in navigator)
      place.append(copyButton(() => document.getElementById(place.dataset.copy!)!.innerText))
}

/** What may be passed on: the page's own words, never what was typed. */
function pageText(): string {
  const main = document.getElementById('main')!.cloneNode(true) as HTMLElement
  for (const part of main.querySelectorAll('q, .ticked, .noprint, .ring, details, form, [data-tools]')) part.remove()
  for (const block of main.querySelectorAll('p, li, h1, h2')) block.append('\n')
  return (main.textContent ?? '').replace(/\s*\n\s*/g, '\n').trim()
}

/** The device's own way to share; where there is none, by e-mail or by copying. */
function shareTools(): HTMLButtonElement[] {
  const text = () => `${pageText()}\n\n${location.origin}`
  const title = () => document.title
  if ('share' in navigator)
    return [button('Share this', () => void navigator.share({ title: title(), text: text() }).catch(() => undefined))]
  const mail = button('Send this by e-mail', () => {
    location.href = `mailto:?subject=${encodeURIComponent(title())}&body=${encodeURIComponent(text())}`
  })
  return 'clipboard' in navigator ? [mail, copyButton(text)] : [mail]
}

const copyButton = (text: () => string): HTMLButtonElement =>
  button('Copy this', (made) => {
    void navigator.clipboard.writeText(text()).then(
      () => (made.textContent = 'Copied: paste it into a message'),
      () => (made.textContent = 'Copying was not allowed'),
    )
  })

function speak(made: HTMLButtonElement): void {
  const done = () => (made.textContent = 'Read this to me')
  if (speechSynthesis.speaking) {
    hush()
    done()
    return
  }
  const speech = new SpeechSynthesisUtterance(pageText())
  speech.lang = 'en-GB'
  speech.rate = 0.9
  speech.onend = done
  speech.onerror = done
  made.textContent = 'Stop reading'
  speechSynthesis.speak(speech)
}

/** Stops reading aloud. */
export function hush(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
}
