import { consentWords, type Item, wordsVersion } from '../../../people/households/item.ts'
import type { TrustedPerson } from '../../../people/households/trusted.ts'
import { html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { tick } from '../../pages/questions.ts'
import { buttonForm } from './form.ts'

interface Sees {
  readonly person: TrustedPerson
  readonly chosen: readonly Item[]
  readonly offered: readonly Item[]
}

/** The resident chooses, item by item, in the words that are kept. */
export const seesPage = ({ person: { id, name }, chosen, offered }: Sees): Page => ({
  title: `What may ${name} see?`,
  back: '/household',
  main: html`<form method="post" action="/household/sees">
<input type="hidden" name="person" value="${id}">
<input type="hidden" name="words" value="${wordsVersion}">
<fieldset><legend><h1>What may ${name} see?</h1></legend>
<p>Tick what you want. What is not ticked, ${name} does not see. You can change it at any time. It holds from now on: what was before, ${name} does not see.</p>
${offered.map((item) => tick({ name: 'item', value: item, words: consentWords(item, name).words, on: chosen.includes(item) }))}
</fieldset>
<button type="submit">Keep this</button>
</form>`,
})

/** One page, one button: nobody is removed by a slip of the hand. */
export const removePage = ({ id, name }: TrustedPerson): Page => ({
  title: `Remove ${name}?`,
  back: '/household',
  main: html`<h1>Remove ${name}?</h1>
<p class="lead">${name} then sees nothing of yours any more, at once and on every device.</p>
<p>${name} gets no message about it. A page that ${name} has open goes blank.</p>
${buttonForm('/household/remove', `Remove ${name}`, { fields: { person: id } })}
<p><a href="/household">Keep ${name}</a></p>`,
})
