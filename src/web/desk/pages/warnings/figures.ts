import type { Behind } from '../../../../warn/draft/behind.ts'
import { changeMark, type FigureNow } from '../../../../warn/draft/recount.ts'
import { type Html, html } from '../../../html.ts'
import { tick } from '../../../pages/questions.ts'
import { listed } from '../../../warnings/words.ts'

/** The figures of a warning that was drawn up, counted just now. */
export interface Figures {
  /** Of the warning. */
  readonly id: string
  readonly figures: readonly FigureNow[]
  readonly behind: ReadonlyMap<string, Behind>
  /** What it was drawn up from: an address of the desk and its words; null where that is gone. */
  readonly from: { readonly href: string; readonly words: string } | null
}

/** A table of every figure: what it counts, what it says, what it would say now, the reports behind it; '' where there is none. */
export function figuresPart({ figures, behind, from }: Figures): Html | '' {
  if (figures.length === 0) return ''
  const changed = figures.filter(({ isChanged }) => isChanged).length
  return html`<h2 id="figures">Its figures</h2>
<p>${from ? html`It was drawn up from <a href="${from.href}">${from.words}</a>. ` : ''}Every figure was counted again just now${changed === 0 ? ': none has changed.' : html`: <strong>${changed} changed</strong>.`} Counts below three are never said.</p>
<div class="wide" role="region" aria-label="Figures" tabindex="0"><table><thead><tr><th scope="col">What it counts</th><th scope="col">As it was written</th><th scope="col">Now</th><th scope="col">In the text</th><th scope="col">Reports</th></tr></thead>
<tbody>${figures.map((figure) => figureRow(figure, behind.get(figure.name)))}</tbody></table></div>`
}

const figureRow = (figure: FigureNow, reports: Behind | undefined): Html =>
  html`<tr><th scope="row">${figure.title}</th><td>${figure.words}</td><td>${nowWords(figure)}</td><td>${standingWords(figure)}</td><td>${reports ? reportsPart(figure, reports) : 'None is left'}</td></tr>\n`

const isSame = ({ words, wordsNow }: FigureNow) => words === wordsNow

const nowWords = (figure: FigureNow): Html | string =>
  isSame(figure) ? 'The same' : html`<strong>${figure.wordsNow ?? 'Too few to be said'}</strong>`

function standingWords({ standing }: FigureNow): string {
  if (standing.kind === 'stands') return 'It stands'
  return standing.kind === 'gone' ? 'Not in the text any more' : `Changed by hand: ${standing.to}`
}

const mostLinks = 30

function reportsPart({ title }: FigureNow, { ids, others }: Behind): Html {
  const more = ids.length - mostLinks
  return html`<details><summary aria-label="${ids.length + others} reports behind “${title}”">${ids.length + others}</summary><ul class="plain">${ids.slice(0, mostLinks).map((id) => html`<li><a href="/desk/reports/${id}">${id}</a></li>`)}</ul>${more > 0 ? html`<p>And ${more} more.</p>` : ''}${others > 0 ? html`<p>${others} of them you may not see.</p>` : ''}</details>`
}

/** Puts the figures as they are now into a draft; '' where none can be. */
export function renewPart({ id, figures }: Figures): Html | '' {
  const renewable = figures.filter(
    ({ isChanged, wordsNow, standing }) => isChanged && wordsNow && standing.kind === 'stands',
  )
  if (renewable.length === 0) return ''
  return html`<form method="post" action="/desk/warnings/${id}/figures"><p>Save first what you have written. This puts the figures as they are now where the old ones stand.</p><button type="submit" class="plain">Use the new figures</button></form>`
}

/** Says at the top that figures have changed; '' where none has. */
export function changedNote({ figures }: Figures): Html | '' {
  const changed = figures.filter(({ isChanged }) => isChanged).length
  if (changed === 0) return ''
  const words = changed === 1 ? 'One of its figures has changed' : `${changed} of its figures have changed`
  return html`<p class="note"><strong>${words} since it was written.</strong> <a href="#figures">Look at them</a> before you decide.</p>\n`
}

/** Asks whoever approves about false names that stand in the text; '' where none does. */
export function namesPart({ figures }: Figures): Html | '' {
  const names = figures.flatMap(({ query: { measure }, standing }) =>
    measure.what === 'name' && standing.kind === 'stands' ? [measure.is] : [],
  )
  return names.length === 0
    ? ''
    : html`<p class="note">Callers may have used the name of an honest officer: ask the force about ${listed(names)} before you approve.</p>`
}

/** What whoever approves ticks where figures have changed; '' where none has. */
export function seenPart({ figures }: Figures): Html | '' {
  const mark = changeMark(figures)
  return mark === ''
    ? ''
    : tick({
        name: 'figures',
        value: mark,
        words: 'I have seen the figures that have changed, and it may be published as it is written',
        on: false,
      })
}
