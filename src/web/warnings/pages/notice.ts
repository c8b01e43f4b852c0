import type { PublishedWarning } from '../../../values/warning.ts'
import { englishWords, type FixedWords } from '../../../warn/fixed-words.ts'
import { type Html, html } from '../../html.ts'
import { changedAt, warningPath } from '../words.ts'

/** Says in words that a warning does not hold any more; nothing for one that does. */
export function stateNotice(warning: PublishedWarning, fixed: FixedWords = englishWords): Html | '' {
  const said = noticeOf(warning, fixed)
  return said && html`<div class="done">${said}</div>`
}

function noticeOf(warning: PublishedWarning, fixed: FixedWords): Html | '' {
  const { state, endReason } = warning
  const ended = fixed.day(changedAt(warning))
  switch (state) {
    case 'published':
      return ''
    case 'updated':
      return html`<p>${fixed.older} <a href="${warningPath(warning)}">${fixed.readNewer}</a></p>`
    case 'cancelled':
      return html`<p>${fixed.takenBack(ended)}</p>
${endReason ? html`<p>${fixed.why}: ${endReason}</p>` : ''}`
    case 'expired':
      return html`<p>${fixed.expired(ended)}</p>
<p><a href="/warnings">${fixed.holdNow}</a></p>`
  }
}
