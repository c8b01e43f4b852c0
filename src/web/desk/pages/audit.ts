import { type AuditLine, auditPage as pageLength } from '../../../people/audit-trail.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { moment } from './moment.ts'

interface Audit {
  readonly organisation: string
  readonly organisationName: string
  readonly lines: readonly AuditLine[]
}

/** Who changed what, newest first. */
export function auditPage({ organisation, organisationName, lines }: Audit): Page {
  const query = `?organisation=${organisation}`
  return {
    title: 'What was changed',
    back: '/desk',
    main: html`<h1>What was changed for ${organisationName}</h1>
<p>To keep it: <a href="/desk/audit.csv${query}">table (CSV)</a>, <a href="/desk/audit.json${query}">data (JSON)</a>.</p>
${
  lines.length === 0
    ? html`<p>Nothing further back.</p>`
    : html`<div class="wide" role="region" aria-label="Changes" tabindex="0"><table><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">About</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table></div>`
}
${lines.length === pageLength ? html`<p><a href="/desk/audit${query}&amp;before=${lines.at(-1)!.id}">Older</a></p>` : ''}`,
  }
}

const row = ({ at, actor, action, subject, before, after }: AuditLine) =>
  html`<tr><td>${moment(at)}</td><td>${actor}</td><td>${action.replaceAll('-', ' ')}</td><td>${about(subject)}</td><td>${facts(before)}</td><td>${facts(after)}</td></tr>\n`

/** A warning by the way to its page; anything else by its name. */
function about(subject: string): Html | string {
  const id = /^warning ([a-z2-7]{12})$/.exec(subject)?.[1]
  return id === undefined ? subject : html`<a href="/desk/warnings/${id}">${subject}</a>`
}

const facts = (value: unknown): string =>
  value && typeof value === 'object'
    ? Object.entries(value)
        .map(([name, one]) => `${name}: ${one === null ? 'none' : String(one)}`)
        .join('; ')
    : ''
