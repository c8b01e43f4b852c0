import { areaName } from '../../../../areas/borders.ts'
import { drawMap, type MapWish } from '../../../../areas/map/draw.ts'
import type { AreaView } from '../../../../areas/view.ts'
import { warningLanguages } from '../../../../values/warning.ts'
import type { Mark } from '../../../../warn/markdown/marks.ts'
import { renderMarkdown } from '../../../../warn/markdown/render.ts'
import { districtsWithin } from '../../../../warn/person.ts'
import type { Difference } from '../../../../warn/write/differences.ts'
import type { Remark } from '../../../../warn/write/remark.ts'
import { Html, html } from '../../../html.ts'
import type { Look } from '../../warnings/tools.ts'

/** A warning as it would be read, what our reader finds in it, and what could be better. */
export const lookPart = (look: Look): Html => html`<h2>How it will look</h2>
${previewPart(look, marksOn(look))}
<h2>What our reader finds in it</h2>
${look.draft && look.facts.length > 0 ? html`<p>Is a fact wrong? Save, then <a href="/desk/warnings/${look.draft}#facts">correct it</a>.</p>` : ''}${factsPart(look)}
<h2>What could be better</h2>
${remarksPart(look.remarks, marksOn(look))}`

/** Where the words of a remark stand on the page. */
const wordsId = (remark: number) => `about-${remark}`

/** The words of the English text that there is something to say about. */
function marksOn({ content, remarks }: Look): readonly Mark[] {
  const { title, summary, body } = content.texts[0]!
  const before = [title, summary, ''].join('\n\n').length
  return remarks.flatMap(({ span, quote, why }, at) => {
    const [start, end] = span === null ? [-1, -1] : [span[0] - before, span[1] - before]
    return start >= 0 && body.slice(start, end) === quote ? [{ start, end, id: wordsId(at), label: why }] : []
  })
}

export const previewPart = (
  { content, organisation }: Pick<Look, 'content' | 'organisation'>,
  marks: readonly Mark[] = [],
): Html =>
  html`${content.texts.map(
    ({ language, title, summary, body }, at) =>
      html`<article class="original" lang="${language === 'en' ? 'en-GB' : language}">
<h3>${title || (language === 'en' ? 'No title yet' : warningLanguages[language])}</h3>
<p>${organisation}</p>
${summary ? html`<p class="lead">${summary}</p>` : ''}${new Html(renderMarkdown(body, { headingsFrom: 4, marks: at === 0 ? marks : [] }))}</article>\n`,
  )}`

/** Facts by their names, each name once. */
export function factsPart({ facts }: Pick<Look, 'facts'>): Html {
  if (facts.length === 0) return html`<p>Nothing yet.</p>`
  const names = [...new Set(facts.map(({ name }) => name))]
  const values = (wanted: string) =>
    facts
      .filter(({ name }) => name === wanted)
      .map(({ value, today }) => html`<dd>${value}${today ? html`<p class="today">${today}</p>` : ''}</dd>`)
  return html`<dl class="facts">${names.map((name) => html`<dt>${name}</dt>${values(name)}`)}</dl>`
}

/** What to ask of a person comes first. */
export function remarksPart(remarks: readonly Remark[], marks: readonly Mark[] = []): Html {
  if (remarks.length === 0) return html`<p>We found nothing to say about it.</p>`
  const all = remarks.map((remark, at) => ({ ...remark, id: wordsId(at) }))
  const first = [...all.filter(({ kind }) => kind === 'who'), ...all.filter(({ kind }) => kind !== 'who')]
  const words = (id: string, quote: string) => {
    const said = `“${quote.length > 160 ? `${quote.slice(0, 160)}…` : quote}”`
    return marks.some((mark) => mark.id === id) ? html`<a href="#${id}">${said}</a>` : said
  }
  return html`<ul class="found-list">${first.map(
    ({ id, quote, why, suggestion }) =>
      html`<li>${quote ? html`<p>${words(id, quote)}</p>` : ''}<p>${why} ${suggestion}</p></li>\n`,
  )}</ul>`
}

/** Outlines for a map, as far as there are any. */
export type Drawn = Pick<MapWish, 'boundaries' | 'edition'>

/** The areas of a warning on a map with what borders them; nothing where none is chosen. */
export function areasPart(view: AreaView, areas: readonly string[], drawn: Drawn): Html | '' {
  const districts = districtsWithin(view, areas)
  if (districts.length === 0) return ''
  const map = drawMap(view, {
    title: 'The areas of this warning and what borders them',
    districts,
    id: 'areas',
    ...drawn,
  })
  const beside = map.rows.filter(({ role }) => role === 'bordering').map(({ name }) => name)
  return html`<p>For ${areas.map((code) => areaName(view, code)).join(', ')}.</p>
<figure class="sketch">${new Html(map.svg)}<figcaption class="source">${map.basis === 'outlines' ? '' : 'The edges are approximate. '}${map.attribution}</figcaption></figure>
${beside.length > 0 ? html`<p>Bordering: ${beside.join(', ')}.</p>` : ''}`
}

/** What is different, part by part. `names`: whose lines are taken out and put in; `isChoice`: both stand beside each other yet. */
export const differencesPart = (
  differences: readonly Difference[],
  names: readonly [out: string, put: string],
  isChoice = false,
): Html =>
  differences.length === 0
    ? html`<p>Nothing is different.</p>`
    : html`${differences.map(
        ({ part, lines }) =>
          html`<div class="change"><h3>${part}</h3>${lines.map(({ kind, text }) =>
            kind === 'same'
              ? html`<p>${text}</p>`
              : kind === 'out'
                ? html`<p>${names[0]}: ${isChoice ? text : html`<del>${text}</del>`}</p>`
                : html`<p>${names[1]}: ${isChoice ? text : html`<ins>${text}</ins>`}</p>`,
          )}</div>\n`,
      )}`
