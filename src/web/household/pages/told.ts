import { html } from '../../html.ts'
import type { Page } from '../../page.ts'

/** After "Tell Anna" was pressed. */
export const toldPage = (names: string): Page => ({
  title: `${names} can see it now`,
  back: '/household',
  main: html`<h1>${names} can see it now</h1>
<p class="lead">They see that a check ended in “Stop”, what kind of contact it was, and the day. They do not see your words.</p>
<p>They look when they can. If you need them now, ring them.</p>
<p>Until then: give nothing and agree to nothing.</p>
<p><a href="/household">Your household</a></p>`,
})

/** Pressed where nobody may see it. */
export const nobodyToldPage: Page = {
  title: 'Nobody was told',
  back: '/household',
  main: html`<h1>Nobody was told</h1>
<p class="lead">Nobody may see how your checks end. In your household you can choose who does.</p>
<p><a class="button" href="/household">Your household</a></p>`,
}
