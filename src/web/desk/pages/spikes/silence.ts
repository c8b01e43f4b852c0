import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { ShownSpike } from '../../../../link/night/list.ts'
import { longestSilenceDays, type Silence } from '../../../../link/night/silence.ts'
import { type Html, html } from '../../../html.ts'
import { type Problems, textField } from '../../../parts/form.ts'
import { moment } from '../moment.ts'
import { methodWords, type TypeName } from './words.ts'

interface Names {
  readonly view: AreaView
  readonly typeName: TypeName
  readonly mayChange: boolean
}

/** What is silent, until when and why, and the button that ends it. */
export function silenceItem(
  { id, method, area, type, until, why, setter, set_at }: Silence & { readonly setter: string },
  { view, typeName, mayChange }: Names,
): Html {
  const what = [
    area === null ? 'everywhere' : areaName(view, area),
    type === null ? null : type === 'all' ? 'all together' : typeName(type),
    method === null ? null : methodWords[method as ShownSpike['method']],
  ].filter((one) => one !== null)
  return html`<li><p><strong>${what.join(', ')}</strong> until ${moment(until)}</p><p>${why}</p><p class="source">${setter}, ${moment(set_at)}</p>
${mayChange ? html`<form method="post" action="/desk/spikes/hear"><input type="hidden" name="id" value="${id}"><button type="submit" class="plain" aria-label="Tell again: ${what.join(', ')}">Tell again</button></form>` : ''}</li>\n`
}

/** What was written into the form, and what is wrong with it. */
export interface SilenceForm {
  readonly until: string
  readonly why: string
  /** By the name of the field. */
  readonly problems: Problems
}

export const hasProblems = (problems: Problems): boolean => Object.keys(problems).length > 0

/** Puts spikes like this one aside for a time. */
export const silenceForm = ({ id, method }: ShownSpike, { until, why, problems }: SilenceForm): Html =>
  html`<details${hasProblems(problems) ? html` open` : ''}><summary>Silence what is like it</summary>
<form method="post" action="/desk/spikes/silence"><input type="hidden" name="id" value="${id}">
<p class="hint">Spikes of the same area and the same kind are put aside until a day. They are still found, kept and listed under “Silenced”.</p>
${textField({ name: 'until', label: 'Last day', hint: `At most ${longestSilenceDays} days from today.`, type: 'date', value: until, problem: problems.until })}
${textField({ name: 'why', label: 'Why', value: why, problem: problems.why })}
<label class="tick"><input type="checkbox" name="every"> <span>Not only those noticed ${methodWords[method]}</span></label>
<button type="submit" class="plain">Silence</button></form></details>`
