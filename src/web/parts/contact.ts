import { longDate } from '../../values/day.ts'
import type { GenuineContact, Knowledge } from '../../values/knowledge.ts'
import { type Html, html } from '../html.ts'
import { sourceLine } from './source.ts'
import { notForRinging } from './step.ts'

const nationNames: Readonly<Record<string, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}
const allNations = Object.keys(nationNames).length

/** "England, Wales and Scotland"; empty where it holds everywhere or nothing is said. */
export function nationList(nations: readonly string[] | null): string {
  if (!nations || nations.length === 0 || nations.length === allNations) return ''
  const names = nations.map((nation) => nationNames[nation] ?? nation)
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Genuine numbers and addresses, each with its use, its source and until when it holds. `today` is an ISO date. */
export function contactList(contacts: readonly GenuineContact[], knowledge: Knowledge, today: string): Html {
  return html`<ul class="numbers">${contacts.map((contact) => contactItem(contact, knowledge, today))}</ul>`
}

function contactItem(contact: GenuineContact, knowledge: Knowledge, today: string): Html {
  const source = knowledge.sources.find(({ id }) => id === contact.source[0])
  const nations = nationList(contact.nations)
  return html`<li><p class="number">${valueLink(contact)} <span>${contact.name}</span></p>
<p>${contact.use}</p>${contact.never ? html`<p>${contact.never}</p>` : ''}
${nations || contact.hours ? html`<p>${nations ? `For ${nations}. ` : ''}${contact.hours ? `${contact.hours.replace(/\.$/, '')}.` : ''}</p>` : ''}
${warnings(contact, today)}
<p class="source">Checked ${longDate(contact.checked)}, holds until ${longDate(contact.expires)}.${source ? html` Source: ${sourceLine(source)}` : ''}</p></li>\n`
}

function warnings(contact: GenuineContact, today: string): Html {
  const words = [
    contact.confidence === 'M' ? 'Unconfirmed: only one good source was found.' : '',
    contact.expires < today ? 'This is old: check before you rely on it.' : '',
  ].filter(Boolean)
  return words.length > 0 ? html`<p class="note">${words.join(' ')}</p>` : html``
}

function valueLink({ id, kind, value }: GenuineContact): Html {
  const scheme = notForRinging.has(id) ? null : schemes[kind]
  const target = kind === 'phone' ? value.replaceAll(' ', '') : value
  return scheme && (kind !== 'phone' || /^\d+$/.test(target))
    ? html`<a href="${scheme}${target}"${kind === 'web' ? html` rel="noreferrer"` : ''}>${value}</a>`
    : html`<strong>${value}</strong>`
}

const schemes: Readonly<Record<GenuineContact['kind'], string | null>> = {
  phone: 'tel:',
  email: 'mailto:',
  web: 'https://',
  sms: null,
}
