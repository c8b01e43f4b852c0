import { type Html, html } from './html.ts'

/** What every page is: a title that is its own, and what stands in <main>. */
export interface Page {
  readonly title: string
  readonly main: Html
  /** One or two sentences for those who list or share it; without it, what the service is for. */
  readonly description?: string
  /** More for <head>: what a page tells other programs about itself. */
  readonly head?: Html
  /** Where "Back" leads; none on the first page. */
  readonly back?: string
  /** Large type only, no header or footer: the card to hold up. */
  readonly bare?: boolean
  readonly status?: number
  /** Uses the whole width of a large screen. */
  readonly wide?: boolean
  /** Part of the site with a script of its own, where what is typed is kept. */
  readonly room?: Room
  /** A form whose words are kept once they are sent, and not before. */
  readonly keepsOnSending?: boolean
  /** What a person can quote when they ask for help about a page where something broke. */
  readonly reference?: string
}

export type Room = 'desk' | 'household'

/** What has a script of its own: a room, or the form of reports. */
export type Scripted = Room | 'report'

/** Addresses of what every page loads, and of what the pages of one room load besides: a script, and styles if it has some. */
export interface Files {
  readonly style: string
  readonly script: string
  readonly rooms: Readonly<Record<Scripted, string>>
  readonly roomStyles: Readonly<Partial<Record<Room, string>>>
}

/** The whole document around a page. */
export function layout(page: Page, { style, script, rooms, roomStyles }: Files): string {
  const main = html`<main id="main" tabindex="-1"${page.bare ? html` class="card"` : page.wide ? html` class="broad"` : ''}>${page.main}${reference(page)}</main>`
  const scripted: Scripted | undefined = page.room ?? (page.keepsOnSending ? 'report' : undefined)
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${page.title} – Doorchain</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${page.description ?? 'Somebody rang, knocked or wrote, and you are not sure. Find out what to do now.'}">
<meta name="theme-color" content="#12344d">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="${style}">
${page.room && roomStyles[page.room] ? html`<link rel="stylesheet" href="${roomStyles[page.room]}">\n` : ''}<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="manifest" href="/manifest.webmanifest">
<script type="module" src="${script}"></script>
${page.head ?? ''}${scripted ? html`<script type="module" src="${rooms[scripted]}"></script>\n` : ''}</head>
<body>
${page.bare ? main : html`${header(page)}${main}\n${footer(page)}`}
</body>
</html>
`.markup
}

const reference = ({ reference }: Page) =>
  reference ? html`\n<p class="aside">If you ask for help about this page, quote <code>${reference}</code></p>` : ''

const mark = html`<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><rect x="5" y="2" width="16" height="22" rx="2" fill="none" stroke="currentColor" stroke-width="2"/><path d="M5 13h8m2 0a3 3 0 1 0 6 0" fill="none" stroke="currentColor" stroke-width="2"/></svg>`

const header = (page: Page) => html`<a class="skip" href="#main">Skip to the main part</a>
<header>
<a class="name" href="/">${mark} Doorchain</a>
<a class="danger" href="/danger">In danger?</a>
</header>
${page.back ? html`<nav class="back" aria-label="Back"><a href="${page.back}" data-back>Back</a></nav>\n` : ''}`

const footer = ({ room, keepsOnSending }: Page) => html`<footer>
<nav aria-label="More"><a href="/advice">Advice</a> <a href="/numbers">Genuine numbers</a> <a href="/warnings">Warnings</a> <a href="/help">Help</a> <a href="/about">About and privacy</a></nav>
${keepsOnSending ? html`<p>Nothing of a report is kept until you send it. <a href="/privacy">What is kept, and for how long</a></p>` : room ? html`<p>What you write here is kept. <a href="/privacy">What is kept, and for how long</a></p>` : html`<p>What you tell in a check stays on this device. If your browser runs no scripts, the page sends it to be checked and keeps nothing.</p>`}
</footer>`
