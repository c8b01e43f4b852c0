import { openChecker } from '../../check/check.ts'
import type { CheckResult } from '../../check/verdict.ts'
import { expandKnowledge } from '../../read/expand.ts'
import { type PackedKnowledge, unpackKnowledge } from '../../read/packed.ts'
import { openReader } from '../../read/read.ts'
import { answerForm, type Parts } from '../flow.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { readTell } from '../tell.ts'
import { addCited } from './cited.ts'
import { addTools } from './tools.ts'
import { followHistory, show } from './views.ts'

let parts: Promise<Parts> | undefined

/** Fetched when first needed; kept by the service worker for when there is no network. */
function loadParts(): Promise<Parts> {
  parts ??= fetchParts().catch((error) => {
    parts = undefined
    throw error
  })
  return parts
}

async function fetchParts(): Promise<Parts> {
  const response = await fetch(new URL('knowledge.json', import.meta.url))
  if (!response.ok) throw new Error(`The knowledge did not come: ${response.status}`)
  const knowledge = expandKnowledge(unpackKnowledge((await response.json()) as PackedKnowledge))
  const checker = openChecker(openReader(knowledge))
  return { knowledge, checker, today: () => new Date().toISOString().slice(0, 10) }
}

/** Forms are answered here: the words stay on the device. If the knowledge cannot be had, nothing is sent either. */
async function answerHere(event: SubmitEvent): Promise<void> {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-local')) return
  event.preventDefault()
  const path = event.submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? ''
  const fields = new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  let checked: CheckResult | undefined
  const onCheck = (_: unknown, result: CheckResult) => {
    checked = result
  }
  const page = await loadParts()
    .then((loaded) => answerForm(path, fields, { ...loaded, tell: readTell(document.cookie), onCheck }))
    .catch(() => null)
  show(page ?? failed)
  if (checked) void addCited(checked).catch(() => undefined)
}

const failed: Page = {
  title: 'The check could not be loaded',
  main: html`<h1>The check could not be loaded</h1><p class="lead">Until it works: give nothing and agree to nothing. Ring somebody you trust, or <a href="tel:101">101</a>.</p><p><a href="/" data-back>Go back and try again</a></p>`,
}

document.addEventListener('submit', (event) => void answerHere(event))
followHistory()
addTools(document.body)
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
if (document.querySelector('form[data-local]')) void loadParts().catch(() => undefined)
