import type { Coordinator } from '../../../people/coordinator.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary, textField } from '../../parts/form.ts'

const address = {
  name: 'email',
  label: 'Your e‑mail address',
  type: 'email',
  autocomplete: 'username webauthn',
} as const
const wrongAddress = 'Write your whole e‑mail address, such as anna@parish.example'

/** The first way in is a passkey; where no script runs, a link by e-mail. `email` was typed and is wrong. */
export function signInPage({ next, hasMail, email }: { next: string; hasMail: boolean; email?: string }): Page {
  const problems: Problems = email === undefined ? {} : { email: wrongAddress }
  return {
    title: email === undefined ? 'Sign in' : 'Error: Sign in',
    back: '/',
    main: html`${problemSummary(problems)}<h1>Sign in</h1>
<p class="lead">For coordinators. To check a call or a visit you need no account: <a href="/">go to the first page</a>.</p>
<div data-passkey="sign-in" data-next="${next}" hidden><button type="button">Sign in with a passkey</button><p role="status"></p></div>
<noscript><p>A passkey needs a browser that runs scripts.</p></noscript>
${
  hasMail
    ? html`<h2>Or by e‑mail</h2><form method="post" action="/desk/sign-in/email"><input type="hidden" name="next" value="${next}">
${textField({ ...address, value: email ?? '', problem: problems.email })}<button type="submit" class="plain">Send me a link</button></form>`
    : ''
}
<p><a href="/desk/recover">I lost my passkey and have a recovery code</a></p>`,
  }
}

export const linkSentPage = (email: string): Page => ({
  title: 'Look at your e‑mail',
  back: '/desk/sign-in',
  main: html`<h1>Look at your e‑mail</h1>
<p class="lead">If ${email} belongs to a coordinator here, a link is on its way. It works once, within 15 minutes.</p>
<p>Nothing there? Look among unwanted mail, or ask an administrator of your organisation.</p>`,
})

export const linkPage = ({ name }: Coordinator, action: string): Page => ({
  title: 'Sign in',
  main: html`<h1>Sign in as ${name}?</h1>
<form method="post" action="${action}"><button type="submit">Sign in</button></form>
<p>Did you not ask for this? Then close the page.</p>`,
})

export const invitationPage = ({ name, grants }: Coordinator, action: string): Page => ({
  title: 'You are invited',
  main: html`<h1>Welcome, ${name}</h1>
<p class="lead">You are invited to work for ${[...new Set(grants.map(({ organisationName }) => organisationName))].join(' and ')} as ${[...new Set(grants.map(({ role }) => role))].join(' and ')}.</p>
<form method="post" action="${action}"><button type="submit">Begin</button></form>
<p>Next you make a passkey: then you sign in with your finger, your face or the PIN of your own device, and there is no password that somebody could ask you for.</p>`,
})

const recoverProblems = {
  email: { email: wrongAddress },
  code: { code: 'This address and this code do not belong together, or the code was used before' },
} as const

export function recoverPage({ email, problem }: { email?: string; problem?: 'email' | 'code' }): Page {
  const problems: Problems = problem ? recoverProblems[problem] : {}
  return {
    title: problem ? 'Error: Recovery code' : 'Recovery code',
    back: '/desk/sign-in',
    main: html`${problemSummary(problems)}<h1>Sign in with a recovery code</h1>
<form method="post" action="/desk/recover">
${textField({ ...address, autocomplete: 'username', value: email ?? '', problem: problems.email })}
${textField({ name: 'code', label: 'One of your recovery codes', hint: 'Three groups of four, such as abcd-2345-wxyz. Each works once.', problem: problems.code })}
<button type="submit">Sign in</button></form>
<p>No code either? Ask an administrator of your organisation to invite you again.</p>`,
  }
}
