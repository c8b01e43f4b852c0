import type { Grant } from '../../../people/grants.ts'
import type { ReporterKey } from '../../../report/keys.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { problemSummary, textField } from '../../parts/form.ts'
import { moment } from './moment.ts'

/** What was written into the form, and what is wrong with it. */
export interface ReporterForm {
  readonly name: string
  readonly problem: string | null
}

interface Whole {
  readonly scope: Grant
  /** What the reader administers. */
  readonly administered: readonly Grant[]
  readonly keys: readonly (ReporterKey & { readonly maker: string })[]
  readonly form: ReporterForm
}

const title = 'Programs that report'

/** The keys of an organisation, and the form for another. */
export function reportersPage({ scope, administered, keys, form }: Whole): Page {
  const { name, problem } = form
  const others = new Map(administered.map(({ organisation, organisationName }) => [organisation, organisationName]))
  others.delete(scope.organisation)
  const held = keys.filter(({ endedAt }) => endedAt === null)
  const ended = keys.filter(({ endedAt }) => endedAt !== null)
  const list = (some: Whole['keys']) => html`<ul class="numbers">${some.map((key) => item(key, scope))}</ul>`
  return {
    title: problem ? `Error: ${title}` : title,
    back: '/desk',
    ...(problem && { status: 400 }),
    main: html`${problem ? problemSummary({ name: problem }) : ''}<h1>${title} for ${scope.organisationName}</h1>
<p>A program with a key sends reports for your organisation, such as those that come to your own form. Doorchain trusts them: nobody has to look at each first. Give a key only to a program that you run or know.</p>
${others.size > 0 ? html`<nav aria-label="Organisations"><ul class="links">${[...others].map(([id, words]) => html`<li><a href="/desk/reporters?organisation=${id}">${words}</a></li>`)}</ul></nav>` : ''}
<h2>Keys that hold</h2>
${held.length > 0 ? list(held) : html`<p>There is none yet.</p>`}
<h2>Make a key</h2>
<form method="post" action="/desk/reporters/make"><input type="hidden" name="organisation" value="${scope.organisation}">
${textField({ name: 'name', label: 'Which program is it for?', hint: 'A name that tells it from others, such as “Reports from our website”.', value: name, problem: problem ?? undefined })}
<button type="submit">Make a key</button></form>
${ended.length > 0 ? html`<h2>Keys that have ended</h2>${list(ended)}` : ''}`,
  }
}

function item({ id, name, maker, madeAt, usedAt, endedAt }: Whole['keys'][number], scope: Grant): Html {
  return html`<li><h3>${name}</h3>
<dl class="facts"><dt>Made</dt><dd>${moment(madeAt)} by ${maker}</dd>
<dt>Last used</dt><dd>${usedAt ? `${moment(usedAt)}, or up to an hour later` : 'Never yet'}</dd>
${endedAt ? html`<dt>Ended</dt><dd>${moment(endedAt)}</dd>` : ''}</dl>
${endedAt ? html`<p><a href="/desk/reporters/reports?organisation=${scope.organisation}&amp;id=${id}" aria-label="What came with the key of ${name}">What came with this key</a></p>` : html`<form method="post" action="/desk/reporters/end"><input type="hidden" name="organisation" value="${scope.organisation}"><input type="hidden" name="id" value="${id}"><button type="submit" class="plain" aria-label="End the key of ${name}">End this key</button></form>`}</li>\n`
}

interface MadeKey {
  readonly scope: Grant
  readonly name: string
  readonly key: string
  readonly publicUrl: string
}

/** The only time that a key is shown. */
export const madeKeyPage = ({ scope, name, key, publicUrl }: MadeKey): Page => ({
  title: 'The key is made',
  back: `/desk/reporters?organisation=${scope.organisation}`,
  main: html`<h1>The key of ${name}</h1>
<p class="lead">Copy it now and keep it where the program finds it. It is shown only this once: we keep no copy that could be read.</p>
<p><code>${key}</code></p>
<p>The program sends each report to <code>${publicUrl}/api/reports</code> with the header <code>Authorization: Bearer</code> and the key. <a href="/api/openapi.json">What it can send</a></p>
<p>If somebody else may have seen it, end it and make another.</p>`,
})
