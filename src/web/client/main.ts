import { type Checker, openChecker } from '../../check/check.ts'
import { openReader } from '../../read/read.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { answerForm, type Parts } from '../flow.ts'
import { addTools } from './tools.ts'

let parts: Promise<Parts> | undefined

/** Fetched when first needed; kept by the service worker for when there is no network. */
function loadParts(): Promise<Parts> {
  parts ??= fetch('/knowledge.json')
    .then((response) => response.json() as Promise<Knowledge>)
    .then((knowledge): Parts => {
      const checker: Checker = openChecker(openReader(knowledge))
      return { knowledge, checker, today: () => new Date().toISOString().slice(0, 10) }
    })
  return parts
}

/** Forms are answered here: the words stay on the device. If the knowledge cannot be had, nothing is sent either. */
async function answerHere(event: SubmitEvent): Promise<void> {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-local')) return
  event.preventDefault()
  const fields = new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  try {
    const page = answerForm(new URL(form.action).pathname, fields, await loadParts())
    if (page) show(page.title, page.main.markup, true)
  } catch {
    show('The check could not be loaded', failed, false)
  }
}

const failed =
  '<h1>The check could not be loaded</h1><p class="lead">Until it works: give nothing and agree to nothing. Ring somebody you trust, or 101.</p><p><a class="button" href="/">Start again</a></p>'

function show(title: string, markup: string, remember: boolean): void {
  const main = document.getElementById('main')
  if (!main) return
  if (remember) {
    steps.push({ title: document.title, nodes: [...main.childNodes] })
    history.pushState({ step: steps.length }, '')
  }
  main.innerHTML = markup
  document.title = `${title} – Doorchain`
  addTools(main)
  scrollTo(0, 0)
  const problem = main.querySelector<HTMLElement>('.problem')
  ;(problem ?? main).focus()
}

/** What was on the page before, kept in memory only, so that Back finds it as it was. */
const steps: { readonly title: string; readonly nodes: readonly ChildNode[] }[] = []

function goBack(): void {
  const step = steps.pop()
  const main = document.getElementById('main')
  if (!step || !main) return
  main.replaceChildren(...step.nodes)
  document.title = step.title
  main.focus()
}

document.addEventListener('submit', (event) => void answerHere(event))
addEventListener('popstate', goBack)
document.addEventListener('click', (event) => {
  const isBack = event.target instanceof Element && event.target.closest('[data-back]') !== null
  if (!isBack || steps.length === 0) return
  event.preventDefault()
  history.back()
})
addTools(document.body)
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
if (document.querySelector('form[data-local]')) void loadParts().catch(() => undefined)
