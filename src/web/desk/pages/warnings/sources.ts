import { countInWords } from '../../../../values/count.ts'
import { minuteMs, spanInWords } from '../../../../values/time-span.ts'
import type { RecentIntake } from '../../../../warn/follow/recent.ts'
import type { Source } from '../../../../warn/follow/source.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { chooseOne, problemSummary, textField } from '../../../parts/form.ts'
import { moment } from '../moment.ts'

/** What was written into the form, what is wrong with it, and what was done just now. */
export interface SourceForm {
  readonly address: string
  /** In minutes. */
  readonly every: string
  readonly problem: string | null
  readonly done: string | null
}

type NamedSource = Source & { readonly adder: string }

interface Whole {
  readonly sources: readonly NamedSource[]
  readonly intakes: readonly RecentIntake[]
  readonly form: SourceForm
  readonly now: Date
  /** Whether this person may add and stop. */
  readonly mayChange: boolean
}

const title = 'Where warnings are collected from'

const doneWords: Readonly<Record<string, string>> = {
  followed: 'It is followed now. It is read for the first time within a minute.',
  resumed: 'It is followed again. It is read within a minute.',
  hastened: 'It is read within a minute.',
  stopped: 'It is not followed any more. What was collected stays.',
}

/** Feeds that are followed, how to add one, and what was taken in last. */
export function sourcesPage({ sources, intakes, form, now, mayChange }: Whole): Page {
  const followed = sources.filter(({ stopped_at }) => stopped_at === null)
  const stopped = sources.filter(({ stopped_at }) => stopped_at !== null)
  const { problem, done } = form
  const list = (some: readonly NamedSource[]) =>
    html`<ul class="numbers">${some.map((source) => item(source, { now, mayChange }))}</ul>`
  return {
    title: problem ? `Error: ${title}` : title,
    back: '/desk',
    ...(problem && { status: 400 }),
    main: html`${problem ? problemSummary({ address: problem }) : ''}<h1>${title}</h1>
${done !== null && Object.hasOwn(doneWords, done) ? html`<p role="status"><strong>${doneWords[done]}</strong></p>` : ''}
<p>Police, councils and others publish their warnings as feeds. What is new in these feeds is collected by itself. Only people at the desk see it, until a writer puts one forward.</p>
<h2>Followed</h2>
${followed.length > 0 ? list(followed) : html`<p>No feed is followed yet. ${mayChange ? 'Add the first one below.' : 'A writer adds the first one.'}</p>`}
${mayChange ? addForm(form) : html`<p>A writer who is not limited to an area adds and stops feeds.</p>`}
${stopped.length > 0 ? html`<h2>Stopped</h2>${list(stopped)}` : ''}
<h2>Collected last</h2>
${intakes.length > 0 ? html`<ul class="numbers">${intakes.map(intakeItem)}</ul>` : html`<p>Nothing was collected yet.</p>`}`,
  }
}

const addForm = ({ address, every, problem }: SourceForm) =>
  html`<h2>Follow another</h2>
<form method="post" action="/desk/sources/follow">
${textField({ name: 'address', label: 'Address of the feed', hint: 'Or of a page that has one, such as the news page of a police force. It is read once now, which may take a moment.', value: address, problem: problem ?? undefined })}
${chooseOne({ name: 'every', label: 'How often should it be read?', value: every }, [
  ['15', 'Every 15 minutes'],
  ['60', 'Every hour'],
  ['360', 'Every 6 hours'],
  ['1440', 'Every day'],
])}
<button type="submit">Follow</button></form>`

function item(source: NamedSource, { now, mayChange }: Pick<Whole, 'now' | 'mayChange'>): Html {
  const { id, address, title: name, every_minutes, adder, added_at, stopped_at, done_at, next_at } = source
  const isStopped = stopped_at !== null
  return html`<li id="source-${id}"><h3>${name}</h3>
<p><a href="${address}" rel="noreferrer">${address}</a></p>
${troubleOf(source)}
<dl class="facts"><dt>Last read</dt><dd>${done_at ? moment(done_at) : 'Never yet'}</dd>
${isStopped ? html`<dt>Stopped</dt><dd>${moment(stopped_at)}</dd>` : html`<dt>Next time</dt><dd>${next_at <= now ? 'Within a minute' : moment(next_at)}, then every ${spanInWords(every_minutes * minuteMs).replace(/^1 /, '')}</dd>`}
<dt>Added</dt><dd>${moment(added_at)} by ${adder}</dd></dl>
${mayChange ? changeForm(id, name, isStopped) : ''}</li>\n`
}

/** A failure with what mends it; a remark where some of it was left out. */
function troubleOf({ failures, problem, stopped_at }: Source): Html | '' {
  if (problem === null || stopped_at !== null) return ''
  if (failures === 0) return html`<p class="hint">${problem}</p>`
  return html`<p class="wrong"><strong>${failures === 1 ? 'It could not be read the last time' : `It could not be read ${failures} times`}.</strong> ${problem} It is tried again less and less often.</p>`
}

const changeForm = (id: string, name: string, isStopped: boolean) =>
  html`<form method="post" action="/desk/sources/change"><input type="hidden" name="id" value="${id}">
${
  isStopped
    ? html`<button type="submit" name="change" value="resumed" aria-label="Follow again: ${name}">Follow again</button>`
    : html`<button type="submit" name="change" value="hastened" aria-label="Fetch now: ${name}">Fetch now</button>
<button type="submit" name="change" value="stopped" class="plain" aria-label="Stop: ${name}">Stop</button>`
}</form>`

function intakeItem({
  source,
  origin,
  began_at,
  ended_at,
  added,
  updated,
  same,
  failed,
  problems,
}: RecentIntake): Html {
  return html`<li><p><strong>${source ?? origin}</strong>, ${moment(began_at)}${ended_at ? '' : ' (not ended)'}</p>
<p>${countInWords(added)} new, ${countInWords(updated)} changed, ${countInWords(same)} known, ${countInWords(failed)} could not be read.</p>
${
  problems.length > 0
    ? html`<details><summary>What was left out</summary><ul>${problems.map(
        ({ document, problem }) => html`<li>${document}: ${problem}</li>`,
      )}</ul></details>`
    : ''
}</li>\n`
}
