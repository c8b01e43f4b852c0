import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

export const helpPage: Page = {
  title: 'Help',
  back: '/',
  main: html`<h1>Help</h1>
<h2>How to use it</h2>
<ol class="steps"><li>Choose what happened.</li><li>If the caller is still there, do what the page says first.</li><li>Tell in your own words what they said, or tap sentences.</li><li>Read the answer: one thing to do now, and why.</li></ol>
<h2>You cannot do anything wrong here</h2>
<p>Nothing is sent to the police or your bank. Only a report is sent to us, when you press Send. Use Back at any time. Close the page and what you wrote is gone.</p>
<h2>Report what happened</h2>
<p>A report helps to warn others. You need no name. It is kept only when you press Send, and you get a code to take it back with. <a href="/report">Report what happened</a>, or <a href="/report/own">open a report you sent</a>.</p>
<h2>Larger words</h2>
<p>On a computer, hold the key marked Ctrl and press the plus sign. On a phone, look for text size in its settings.</p>
<h2>Let people you trust help you</h2>
<p>You choose who, and what they see. <a href="/household">Your household</a></p>
<h2>Ask a person</h2>
<p>Ring somebody you trust, or the police on <a href="tel:101">101</a>. In danger, ring <a href="tel:999">999</a>.</p>`,
}

export const aboutPage: Page = {
  title: 'About and privacy',
  back: '/',
  main: html`<h1>About Doorchain</h1>
<p class="lead">Doorchain helps people recognise bogus police calls, false banks and false officials at the door.</p>
<h2>What it can do</h2>
<p>It reads what you tell, looks for tricks that the police have warned of, and says what to do now. Every reason names the words and the warning behind it.</p>
<ul class="links"><li><a href="/tactics">The signs it looks for</a></li><li><a href="/statistics">What people reported</a></li></ul>
<h2>What it cannot do</h2>
<p>It cannot tell you that somebody is genuine. It misses tricks, and it sometimes doubts honest people. When in doubt, ring the organisation on a number you find yourself.</p>
<h2>Privacy</h2>
<p>What you type into a check is checked on your own device and stays there. If your browser runs no scripts, it is sent to this service, checked and forgotten. Of checks, Doorchain counts only how many there were and how they ended. It keeps no words, no names and no addresses of them, and a check sets no cookie.</p>
<p>If you <a href="/report">send a report</a>, it is kept until its time is over or you take it back. It sets no cookie.</p>
<p>If you make a <a href="/household">household</a>, or help in one, it keeps what you choose there and sets cookies on your device, until you erase it. The desk for those who write warnings keeps who did what.</p>
<ul class="links"><li><a href="/privacy">What is kept, why and for how long</a></li></ul>
<h2>Who makes it</h2>
<p>Doorchain is open-source software under the MIT licence. It is not part of the police or of a bank.</p>`,
}

/** A page for what went wrong: what it is and what to do next. */
export const problemPage = (status: number, what: string, next: string): Page =>
  problem(status, [what, next], html`<a class="button" href="/">Start again</a>`)

/** The same for those who work at the desk. */
export const deskProblemPage = (status: number, what: string, next: string): Page => ({
  ...problem(status, [what, next], html`<a class="button" href="/desk">To the desk</a>`),
  back: '/desk',
})

const problem = (status: number, [what, next]: readonly [what: string, next: string], way: Html): Page => ({
  title: what,
  status,
  back: '/',
  main: html`<h1>${what}</h1><p class="lead">${next}</p><p>${way}</p>`,
})
