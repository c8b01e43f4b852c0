import type { AreaView } from '../../../../areas/view.ts'
import type { ShownReport } from '../../../../report/one.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { referenceOf } from '../../../../values/reference.ts'
import { type CollectionMethod, collectionMethods } from '../../../../values/report.ts'
import { kindWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { moment } from '../moment.ts'
import { decisionPart, notePart } from './decide.ts'
import { forWords, resultWords, stateWords, trustWords, whenWords, whereWords } from './words.ts'

/** What the page of a report is made from. */
export interface OneReport {
  readonly shown: ShownReport
  readonly view: AreaView
  /** What scripts and tactics are called. */
  readonly titles: { readonly script: (id: string) => string; readonly tactic: (id: string) => string }
  /** What there is to say about numbers of it that the directory lists. */
  readonly genuine: readonly string[]
  /** Who looked at it or wrote notes, by id. */
  readonly names: ReadonlyMap<string, string>
  /** Whether this person may decide about it, and whether they sent it themselves. */
  readonly mayDecide: boolean
  readonly isOwn: boolean
  /** Others that share a number, an account or an address with it. */
  readonly likes: Html | ''
  /** What was done just now, or what was wrong with it. */
  readonly done: string | null
  readonly problem: string | null
  /** Where the queue goes on; null outside it. */
  readonly queue: { readonly left: string; readonly skip: string } | null
}

const doneWords: Readonly<Record<string, string>> = {
  checked: 'It is marked as checked.',
  'set-aside': 'It is set aside, and counts nowhere.',
  undone: 'The decision is taken back.',
  noted: 'The note is kept.',
}

/** One report, redacted or as it was given, and what is to be done with it. */
export function reportPage(one: OneReport): Page {
  const { shown, queue, problem, done } = one
  const { report, state } = shown
  const reference = referenceOf(report.id)
  const title = queue ? 'Waiting to be looked at' : `Report ${reference}`
  return {
    title: problem ? `Error: ${title}` : title,
    wide: true,
    back: queue ? '/desk/reports' : state === 'waiting' ? '/desk/reports/waiting' : '/desk/reports',
    ...(problem && { status: 400 }),
    main: html`<h1>${title}</h1>
${done !== null && Object.hasOwn(doneWords, done) ? html`<p role="status"><strong>${queue ? 'The one before: ' : ''}${doneWords[done]}</strong></p>` : ''}
${queue ? html`<p role="status">${queue.left}</p>` : ''}
<p><span class="state">${stateWords[state]}</span> <span class="state">${report.via === 'simulated' ? 'simulated' : trustWords[report.trust]}</span></p>
<div class="beside"><div>${wordsPart(one)}
${decisionPart(one)}</div>
<div>${factsPart(one)}</div></div>
${aroundPart(one)}
${one.likes}
${notePart(one)}`,
  }
}

function wordsPart({ shown }: OneReport): Html {
  const { report, asGiven, mayOpen } = shown
  const words = report.account
    ? html`<div class="original"><pre>${report.account}</pre></div>`
    : html`<p>There are no words, or their time is over.</p>`
  const how = asGiven
    ? html`<p>As it was given. The audit remembers that you opened it.</p>`
    : html`<p>Without what tells of a person: names, addresses and numbers of theirs stand in brackets. Programs miss some; read it before you pass it on.</p>`
  const open = html`<form method="post" action="/desk/reports/${report.id}/open"><button type="submit" class="plain">See it as it was given</button> <span class="source">The audit will remember it.</span></form>`
  return html`<h2>What happened</h2>${how}${words}${!asGiven && mayOpen ? open : ''}`
}

function factsPart(one: OneReport): Html {
  const { shown, view, titles } = one
  const { report, organisation, asGiven, contact } = shown
  const { sighting, method } = report
  const hidden = asGiven ? null : 'only for investigators'
  const seen = sighting && [
    sighting.severalCards ? 'several cards' : null,
    sighting.faceCovered ? 'face covered' : null,
    sighting.vehicle,
  ]
  const facts: readonly (readonly [string, Html | string | null])[] = [
    ['Reference', referenceOf(report.id)],
    ['How they came', kindWords[report.kind]],
    ['When', whenWords(report.happened_on, report.happened_minute)],
    ['Where', whereWords(view, report)],
    ['Told by', forWords[report.for_whom]],
    ['What it looks like', report.script && titles.script(report.script)],
    ['What they did', report.tactics.map(titles.tactic).join('; ')],
    ['Number shown', report.shown.join(', ')],
    ['Number to ring', report.spoken.join(', ')],
    ['Names the caller gave', report.aliases.join(', ')],
    ['Said they were with', report.claimed],
    ['To be handed over by', method && (collectionMethods[method as CollectionMethod] ?? method)],
    ['Where money was to go', report.accounts.join(', ')],
    ['Web addresses', report.urls.join(', ')],
    ['What came of it', resultWords(report.outcome, report.lost_pounds)],
    ['Seen', (seen ?? []).filter(Boolean).join(', ')],
    ['Age', report.age === null ? hidden : String(report.age)],
    ['Whom to ask', contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(', ') : hidden],
    ['Sent by', organisation],
    ['Their reference', report.their_reference?.startsWith('row-') ? null : report.their_reference],
    ['Came', moment(report.received_at)],
  ]
  return html`<h2>Facts</h2><dl class="facts">${facts.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${one.genuine.map((words) => html`<p class="source">${words}</p>`)}`
}

function aroundPart({ shown }: OneReport): Html {
  const { report, series, spikes, flood, evidence, mayOpen } = shown
  const floodWords =
    flood?.decision === 'let-in' ? 'It is one of a flood that was let in.' : 'It is one of a flood, and does not count.'
  const piece = ({ id, mediaType, bytes, at, sha256 }: (typeof evidence)[number]) =>
    html`<li>${mayOpen ? html`<a href="/desk/reports/${report.id}/evidence/${id}">${mediaType}</a>` : mediaType}, ${countInWords(Math.ceil(bytes / 1024))} kB, added ${moment(at)}${mayOpen ? html`. <span class="source">SHA-256 ${sha256}</span>` : ''}</li>`
  return html`<h2>What belongs to it</h2>
<ul>${flood ? html`<li>${floodWords} <a href="/desk/reports/floods#flood-${flood.id}">Look at the flood</a></li>` : ''}
${series ? html`<li>Series: <a href="/desk/series/${series.id}">${series.name ?? `series ${series.id}`}</a></li>` : html`<li>It belongs to no series.</li>`}
${spikes.map(({ id, from, to }) => html`<li>Spike: <a href="/desk/spikes/${id}">${longDate(from)} to ${longDate(to)}</a></li>`)}</ul>
${evidence.length > 0 ? html`<h3>Pictures and recordings</h3><ul>${evidence.map(piece)}</ul>${mayOpen ? html`<p class="source">The audit remembers each one you open.</p>` : html`<p>Investigators can open them.</p>`}` : ''}`
}
