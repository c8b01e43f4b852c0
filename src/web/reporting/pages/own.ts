import { inPounds } from '../../../values/count.ts'
import { longDate, timeOfDay } from '../../../values/day.ts'
import { dayInLondon } from '../../../values/london-day.ts'
import type { Elsewhere } from '../../../values/report-elsewhere.ts'
import { statusWith, titleWith } from '../../household/pages/form.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { tick } from '../../pages/questions.ts'
import { longField, type Problems, problemSummary, textField } from '../../parts/form.ts'
import type { OwnReport } from '../parts.ts'
import { elsewherePart } from './elsewhere.ts'
import { kindWords, methodWords, outcomeWords } from './questions.ts'

/** What opens a report, as it was shown. */
export interface Shown {
  readonly reference: string
  readonly code: string
}

const keyFields = ({ reference, code }: Shown) =>
  html`<input type="hidden" name="reference" value="${reference}">\n<input type="hidden" name="code" value="${code}">\n`

/** Asks for reference and code. */
export const ownForm = (problems: Problems = {}, typed: Partial<Shown> = {}): Page => ({
  title: titleWith(problems, 'Open your report'),
  ...statusWith(problems),
  back: '/report',
  keepsOnSending: true,
  main: html`<form method="post" action="/report/own" novalidate>
${problemSummary(problems)}<h1>Open your report</h1>
<p>See what you sent, add to it, or take it back.</p>
${textField({ name: 'reference', label: 'The reference', hint: 'It has 12 letters and numbers.', value: typed.reference, problem: problems.reference, isCode: true })}
${textField({ name: 'code', label: 'The code', hint: 'It has 8 letters and numbers. Capitals and spaces do not matter.', problem: problems.code, isCode: true })}
<button type="submit">Open</button>
</form>
<p>Without the code nobody can open it, and we cannot find it for you. You can send a new report.</p>`,
})

const grouped = (code: string) =>
  html`${code
    .toUpperCase()
    .split('-')
    .map((group) => html`<b>${group}</b>`)}`

/** Reference and code, large enough to write down. */
const keyPart = ({ reference, code }: Shown): Html => html`<h2>Reference</h2>
<p class="shown-code">${grouped(reference)}</p>
<h2>Code</h2>
<p class="shown-code">${grouped(code)}</p>`

/** The report is kept: what to write down, where else to report it, and evidence. */
export function sentPage(
  shown: Shown,
  elsewhere: Elsewhere,
  { isAgain, today }: { isAgain: boolean; today: string },
): Page {
  const title = isAgain ? 'This report was sent before' : 'Your report is sent'
  return {
    title,
    keepsOnSending: true,
    main: html`<h1>${title}</h1>
<p class="lead">Thank you. It helps to warn others.</p>
${isAgain ? html`<p class="done">It is kept once, as you sent it first. To change something, open it and add it.</p>\n` : ''}<div class="sheet" data-sent><h2>Write this down</h2>
<p>With both you can come back, add something, or take the report back. The code is shown only now.</p>
${keyPart(shown)}</div>
<div class="tools noprint" data-tools="print"></div>
${elsewherePart(elsewhere, today)}
<section aria-labelledby="evidence" class="noprint"><h2 id="evidence">Add a photo, a screenshot or a recording</h2>
${evidenceForm(shown)}</section>
<form method="post" action="/report/own" class="noprint">${keyFields(shown)}<button class="plain" type="submit">Open my report</button></form>
<p class="noprint"><a href="/">Back to the first page</a></p>`,
  }
}

const evidenceForm = (
  shown: Shown,
  problem?: string,
): Html => html`<form method="post" action="/report/own/evidence" enctype="multipart/form-data" class="noprint">
${keyFields(shown)}<div class="field"><label for="file">A photo or a recording</label>
<p id="file-hint" class="hint">A photo or screenshot as JPEG, PNG or WebP, or a recording as MP3, M4A, WAV or OGG. One at a time. Where and with what it was taken is removed first.</p>
${problem ? html`<p id="file-problem" class="wrong"><strong>Problem:</strong> ${problem}</p>` : ''}<input type="file" id="file" name="file" accept="image/jpeg,image/png,image/webp,audio/*" aria-describedby="file-hint${problem ? ' file-problem' : ''}"></div>
<button type="submit">Add it</button>
</form>`

/** What is shown of a report to whoever opened it. */
export interface OwnShown {
  readonly shown: Shown
  readonly own: OwnReport
  readonly placeName: string
  readonly elsewhere: Elsewhere
  readonly today: string
  /** What was just done. */
  readonly done?: string
  readonly problems?: Problems
}

