import type { Listing } from '../../../directory/entries/directory.ts'
import { longDate } from '../../../values/day.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { tick } from '../../pages/questions.ts'
import { chooseOne, textField } from '../../parts/form.ts'
import type { NamedChange } from '../directory.ts'
import { moment } from './moment.ts'

interface Whole {
  readonly listings: readonly Listing[]
  /** What has run out or soon will. */
  readonly soon: readonly Listing[]
  /** Proposals that wait for a second person. */
  readonly open: number
  readonly today: string
  readonly mayWrite: boolean
}

/** Every entry; what runs out stands first. */
export const directoryPage = ({ listings, soon, open, today, mayWrite }: Whole): Page => ({
  title: 'Directory of genuine numbers',
  back: '/desk',
  main: html`<h1>Directory of genuine numbers</h1>
<ul class="links"><li><a href="/desk/directory/changes">Changes${open > 0 ? ` (${open} wait for a second person)` : ''}</a></li>
${mayWrite ? html`<li><a href="/desk/directory/entry">Propose a new entry</a></li>` : ''}</ul>
${mayWrite ? '' : html`<p>You can look. A writer who is not limited to an area proposes changes, and an approver decides.</p>`}
<h2>To be checked again soon</h2>
${soon.length > 0 ? html`<ul>${soon.map((listing) => item(listing, today))}</ul>` : html`<p>Nothing runs out in the next 60 days.</p>`}
<h2>All entries</h2>
<ul>${listings.map((listing) => item(listing, today))}</ul>`,
})

const item = ({ id, organisation, reach, expires, confidence }: Listing, today: string): Html =>
  html`<li><a href="/desk/directory/listing?id=${encodeURIComponent(id)}">${organisation}</a>: ${reach.map(({ value }) => value).join(', ')}${expires < today ? ' – old' : ''}${confidence === 'M' ? ' – unconfirmed' : ''}</li>\n`

interface One {
  readonly listing: Listing
  readonly changes: readonly NamedChange[]
  readonly today: string
  readonly mayChange: boolean
}

/** One entry, whole, with its history. */
export function listingPage({ listing, changes, today, mayChange }: One): Page {
  const { id, organisation, by, use, never, hours, rules, nations, sources, checked, expires } = listing
  const facts: readonly (readonly [string, string | null])[] = [
    ['When to ring', use],
    ['What it never does', never],
    ['Hours', hours],
    ['Rules', rules.map((rule) => rule.replaceAll('-', ' ')).join(', ') || null],
    ['Nations', nations.map((nation) => nation.replaceAll('-', ' ')).join(', ')],
    ['Listed by', by.kind === 'instance' ? by.name : by.kind === 'here' ? 'two people here' : 'Doorchain, as it ships'],
    ['Checked', longDate(checked)],
    ['Holds until', `${longDate(expires)}${expires < today ? ' – this is over: check it again' : ''}`],
  ]
  return {
    title: organisation,
    back: '/desk/directory',
    main: html`<h1>${organisation}</h1>
<ul>${listing.reach.map(({ kind, value }) => html`<li><strong>${value}</strong> (${kind})</li>`)}</ul>
<dl>${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : ''))}</dl>
<h2>Sources</h2><ul>${sources.map(({ publisher, address, date }) => html`<li>${publisher}, ${address}${date ? `, ${date}` : ''}</li>`)}</ul>
${
  mayChange
    ? html`<p><a class="button" href="/desk/directory/entry?id=${encodeURIComponent(id)}">Change or check again</a></p>
<form method="post" action="/desk/directory/remove"><input type="hidden" name="id" value="${id}">${textField({ name: 'reason', label: 'Why should it come off?' })}<button type="submit" class="plain">Propose to take it off</button></form>`
    : ''
}
<h2>History</h2>${changes.length > 0 ? html`<ul class="numbers">${changes.map((change) => html`<li>${changeWords(change)}</li>`)}</ul>` : html`<p>Nothing was changed here.</p>`}`,
  }
}

const actions = {
  list: 'List or change',
  remove: 'Take off',
  trust: 'Trust the key of',
  distrust: 'Trust no more the key of',
} as const

const changeWords = ({
  subject,
  action,
  reason,
  proposer,
  proposed_at,
  state,
  decider,
  decided_at,
  note,
}: NamedChange) =>
  html`<p><strong>${actions[action]} ${subject}</strong>: ${state}</p><p>Proposed by ${proposer}, ${moment(proposed_at)}: ${reason}</p>${decider && decided_at ? html`<p>Decided by ${decider}, ${moment(decided_at)}${note ? `: ${note}` : ''}</p>` : ''}`

