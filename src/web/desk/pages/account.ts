import type { DeskSession, SessionLine, SignInMethod } from '../../../people/desk-session.ts'
import type { PasskeyLine } from '../../../people/passkeys.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { moment } from './moment.ts'

const methods: Readonly<Record<SignInMethod, string>> = {
  passkey: 'with a passkey',
  'email-link': 'by e‑mail',
  recovery: 'with a recovery code',
  invitation: 'by invitation',
}

interface Account {
  readonly passkeys: readonly PasskeyLine[]
  readonly sessions: readonly SessionLine[]
  readonly codes: number
  /** Somebody comes from an invitation or a recovery: a passkey is what they need now. */
  readonly isNew: boolean
}

/** One's own ways in. The first thing to do is a passkey where there is none, then recovery codes. */
export function accountPage({ coordinator, id }: DeskSession, { passkeys, sessions, codes, isNew }: Account): Page {
  const needsPasskey = isNew || passkeys.length === 0
  const wantsCodes = codes === 0 && !needsPasskey
  return {
    title: 'Your account',
    back: '/desk',
    main: html`<h1>Your account</h1>
<p>${coordinator.name}, ${coordinator.email}</p>
<h2>Passkeys</h2>
${needsPasskey ? html`<p class="note">${passkeys.length === 0 ? 'You have no passkey yet: make one now on this device.' : 'Make a passkey on this device, and remove the one that you lost.'}</p>` : ''}
<div data-passkey="add" data-next="/desk/account" hidden><button type="button"${wantsCodes ? html` class="plain"` : ''}>Make a passkey on this device</button><p role="status"></p></div>
<noscript><p>A passkey needs a browser that runs scripts.</p></noscript>
<ul class="numbers">${passkeys.map(passkeyItem)}</ul>
<h2>Recovery codes</h2>
${codes === 0 ? html`<p class="note">You have none yet. They let you in when your device is lost: make them now and keep them on paper.</p>` : html`<p>${codes} left.</p>`}
<form method="post" action="/desk/account/codes"><button type="submit"${wantsCodes ? '' : html` class="plain"`}>Make new recovery codes</button></form>
<h2>Where you are signed in</h2>
<ul class="numbers">${sessions.map((session) => sessionItem(session, id))}</ul>
<form method="post" action="/desk/account/sign-out-everywhere"><button type="submit" class="plain">Sign out everywhere</button></form>`,
  }
}

const passkeyItem = ({ id, label, createdAt, usedAt }: PasskeyLine) => html`<li><p><strong>${label}</strong></p>
<p>Made ${moment(createdAt)}, ${usedAt ? `last used ${moment(usedAt)}` : 'not used yet'}.</p>
<form method="post" action="/desk/account/passkey/remove"><input type="hidden" name="id" value="${id}"><button type="submit" class="plain" aria-label="Remove ${label}">Remove</button></form></li>`

const sessionItem = (
  { id, browser, method, createdAt, seenAt }: SessionLine,
  own: string,
) => html`<li><p><strong>${browser}</strong>${id === own ? ' (this one)' : ''}</p>
<p>Since ${moment(createdAt)}, ${methods[method]}; last seen ${moment(seenAt)}.</p>
${id === own ? '' : html`<form method="post" action="/desk/account/session/end"><input type="hidden" name="id" value="${id}"><button type="submit" class="plain" aria-label="Sign out ${browser}">Sign out there</button></form>`}</li>`

interface CodesFor {
  readonly email: string
  /** Where this service is. */
  readonly origin: string
}

/** Shown once: only their hashes are kept. The paper says what they are for. */
export const codesPage = (codes: readonly string[], { email, origin }: CodesFor): Page => ({
  title: 'Your recovery codes',
  back: '/desk/account',
  main: html`<h1>Your recovery codes</h1>
<p class="lead">Write them down or print them, and keep them apart from your device. They are shown only now. Each works once; older ones work no more.</p>
<div class="tools" data-tools="print"></div>
<ul class="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p>To use one, open <strong>${origin.replace(/^https?:\/\//, '')}/desk/recover</strong> and type it with your address, ${email}.</p>
<p>Nobody from Doorchain ever asks you for a code.</p>
<p><a class="button" href="/desk/account">I have kept them</a></p>`,
})
