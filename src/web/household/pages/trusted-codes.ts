import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary, textField } from '../../parts/form.ts'
import { codeBox, qrCode, spokenCode } from './code.ts'
import { buttonForm, statusWith, titleWith } from './form.ts'

interface Typed {
  readonly code?: string
  readonly name?: string
}

/** The pairing code that the resident read out, and a name they will know. */
export const enterPage = (typed: Typed = {}, problems: Problems = {}): Page => ({
  title: titleWith(problems, 'The code they gave you'),
  ...statusWith(problems),
  back: '/trusted',
  main: html`<form method="post" action="/trusted/enter">
${problemSummary(problems)}<h1>The code they gave you</h1>
${textField({
  name: 'code',
  label: 'Code',
  hint: 'It has 8 letters and numbers. It works once, for a quarter of an hour.',
  value: typed.code ?? '',
  problem: problems.code,
  isCode: true,
})}
${textField({
  name: 'name',
  label: 'Your name, as they know you',
  hint: 'For example: Anna. They see it before they say yes.',
  value: typed.name ?? '',
  problem: problems.name,
  autocomplete: 'given-name',
})}
<button type="submit">Send</button>
</form>`,
})

/** The trusted person's own code, on a device that does not know them. */
export const openTrustedPage = (problems: Problems = {}): Page => ({
  title: titleWith(problems, 'Open with your own code'),
  ...statusWith(problems),
  back: '/trusted',
  main: html`<form method="post" action="/trusted/open">
${problemSummary(problems)}<h1>Open with your own code</h1>
${textField({
  name: 'code',
  label: 'Your code',
  hint: 'It has 12 letters and numbers. Capitals and spaces do not matter.',
  problem: problems.code,
  isCode: true,
})}
<button type="submit">Open</button>
</form>
<p>If you have no code, ask the person you help for a new one.</p>`,
})

/** The code, the only time it is seen. */
export const ownCodePage = (code: string, origin: string): Page => ({
  title: 'Your own code',
  back: '/trusted',
  main: html`<div class="sheet"><h1>Doorchain: your own code</h1>
${codeBox(code)}
${qrCode(`${origin}/trusted/open#${code}`, 'QR code for your other device')}
<p>On your other device, go to <strong>${origin.replace(/^https?:\/\//, '')}/trusted/open</strong>. A code made before does not work any more.</p>
${spokenCode(code)}</div>
<p class="noprint">Write it down now. In a quarter of an hour it is not shown here any more.</p>
<div class="tools noprint" data-tools="print"></div>`,
})

/** Before it is made. */
export const beforeOwnCodePage = (id: string): Page => ({
  title: 'A code for your other devices',
  back: '/trusted',
  main: html`<h1>A code for your other devices</h1>
<p class="lead">With it you can see the same on another device, or when this one is lost.</p>
<p>A code you made before stops working.</p>
${buttonForm('/trusted/code', 'Make a code', { fields: { person: id } })}
<h2>Lost a device?</h2>
<p>Then close everything on your other devices. This one stays open.</p>
${buttonForm('/trusted/only-here', 'Close my other devices', { fields: { person: id }, plain: true })}`,
})
