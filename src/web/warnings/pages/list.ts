import type { AreaView } from '../../../areas/view.ts'
import type { PublishedWarning } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'
import { areasInWords, englishOf, outOn, warningPath } from '../words.ts'

/** Warnings one after the other: title, when, who warns, for where, and the first words. */
export function warningList(warnings: readonly PublishedWarning[], view: AreaView): Html {
  return html`<ul class="kept">${warnings.map((warning) => warningItem(warning, view))}</ul>`
}

function warningItem(warning: PublishedWarning, view: AreaView): Html {
  const { title, summary } = englishOf(warning)
  const where = areasInWords(warning, view)
  return html`<li><p><a href="${warningPath(warning)}"><strong>${title}</strong></a></p>
${summary ? html`<p>${summary}</p>` : ''}<p class="source">${warning.organisation}, ${outOn(warning)}${where ? html`. For ${where}` : ''}.</p></li>\n`
}

/** Those that hold now, under a heading; nothing where they cannot be read. */
export function currentSection(warnings: readonly PublishedWarning[] | null, view: AreaView): Html | '' {
  if (!warnings) return ''
  return html`<section><h2>Warnings that hold now</h2>
${warnings.length > 0 ? warningList(warnings, view) : none}
<ul class="links noprint"><li><a href="/warnings">All warnings</a></li></ul></section>`
}

/** Said where there is no warning: it is no promise. */
export const none = html`<p>There is none just now. That does not mean that nothing happens.</p>`
