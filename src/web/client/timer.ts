/** A button that needs a script; it is told itself when pressed. */
export function button(words: string, act: (made: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'tool'
  made.textContent = words
  made.addEventListener('click', () => act(made))
  return made
}

const tickMs = 1000

/** Counts the seconds of `data-timer` down, then says what to do; only the end is told to screen readers. */
export function addTimer(place: HTMLElement): void {
  const seconds = Number(place.dataset.timer)
  const shown = spanOf('timer')
  const told = spanOf('status')
  let ticking: ReturnType<typeof setInterval> | undefined
  const start = button(`Start a timer of ${seconds / 60} minutes`, () => {
    const end = Date.now() + seconds * tickMs
    const tick = () => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / tickMs))
      shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
      if (left > 0) return
      clearInterval(ticking)
      told.textContent = 'Time is up. Ring somebody you know first.'
    }
    clearInterval(ticking)
    told.textContent = ''
    start.textContent = 'Start again'
    ticking = setInterval(tick, tickMs)
    tick()
  })
  place.replaceChildren(start, ' ', shown, ' ', told)
}

function spanOf(role: string): HTMLSpanElement {
  const made = document.createElement('span')
  made.setAttribute('role', role)
  return made
}
