/** Adds what needs a script: print, share, read aloud, the timer. */
export function addTools(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>('[data-tools]')) {
    place.replaceChildren()
    place.append(button('Print this', () => print()))
    if (place.dataset.tools !== 'print') {
      place.append(
        ' ',
        button('Share this', (made) => void share(made)),
      )
      if ('speechSynthesis' in globalThis) place.append(' ', button('Read this to me', speak))
    }
  }
  for (const place of root.querySelectorAll<HTMLElement>('[data-timer]')) addTimer(place)
}

function button(words: string, act: (made: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'tool'
  made.textContent = words
  made.addEventListener('click', () => act(made))
  return made
}

/** What may be passed on: the page's own words, never what was typed. */
function pageText(): string {
  const main = document.getElementById('main')?.cloneNode(true) as HTMLElement | undefined
  for (const part of main?.querySelectorAll('q, .noprint, [data-tools]') ?? []) part.remove()
  return (main?.innerText ?? main?.textContent ?? '').replace(/\s*\n\s*/g, '\n').trim()
}

async function share(made: HTMLButtonElement): Promise<void> {
  const text = `${pageText()}\n\n${location.origin}`
  try {
    if (navigator.share) await navigator.share({ title: document.title, text })
    else {
      await navigator.clipboard.writeText(text)
      made.textContent = 'Copied. Paste it into a message.'
    }
  } catch {
    made.textContent = 'Share this'
  }
}

function speak(made: HTMLButtonElement): void {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel()
    made.textContent = 'Read this to me'
    return
  }
  const speech = new SpeechSynthesisUtterance(pageText())
  speech.lang = 'en-GB'
  speech.rate = 0.9
  speech.onend = () => {
    made.textContent = 'Read this to me'
  }
  made.textContent = 'Stop reading'
  speechSynthesis.speak(speech)
}

const tickMs = 1000

/** Counts whole minutes down, then says what to do; told to screen readers once a minute only. */
function addTimer(place: HTMLElement): void {
  const seconds = Number(place.dataset.timer)
  const shown = document.createElement('span')
  shown.setAttribute('role', 'timer')
  const told = document.createElement('span')
  told.setAttribute('role', 'status')
  const start = button(`Start a timer of ${seconds / 60} minutes`, () => {
    start.remove()
    const end = Date.now() + seconds * tickMs
    const ticking = setInterval(() => tick(), tickMs)
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / tickMs))
      shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
      if (left > 0) return
      clearInterval(ticking)
      told.textContent = 'Time is up. Ring somebody you know first.'
    }
    tick()
  })
  place.replaceChildren(start, ' ', shown, ' ', told)
}
