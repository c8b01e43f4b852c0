import type { Page } from '../page.ts'
import { addTools, hush } from './tools.ts'

/** What was on the page, kept in memory only, so that Back and Forward find it as it was. */
interface View {
  readonly title: string
  readonly nodes: readonly ChildNode[]
}

const views: View[] = []
let at = 0

const main = (): HTMLElement => document.getElementById('main')!

/** Puts a page in place of the one shown, as a new step of the history, and moves the reader to it. */
export function show(page: Page): void {
  keep()
  at += 1
  views.length = at
  history.pushState({ view: at }, '')
  main().innerHTML = page.main.markup
  document.title = `${page.title} – Doorchain`
  addTools(main())
  ;(main().querySelector<HTMLElement>('.problem') ?? main()).focus()
  scrollTo(0, 0)
}

function keep(): void {
  views[at] = { title: document.title, nodes: [...main().childNodes] }
}

function restore(wanted: number): void {
  const view = views[wanted]
  if (!view || wanted === at) return
  keep()
  at = wanted
  hush()
  main().replaceChildren(...view.nodes)
  document.title = view.title
  main().focus()
}

/** Follows Back and Forward. A link within the page makes a step without a number: it stays on this page. */
export function followHistory(): void {
  history.replaceState({ ...history.state, view: 0 }, '')
  addEventListener('popstate', (event) => {
    const wanted: unknown = event.state?.view
    if (typeof wanted === 'number') restore(wanted)
    else history.replaceState({ view: at }, '')
  })
  document.addEventListener('click', (event) => {
    const isBack = event.target instanceof Element && event.target.closest('[data-back]') !== null
    if (!isBack || at === 0) return
    event.preventDefault()
    history.back()
  })
}
