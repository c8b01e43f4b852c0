import type { Grant, Role } from '../../../people/grants.ts'
import type { Member } from '../../../people/organisations.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { chooseOne, type Problems, problemSummary, textField } from '../../parts/form.ts'
import { moment } from './moment.ts'

const roleWords: readonly (readonly [Role, string])[] = [
  ['writer', 'Writer: drafts warnings and entries of the directory, looks through reports'],
  ['approver', 'Approver: lets out what somebody else drafted'],
  ['investigator', 'Investigator: sees reports as they were given, and takes them out as evidence'],
  ['administrator', 'Administrator: says who may do what'],
]

interface People {
  readonly scope: Grant
  /** What the reader administers. */
  readonly administered: readonly Grant[]
  readonly members: readonly Member[]
  readonly problems: Problems
  readonly fields: URLSearchParams
  readonly areaName: (code: string) => string
}

/** Who has which role in an organisation, and the form to invite. */
export function peoplePage({ scope, administered, members, problems, fields, areaName }: People): Page {
  const others = administered.filter(({ organisation }) => organisation !== scope.organisation)
  const value = (name: string) => fields.get(name) ?? ''
  return {
    title: Object.keys(problems).length > 0 ? 'Error: People' : 'People',
    back: '/desk',
    main: html`${problemSummary(problems)}<h1>People of ${scope.organisationName}</h1>
${others.length > 0 ? html`<nav aria-label="Organisations"><ul class="links">${others.map((other) => html`<li><a href="/desk/people?organisation=${other.organisation}">${other.organisationName}</a></li>`)}</ul></nav>` : ''}
<ul class="numbers">${members.map((member) => memberItem(member, scope, areaName))}</ul>
<h2>Invite somebody</h2>
<form method="post" action="/desk/people/invite"><input type="hidden" name="organisation" value="${scope.organisation}">
${textField({ name: 'name', label: 'Name', value: value('name'), problem: problems.name })}
${textField({ name: 'email', label: 'E‑mail address', type: 'email', value: value('email'), problem: problems.email })}
${chooseOne({ name: 'role', label: 'What may they do?', value: value('role'), problem: problems.role }, roleWords)}
${textField({ name: 'area', label: 'Only for an area?', hint: 'A police force or a district. Leave it empty for everywhere.', value: value('area'), problem: problems.area })}
<button type="submit">Invite</button></form>`,
  }
}

function memberItem({ id, name, email, grants, lastSeen }: Member, scope: Grant, areaName: People['areaName']): Html {
  const hidden = html`<input type="hidden" name="organisation" value="${scope.organisation}">`
  return html`<li><p><strong>${name}</strong>, ${email}</p>
<p>${lastSeen ? `Last signed in with a passkey ${moment(lastSeen)}.` : 'Has not used a passkey yet.'}</p>
${grants.map(
  ({ id: grant, role, area }) =>
    html`<form method="post" action="/desk/people/end-role">${hidden}<input type="hidden" name="grant" value="${grant}">${role}${area ? ` for ${areaName(area)}` : ''} <button type="submit" class="plain" aria-label="End the role of ${role} for ${name}">End this role</button></form>`,
)}
<details><summary>Did ${name} lose every way in?</summary><p>A new link ends their passkeys, recovery codes and sessions at once.</p>
<form method="post" action="/desk/people/invite-again">${hidden}<input type="hidden" name="id" value="${id}"><button type="submit" class="plain">Invite ${name} again</button></form></details>
<p><a href="/desk/people/remove/${id}?organisation=${scope.organisation}">Remove ${name}</a></p></li>`
}

export const removePage = ({ id, name }: Member, { organisation, organisationName }: Grant): Page => ({
  title: `Remove ${name}`,
  back: `/desk/people?organisation=${organisation}`,
  main: html`<h1>Remove ${name} from ${organisationName}?</h1>
<p class="lead">They can do nothing more for ${organisationName}, from this moment on. What they did stays in the record.</p>
<form method="post" action="/desk/people/remove/${id}"><input type="hidden" name="organisation" value="${organisation}"><button type="submit">Remove ${name}</button></form>`,
})

/** `link` is shown only where no message could be sent. */
export const invitedPage = ({ name, email }: { name: string; email: string }, link: string | null): Page => ({
  title: 'Invited',
  back: '/desk/people',
  main: html`<h1>${name} is invited</h1>
${
  link
    ? html`<p class="lead">Give ${name} this link yourself. It is shown only now, and works once within three days.</p><p><code>${link}</code></p>`
    : html`<p class="lead">A link is on its way to ${email}. It works once, within three days.</p>`
}
<p><a href="/desk/people">Back to people</a></p>`,
})