/** The report as it is kept, with all that can be done with it. */
export function ownPage({ shown, own, placeName, elsewhere, today, done, problems = {} }: OwnShown): Page {
  return {
    title: titleWith(problems, 'Your report'),
    ...statusWith(problems),
    back: '/report/own',
    keepsOnSending: true,
    main: html`${problemSummary(problems)}<h1>Your report</h1>
${done ? html`<p class="done" role="status">${done}</p>\n` : ''}<p>Reference <code>${own.reference}</code>, sent on ${longDate(dayInLondon(own.receivedAt))}.</p>
${toldPart(own, placeName)}
<section aria-labelledby="more"><h2 id="more">Add something</h2>
<form method="post" action="/report/own/words" novalidate>${keyFields(shown)}${longField({ name: 'words', label: 'What you want to add', problem: problems.words, rows: 4, hint: 'What you sent stays as it is; this stands beneath it.' })}<button type="submit">Add this</button></form></section>
<section aria-labelledby="evidence" class="noprint"><h2 id="evidence">Add a photo, a screenshot or a recording</h2>
${evidenceForm(shown, problems.file)}</section>
<details><summary>Where else to report it</summary>
${elsewherePart(elsewhere, today)}</details>
<section aria-labelledby="back" class="noprint"><h2 id="back">Take the report back</h2>
<form method="post" action="/report/own/back">${keyFields(shown)}<button class="plain" type="submit">Take it back</button></form></section>`,
  }
}

function toldPart({ answers, notes, evidence }: OwnReport, placeName: string): Html {
  const { happenedOn, happenedMinute, account, outcome, lostPounds, method, contact } = answers
  const when = `${longDate(happenedOn)}${happenedMinute === null ? '' : `, about ${timeOfDay(happenedMinute)}`}`
  const rows: readonly (readonly [string, string])[] = [
    ['How it came', kindWords[answers.kind]],
    ['When', when],
    ['Where', placeName],
    ['What happened', account],
    ['Numbers that were shown', answers.shown.join(', ')],
    ['Numbers they gave', answers.spoken.join(', ')],
    ['Web addresses', answers.urls.join(', ')],
    ['Who they said they were', [answers.claimed, ...answers.aliases].filter(Boolean).join(', ')],
    ['What came of it', answers.kind === 'sighting' ? '' : outcomeWords[outcome]],
    ['What is gone', lostPounds === null ? '' : inPounds(lostPounds)],
    ['How it was handed over, or was to be', methodWords.find(([id]) => id === method)?.[1] ?? ''],
    ['Where the money was to go', answers.accounts.join(', ')],
    ['Vehicle', answers.sighting?.vehicle ?? ''],
    ['Age', answers.age === null ? '' : String(answers.age)],
    ['Whom to ask', [contact?.name, contact?.phone, contact?.email].filter(Boolean).join(', ')],
    ...notes.map(({ words, at }) => [`Added on ${longDate(dayInLondon(at))}`, words] as const),
    ...evidence.map(({ mediaType, at }) => [`Added on ${longDate(dayInLondon(at))}`, mediaWords(mediaType)] as const),
  ]
  return html`<dl class="kept">${rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => html`<div><dt>${label}</dt><dd class="told">${value}</dd></div>\n`)}</dl>
<p class="hint">Names and numbers that stand in your words were added by the computer.</p>`
}

const mediaWords = (mediaType: string): string => (mediaType.startsWith('image/') ? 'A picture' : 'A recording')

/** Says what goes before it goes. */
export const takeBackPage = (shown: Shown, own: OwnReport, problems: Problems = {}): Page => ({
  title: titleWith(problems, 'Take your report back?'),
  ...statusWith(problems),
  keepsOnSending: true,
  main: html`<form method="post" action="/report/own/gone" novalidate>
${problemSummary(problems)}<h1>Take your report back?</h1>
<p>All of this goes at once and cannot be brought back:</p>
<ul><li>What you told, with its day and place</li>
${own.answers.contact ? html`<li>Your name, number and address</li>\n` : ''}${own.notes.length > 0 ? html`<li>What you added</li>\n` : ''}${own.evidence.length > 0 ? html`<li>${countOf(own.evidence.length)}</li>\n` : ''}<li>Its place among other reports that were found to be alike, and in the figures</li></ul>
<p>What stays: a mark without any words, so that an old copy cannot bring it back. A warning that was published stays as it is: it holds nothing that points to you. What you told the police or your bank is with them.</p>
${keyFields(shown)}${problems.sure ? html`<p id="sure-problem" class="wrong"><strong>Problem:</strong> ${problems.sure}</p>\n` : ''}<div id="sure" tabindex="-1">${tick({ name: 'sure', value: 'yes', words: 'Yes, take it back and erase it', on: false })}</div>
<p class="buttons"><button type="submit">Take it back</button> <button class="plain" type="submit" formaction="/report/own">No, keep it</button></p>
</form>`,
})

const countOf = (count: number): string =>
  count === 1 ? 'The photo or recording you added' : `The ${count} photos and recordings you added`

/** It is gone. */
export const gonePage: Page = {
  title: 'Your report is taken back',
  keepsOnSending: true,
  back: '/',
  main: html`<h1>Your report is taken back</h1>
<p class="lead">It is erased. Its reference and code open nothing any more.</p>
<p><a class="button" href="/">Back to the first page</a></p>`,
}
