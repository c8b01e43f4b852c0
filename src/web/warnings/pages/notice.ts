import type { PublishedWarning } from '../../../values/warning.ts'
import { type Html, html } from '../../html.ts'
import { dayOf, warningPath } from '../words.ts'

/** Says in words that a warning does not hold any more; nothing for one that does. */
export function stateNotice(warning: PublishedWarning): Html | '' {
  const said = noticeOf(warning)
  return said && html`<div class="done">${said}</div>`
}

function noticeOf(warning: PublishedWarning): Html | '' {
  const { state, endedAt, endReason, expiresAt } = warning
  switch (state) {
    case 'published':
      return ''
    case 'updated':
      return html`<p>This is an older version. There is a newer one. <a href="${warningPath(warning)}">Read the newer one</a></p>`
    case 'cancelled':
      return html`<p>This warning was taken back${endedAt ? ` on ${dayOf(endedAt)}` : ''}. It does not hold any more.</p>
${endReason ? html`<p>Why: ${endReason}</p>` : ''}`
    case 'expired':
      return html`<p>This warning was for the time until ${expiresAt ? dayOf(expiresAt) : 'a day that is over'}. It may not hold any more.</p>
<p><a href="/warnings">Warnings that hold now</a></p>`
  }
}
