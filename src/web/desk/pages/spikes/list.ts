import type { AreaView } from '../../../../areas/view.ts'
import type { ShownSpike } from '../../../../link/night/list.ts'
import type { Night } from '../../../../link/night/nights.ts'
import { askedFor } from '../../../../link/night/run.ts'
import type { Silence } from '../../../../link/night/silence.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { simulatedWords } from '../../../../values/statistics-words.ts'
import { type Html, html } from '../../../html.ts'
import type { Page } from '../../../page.ts'
import { textField } from '../../../parts/form.ts'
import { moment } from '../moment.ts'
import { silenceItem } from './silence.ts'
import { daysInWords, expectedWords, hiddenWords, levelWords, methodWords, spikeTitle, type TypeName } from './words.ts'

/** What the list is made from. */
export interface SpikeList {
  readonly spikes: readonly ShownSpike[]
  readonly silences: readonly (Silence & { readonly setter: string })[]
  readonly nights: readonly (Night & { readonly starter: string })[]
  /** Of a hundred reports, how many come in more than a week late; null for none. */
  readonly late: number | null
  readonly fields: URLSearchParams
  readonly isNarrowed: boolean
  /** What is wrong with the area that was written. */
  readonly areaProblem: string | null
  readonly types: readonly (readonly [id: string, title: string])[]
  readonly typeName: TypeName
  readonly view: AreaView
  readonly isSimulated: boolean
  readonly mayChange: boolean
  readonly done: string | null
}

const doneWords: Readonly<Record<string, string>> = {
  asked: 'All areas are looked at within a minute. Open this page again to see how far it is.',
  silenced: 'They are silenced until then. They are still found, kept and listed here.',
  heard: 'They are told again.',
}

const title = 'Spikes: more reports than expected'

/** Spikes, alerts first, what is silenced, and how the last night went. */
export function spikesPage(list: SpikeList): Page {
  const { spikes, done, isSimulated, late } = list
  const loud = spikes.filter(({ isSilenced }) => !isSilenced)
  const silenced = spikes.filter(({ isSilenced }) => isSilenced)
  return {
    title,
    back: '/desk',
    main: html`<h1>${title}</h1>
${isSimulated ? simulatedNote : ''}${done !== null && Object.hasOwn(doneWords, done) ? html`<p role="status"><strong>${doneWords[done]}</strong></p>` : ''}
<p>A spike says that more was reported than usual. A new campaign may have begun, or people report more. Look at its reports before you warn.</p>
${nightPart(list)}
${filters(list)}
${part('Alerts', 'Chance gives one of these less than once a year in the whole country.', { list, some: loud.filter(({ level }) => level === 'alert') })}
${part('Listed', 'Chance gives one of these less than once in 100 days. Near repeats are always here: they say that one report is followed by others near by.', { list, some: loud.filter(({ level }) => level === 'list') })}
${silencedPart(list, silenced)}
<p class="hint">Counts are of the day it happened. ${late === null ? 'Some reports come in late' : `${late} of 100 reports come in more than a week late`}, so the last days look quieter than they were. Every night looks at the last four weeks again.</p>`,
  }
}

export const simulatedNote = html`<p class="note"><strong>${simulatedWords}.</strong></p>\n`

function nightPart({ nights, mayChange }: SpikeList): Html {
  const current = nights.find(({ ended_at }) => ended_at === null)
  const last = nights.find(({ ended_at }) => ended_at !== null)
  return html`<h2>The last look</h2>
${current ? html`<p role="status"><strong>${current.progress === askedFor ? 'A look was asked for and begins within a minute.' : `Under way now. ${current.progress ?? ''}`}</strong></p>` : ''}
${last ? nightWords(last) : html`<p>Nobody has looked yet. It is done every night at 3 o’clock.</p>`}
${mayChange ? html`<form method="post" action="/desk/spikes/look"><button type="submit" class="plain">Look at all areas now</button></form>` : ''}`
}

function nightWords({ problem, ended_at, upto, series_looked_at, spikes, starter }: SpikeList['nights'][number]): Html {
  const when = html`${moment(ended_at!)}, up to ${longDate(upto)}, started by ${starter}`
  if (problem !== null)
    return html`<p class="wrong"><strong>The last look was not finished.</strong> ${problem} (${when})</p>`
  return html`<p>${when}. ${countInWords(series_looked_at)} series of counts were looked at; ${countInWords(spikes)} ${spikes === 1 ? 'stands' : 'stand'} out.</p>`
}

function filters({ fields, types, isNarrowed, areaProblem }: SpikeList): Html {
  const value = (name: string) => fields.get(name) ?? ''
  return html`<search><form method="get" action="/desk/spikes"><details${isNarrowed ? html` open` : ''}><summary>Show only some</summary><div class="filters">
${textField({ name: 'area', label: 'Area', value: value('area'), problem: areaProblem ?? undefined })}
${choose({ name: 'type', label: 'What they do', value: value('type') }, [['all', 'All together'], ...types])}
${choose({ name: 'method', label: 'How it was noticed', value: value('method') }, Object.entries(methodWords))}</div>
<div class="buttons"><button type="submit">Show</button> <a class="button plain" href="/desk/spikes">Show all</a></div></details></form></search>`
}

/** One of a list, or any. */
export const choose = (
  { name, label, value }: { name: string; label: string; value: string },
  options: readonly (readonly [value: string, words: string])[],
): Html =>
  html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${options.map(([each, words]) => html`<option value="${each}"${each === value ? html` selected` : ''}>${words}</option>`)}</select></div>`

interface Some {
  readonly list: SpikeList
  readonly some: readonly ShownSpike[]
}

const part = (heading: string, hint: string, { list, some }: Some): Html =>
  html`<h2>${heading} (${some.length})</h2><p class="hint">${hint}</p>
${some.length > 0 ? html`<ul class="numbers">${some.map((spike) => item(spike, list))}</ul>` : html`<p>None in the last 30 days.</p>`}`

function item(spike: ShownSpike, { view, typeName }: Pick<SpikeList, 'view' | 'typeName'>): Html {
  const { id, from, to, method, level, hidden } = spike
  return html`<li><h3><a href="/desk/spikes/${id}">${spikeTitle(spike, view, typeName)}</a></h3>
<p>${daysInWords(from, to)}; ${expectedWords(spike)} <span class="state">${levelWords[level]}</span></p>
<p class="source">Noticed ${methodWords[method]}${hidden.length > 0 ? html`. And ${hiddenWords(spike, view)}` : ''}</p></li>\n`
}

function silencedPart(list: SpikeList, some: readonly ShownSpike[]): Html | '' {
  const { silences } = list
  if (some.length === 0 && silences.length === 0) return ''
  return html`<h2>Silenced (${some.length})</h2>
${silences.length > 0 ? html`<ul class="numbers">${silences.map((silence) => silenceItem(silence, list))}</ul>` : ''}
${some.length > 0 ? html`<details><summary>What would be told</summary><ul class="numbers">${some.map((spike) => item(spike, list))}</ul></details>` : ''}`
}
