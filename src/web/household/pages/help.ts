import { html } from '../../html.ts'
import type { Page } from '../../page.ts'

/** How a household works, for the resident and for those who help; what it does not do stands here too. */
export const householdHelp: Page = {
  title: 'How a household works',
  back: '/household',
  main: html`<h1>How a household works</h1>
<h2>You decide</h2>
<p>You choose up to five people you trust. For each one you choose what they see. Nothing is chosen at first. You can change it or remove somebody at any time. It works at once.</p>
<p>They can look. They cannot change anything, and they cannot open your household.</p>
<h2>What they never see</h2>
<p>What you type in a check. Who rang you. Anything you did not choose.</p>
<h2>Your sheet of paper</h2>
<p>The code on it opens your household on any phone or computer. You need no smartphone: a library computer will do. Close it there when you are done.</p>
<p>Sheet lost? On a device where your household is open, make a new sheet. The old one stops working. No device either? Make a new household and let your people join again. Nobody else can open the old one for you.</p>
<h2>If somebody presses you</h2>
<p>Helpers mean well, but not all and not always. If somebody makes you share more than you want: <a href="/household/devices">close devices you do not know</a>, <a href="/household/sheet">make a new sheet</a>, and remove them. They get no message. Or ring somebody else you trust, or the police on <a href="tel:101">101</a>. In danger, ring <a href="tel:999">999</a>.</p>
<h2 id="cannot-decide">When you cannot decide any more</h2>
<p>Doorchain does not decide who then acts for you. It does not let anybody in by itself: no relative, no carer, not after any time.</p>
<ul><li>Whoever has your sheet of paper can open your household and change everything in it. If you have chosen somebody to act for you, such as the holder of a lasting power of attorney, think about where they will find the sheet. Do that while you can.</li>
<li>Without the sheet and without an open device, nobody can get in: not a trusted person, and not those who run this service by its pages.</li>
<li>People you trust go on seeing what you chose, and no more, until you or somebody with the sheet ends it, or they leave.</li>
<li>Whoever opens your household should first look at your devices and your people, and end what is not needed.</li></ul>
<p>Who may act for somebody else is for the law to say. It differs between England and Wales, Scotland, and Northern Ireland. Ask a solicitor, a local advice service or your council's adult social care.</p>
<h2>For those who help</h2>
<p>Ask before you look, and leave when you are not needed. If you think they are in danger, ring <a href="tel:999">999</a>. Leaving is one button on <a href="/trusted">your page</a>.</p>`,
}
