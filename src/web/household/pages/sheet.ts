import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { dayOf } from '../words.ts'
import { codeBox, onlyHere, qrCode, spokenCode } from './code.ts'
import { buttonForm } from './form.ts'

interface Sheet {
  readonly code: string
  /** Where this service is. */
  readonly origin: string
  readonly madeAt: Date
}

/** The sheet to print, or to copy by hand: the only time the code is seen. */
export const sheetPage = ({ code, origin, madeAt }: Sheet): Page => ({
  title: 'Your sheet of paper',
  back: '/household',
  main: html`<div class="sheet"><h1>Doorchain: the code of our household</h1>
${codeBox(code)}
${qrCode(`${origin}/household/open#${code}`, 'QR code that opens your household')}
<p>To open it on any device, go to <strong>${origin.replace(/^https?:\/\//, '')}/household/open</strong> and type the code, or point a phone camera at the square.</p>
<p>If a letter is hard to read:</p>
${spokenCode(code)}
<p>Whoever has this sheet can open the household and choose who sees what. Keep it with your papers. <strong>Never read it to somebody who rang you.</strong> Made on ${dayOf(madeAt)}. Sheets made before do not work.</p></div>
<div class="noprint"><h2>Do this now</h2>
${onlyHere(origin)}<p>Print this page, or write the code on paper. In a quarter of an hour it is not shown here any more.</p>
<div class="tools" data-tools="print"></div>
${buttonForm('/household/sheet/done', 'I have it on paper')}</div>`,
})

/** When the code cannot be shown any more: how to get another one. */
export const newSheetPage = (madeAt: Date): Page => ({
  title: 'Your sheet of paper',
  back: '/household',
  main: html`<h1>Your sheet of paper</h1>
<p class="lead">The code was made on ${dayOf(madeAt)}. We do not keep it, so we cannot show it again.</p>
<p>If the sheet is lost, or somebody saw it whom you do not trust, make a new one. <strong>The old sheet then stops working.</strong> Devices that are open stay open: ${devicesLink}.</p>
${buttonForm('/household/sheet', 'Make a new sheet')}`,
})

const devicesLink: Html = html`<a href="/household/devices">look at your devices</a>`
