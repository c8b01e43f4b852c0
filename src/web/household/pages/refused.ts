import type { DoorchainError } from '../../../values/error.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'

/** What was asked cannot be done: why, and what to do next. */
export const refusedPage = (error: DoorchainError, back: string): Page => ({
  title: error.message.replace(/\.$/, ''),
  status: error.status,
  back,
  main: html`<h1>${error.message.replace(/\.$/, '')}</h1>
<p class="lead">${error.next}</p>
<p><a class="button" href="${back}">Go back</a></p>`,
})
