import { areaName } from '../../../areas/borders.ts'
import { attribution } from '../../../areas/catalogue.ts'
import type { Advice, Knowledge } from '../../../values/knowledge.ts'
import type { PublishedWarning, WarningText } from '../../../values/warning.ts'
import { todayIn } from '../../../warn/facts/today.ts'
import { fixedLanguage, fixedWords } from '../../../warn/fixed-words.ts'
import { renderMarkdown } from '../../../warn/markdown/render.ts'
import { posterLanguages } from '../../../warn/poster/words.ts'
import { Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { areaPath } from '../../pages/area.ts'
import { scriptPath } from '../../pages/script.ts'
import { actText } from '../../parts/step.ts'
import { firstStep } from '../first-step.ts'
import { headOf, languageOf, sharedSummary, sharedTitle, type Told } from '../head.ts'
import { areasInWords, englishOf, warningPath } from '../words.ts'
import { factSection } from './facts.ts'
import { stateNotice } from './notice.ts'
import { shareSection } from './share.ts'

/** What the page of a warning is made from. */
export interface Telling extends Told {
  /** Today, YYYY-MM-DD. */
  readonly day: string
  /** Numbers of the public versions before it. */
  readonly older: readonly number[]
  readonly knowledge: Knowledge
  /** Whether there is a page of what followed it. */
  readonly hasEffect?: boolean
}

/** A warning in English: what to do first, then what it tells and how that is known. */
export function warningPage(telling: Telling): Page {
  const { warning, text, knowledge } = telling
  const holds = warning.state === 'published'
  return {
    title: sharedTitle(telling),
    ...describe(telling),
    head: headOf(telling),
    back: '/warnings',
    main: html`<h1>${text.title}</h1>
${stateNotice(warning)}
${meta(telling)}
${firstAct(telling)}
${languages(telling)}
${holds ? '' : html`<h2>What it said</h2>`}
${words(telling)}
${advice(warning, knowledge)}
${warning.state === 'cancelled' ? '' : html`${tricks(telling)}\n${factSection(warning)}`}
${map(telling)}
${more(telling)}
${shareSection(telling)}`,
  }
}

/** The same in another language: its words, which say what to do; around them Welsh for Welsh, English else. */
export function languagePage(telling: Telling): Page {
  const { warning, text } = telling
  const { name, direction } = languageOf(text)
  const fixed = fixedWords(text.language)
  const around = fixedLanguage(text.language)
  return {
    title: `${sharedTitle(telling)} (${name})`,
    ...describe(telling),
    head: headOf(telling),
    back: warningPath(warning),
    main: html`<h1 lang="${text.language}" dir="${direction}">${text.title}</h1>
<div lang="${around}">${stateNotice(warning, fixed)}${around === text.language ? firstAct(telling) : ''}</div>
<div lang="${text.language}" dir="${direction}">${text.summary ? html`<p class="lead">${text.summary}</p>` : ''}${body(text)}</div>
<div lang="${around}">${languages(telling)}
${meta(telling)}
${posterLink(telling)}
${shareSection(telling)}</div>`,
  }
}

const describe = (telling: Telling) => {
  const description = sharedSummary(telling)
  return description === '' ? {} : { description }
}

/** The one thing to do, while the warning holds. */
function firstAct({ warning, text, knowledge }: Telling): Html | '' {
  if (warning.state !== 'published') return ''
  const first = firstStep(warning, knowledge, text.language)
  return html`<h2>${fixedWords(text.language).toDo}</h2><div class="act">${actText(first)}</div>`
}

/** Only where the poster's font has the letters. */
function posterLink({ warning, text }: Telling): Html | '' {
  const isPrinted = posterLanguages.some((one) => one === text.language)
  if (warning.state !== 'published' || !isPrinted) return ''
  return html`<p class="noprint"><a href="${warningPath(warning)}/${text.language}/poster.pdf">${fixedWords(text.language).poster}</a> (PDF)</p>`
}

const body = ({ body: markdown }: WarningText) => new Html(renderMarkdown(markdown))

function meta({ warning, text, view }: Telling): Html {
  const { organisation, issued, expiresAt, kind, state } = warning
  const fixed = fixedWords(text.language)
  const where = areasInWords(warning, view, text.language)
  const until = expiresAt && state === 'published' ? ` ${fixed.holdsUntil(fixed.day(expiresAt))}` : ''
  return html`<p>${kind === 'taken' ? 'Published by' : fixed.from} <strong>${organisation}</strong>${fixed.on} ${fixed.day(issued)}.${until}</p>
${where ? html`<p>${fixed.forAreas} ${where}.</p>` : ''}`
}

/** Own words whole; of somebody else's only where to read them. */
function words({ warning, text, day }: Telling): Html {
  const summary = text.summary ? html`<p class="lead">${text.summary}</p>\n` : ''
  if (warning.kind === 'own') return html`${summary}${body(text)}${holdsToday(text, day)}`
  const source = /^https?:\/\//i.test(warning.address ?? '')
    ? html`<p><a class="button" href="${warning.address}" rel="noreferrer">Read it at ${warning.organisation}</a></p>
<p class="source">Its address: ${warning.address}</p>`
    : ''
  return html`<p>This warning was written by ${warning.organisation}. Here are its facts, as we read them.</p>${source}`
}

/** What holds today where our own words name something old. */
function holdsToday({ title, summary, body: markdown }: WarningText, day: string): Html | '' {
  const found = todayIn([title, summary, markdown].join('\n'), day)
  const all = new Map(found.map(({ old, today }) => [old.toLowerCase(), { old, today }]))
  if (all.size === 0) return ''
  return html`<h2>What holds today</h2><ul>${[...all.values()].map(({ old, today }) => html`<li><q>${old}</q> ${today}</li>\n`)}</ul>`
}

const mostAdvised = 6

function advice(warning: PublishedWarning, { advice: all }: Knowledge): Html | '' {
  const given = warning.advice.map((id) => all.find((item) => item.id === id)).filter((item): item is Advice => !!item)
  if (given.length === 0 || warning.state !== 'published') return ''
  return html`<h2>What else helps</h2><ul class="links">${given.slice(0, mostAdvised).map(({ id, title }) => html`<li><a href="/advice/${id}">${title}</a></li>\n`)}</ul>`
}

function languages({ warning, text }: Telling): Html | '' {
  const others = warning.texts.filter(({ language }) => language !== text.language)
  if (others.length === 0) return ''
  return html`<nav aria-label="${fixedWords(text.language).languages}">${others.map((other) => {
    const path = other.language === 'en' ? warningPath(warning) : `${warningPath(warning)}/${other.language}`
    return html`<a href="${path}" lang="${other.language}" hreflang="${other.language}">${languageOf(other).name}</a> `
  })}</nav>`
}

/** The map, and below it the districts with the numbers that stand on it. */
function map({ warning, view }: Telling): Html | '' {
  const { areas, districts } = warning
  if (districts.length === 0) return ''
  const numbered = [...new Set(districts.map((code) => view.canonical(code)).filter((code) => code !== null))]
  const wider = areas.filter((code) => !numbered.includes(view.canonical(code) ?? ''))
  const linked = (code: string) => html`<li><a href="${areaPath(code)}">${areaName(view, code)}</a></li>\n`
  return html`<h2>Where</h2>
<figure><img class="map" src="${warningPath(warning)}/map.svg" alt="Map of ${areasInWords(warning, view)} and what borders it" loading="lazy"><figcaption class="source">The edges may be approximate. ${attribution}</figcaption></figure>
<ol class="links">${numbered.map(linked)}</ol>
${wider.length > 0 ? html`<ul class="links">${wider.map(linked)}</ul>` : ''}`
}

function tricks({ warning, knowledge }: Telling): Html | '' {
  const scripts = knowledge.scripts.filter(({ id }) => warning.scripts.includes(id))
  if (scripts.length === 0) return ''
  return html`<h2>How such a trick goes</h2><ul class="links">${scripts.map(({ id, title }) => html`<li><a href="${scriptPath(id)}">${title}</a></li>\n`)}</ul>`
}

/** What else there is of it: on paper, for counters, as it was before, and what followed. */
function more({ warning, older, hasEffect }: Telling): Html | '' {
  const path = warningPath(warning)
  const others =
    warning.state === 'published'
      ? [
          html`<li><a href="${path}/poster.pdf">A poster to print</a> (PDF)</li>`,
          html`<li><a href="${path}/counter">For those who work at a counter or drive a taxi</a></li>`,
        ]
      : []
  const before = older.map(
    (number) => html`<li><a href="${path}/versions/${number}">What version ${number} said</a></li>`,
  )
  const followed = hasEffect ? [html`<li><a href="${path}/effect">What followed this warning</a></li>`] : []
  const all = [...others, ...before, ...followed]
  return all.length === 0 ? '' : html`<div class="noprint"><h2>More</h2><ul class="links">${all}</ul></div>`
}

/** The text in a language; null where it is not written in it. */
export const textIn = (warning: PublishedWarning, language: string): WarningText | null =>
  language === 'en' ? englishOf(warning) : (warning.texts.find((text) => text.language === language) ?? null)