/** Changes, those that wait first; nobody decides on their own. */
export function changesPage(
  changes: readonly NamedChange[],
  { person, mayDecide }: { readonly person: string; readonly mayDecide: boolean },
): Page {
  const open = changes.filter(({ state }) => state === 'proposed')
  const done = changes.filter(({ state }) => state !== 'proposed')
  const item = (change: NamedChange) => html`<li>${changeWords(change)}
${change.proposal ? html`<details><summary>What is proposed</summary><dl>${Object.entries(change.proposal).map(([name, value]) => html`<dt>${name}</dt><dd>${typeof value === 'string' ? value : JSON.stringify(value)}</dd>`)}</dl></details>` : ''}
${change.proposed_by === person ? withdraw(change) : mayDecide ? decide(change) : ''}</li>`
  return {
    title: 'Changes of the directory',
    back: '/desk/directory',
    main: html`<h1>Changes of the directory</h1>
<h2>Waiting for a second person</h2>
${open.length > 0 ? html`<ul class="numbers">${open.map(item)}</ul>` : html`<p>Nothing waits.</p>`}
<h2>Decided</h2>
${done.length > 0 ? html`<ul class="numbers">${done.map((change) => html`<li>${changeWords(change)}</li>`)}</ul>` : html`<p>Nothing was decided yet.</p>`}`,
  }
}

const withdraw = ({ id, subject }: NamedChange) =>
  html`<form method="post" action="/desk/directory/withdraw"><input type="hidden" name="id" value="${id}"><button type="submit" class="plain" aria-label="Withdraw ${subject}">Withdraw</button></form>`

const decide = ({ id, subject }: NamedChange) =>
  html`<form method="post" action="/desk/directory/decide"><input type="hidden" name="id" value="${id}">
<button type="submit" name="decision" value="approved" aria-label="Approve ${subject}">I rang or read it myself: approve</button>
<button type="submit" name="decision" value="rejected" class="plain" aria-label="Reject ${subject}">Reject</button></form>`

const rules = [
  ['never-rings-out', 'It never rings anybody'],
  ['inbound-only', 'It is only for ringing in'],
  ['password-scheme', 'Its callers give a password that was agreed'],
] as const
const nations = [
  ['england', 'England'],
  ['wales', 'Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
] as const

interface EntryForm {
  readonly fields: URLSearchParams
  readonly isNew: boolean
  readonly problem: string | null
}

/** The form of an entry. Nothing is listed before a second person has approved it. */
export function entryPage({ fields, isNew, problem }: EntryForm): Page {
  const title = isNew ? 'Propose a new entry' : 'Propose a change'
  const value = (name: string) => fields.get(name) ?? ''
  const text = (name: string, label: string, hint?: string) =>
    textField({ name, label, value: value(name), ...(hint && { hint }) })
  const ticks = (name: string, label: string, all: typeof rules | typeof nations) =>
    html`<fieldset><legend>${label}</legend>${all.map(([one, words]) => tick({ name, value: one, words, on: fields.getAll(name).includes(one) }))}</fieldset>`
  return {
    title: problem ? `Error: ${title}` : title,
    back: '/desk/directory',
    main: html`${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p>${problem}</p></div>` : ''}<h1>${title}</h1>
<p>Another person must approve it before anybody sees it.</p>
<form method="post" action="/desk/directory/propose"><input type="hidden" name="isNew" value="${isNew ? 'yes' : 'no'}">
${isNew ? text('id', 'Short name', 'Small letters and hyphens, such as aldercombe-council. It stays.') : html`<input type="hidden" name="id" value="${value('id')}">`}
${text('organisation', 'Organisation')}
${text('phone', 'Telephone numbers', 'Several with a comma between.')}
${text('sms', 'Numbers for texts')}${text('email', 'E‑mail addresses')}${text('web', 'Web addresses', 'Without https://')}
${text('use', 'When should a person ring it?', 'One sentence.')}
${ticks('rules', 'How does it behave?', rules)}
${text('never', 'What does it never do?', 'One sentence, or empty.')}${text('hours', 'Hours')}
${ticks('nations', 'For which nations?', nations)}
${text('publisher', 'Who publishes the number?')}${text('address', 'Where did you read it?', 'The address of the page.')}${text('date', 'Date of that page', 'As 2026-11-21, or empty.')}
${text('checked', 'Checked on', 'As 2026-11-21.')}${text('expires', 'Holds until', 'A year at most.')}
${chooseOne({ name: 'confidence', label: 'How sure is it?', value: value('confidence') }, [
  ['H', 'The organisation’s own page, or two sources that do not depend on each other'],
  ['M', 'One good source: it will be shown as unconfirmed'],
])}
${text('reason', 'Why this change?')}
<button type="submit">Propose</button></form>`,
  }
}
