import type { Knowledge } from '../../values/knowledge.ts'
import { html } from '../html.ts'
import type { Page } from '../page.ts'
import { contactList } from '../parts/contact.ts'

/** What each part of the page holds, by id; a number named nowhere stands under the last heading. */
const parts: readonly (readonly [string, readonly string[]])[] = [
  ['In danger', ['999', 'silent-55', '112', 'emergency-text-18000', 'gas-emergency-gb', 'gas-emergency-ni']],
  ['Police and bank', ['101', 'police-text-18001-101', '159', 'crimestoppers']],
  [
    'To report fraud and scams',
    ['report-fraud-phone', 'report-fraud-web', 'police-scotland-fraud-101', '7726', 'phishing-email'],
  ],
  ['Advice and other help', []],
]

/** The genuine numbers, with their sources. `today` is an ISO date. */
export function numbersPage(knowledge: Knowledge, today: string): Page {
  const named = new Set(parts.flatMap(([, ids]) => ids))
  const contacts = new Map(knowledge.contacts.map((contact) => [contact.id, contact]))
  const others = knowledge.contacts.filter(({ id }) => !named.has(id))
  return {
    title: 'Genuine numbers',
    back: '/',
    main: html`<h1>Genuine numbers</h1>
<p class="lead">A number that shows on your phone proves nothing. These are numbers for you to ring.</p>
<p><a href="/number">Look up another number</a></p>
<div class="tools" data-tools="print"></div>
${parts.map(([heading, ids]) => {
  const here = ids.length > 0 ? ids.flatMap((id) => contacts.get(id) ?? []) : others
  return here.length > 0 ? html`<h2>${heading}</h2>${contactList(here, knowledge, today)}` : ''
})}`,
  }
}
