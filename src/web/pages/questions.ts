import { type Fields, pairsOf, tellPath } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

/** The fields so far, carried on as hidden inputs, but for those the page asks again. */
export function carried(fields: Fields, leaveOut: readonly string[] = []): Html {
  const kept = pairsOf(fields).filter(([name]) => !leaveOut.includes(name))
  return html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}`
}

type Choices = readonly (readonly [string, string])[]

const lossChoices: Choices = [
  ['money', 'Money, by cash or bank'],
  ['card', 'A bank card'],
  ['details', 'A PIN, a code, or bank details'],
  ['access', 'They were in my computer or phone'],
  ['goods', 'Gift cards, gold or other goods'],
]

/** Is anything already gone? */
export function gonePage(fields: Fields): Page {
  const title = 'Do they have anything from you already?'
  return {
    title,
    back: tellPath(fields.kind),
    main: html`<form method="post" action="/check/where" data-local>
${carried(fields, ['lost', 'also'])}
<fieldset><legend><h1>${title}</h1></legend>
<p>Tick what fits. If nothing is gone, go on.</p>
${lossChoices.map(([value, words]) => tick({ name: 'lost', value, words, on: fields.lost.some((loss) => loss === value) }))}
</fieldset>
${mayBeHelp(fields) ? helpAndGas(fields) : ''}
<p class="buttons"><button type="submit">Next</button> <button class="plain" type="submit" formaction="/check/answer">Skip to the answer</button></p>
</form>`,
  }
}

const mayBeHelp = ({ kind }: Fields) => kind === 'door' || kind === 'inside' || kind === 'call'

const helpAndGas = (fields: Fields) => html`<fieldset><legend>Is one of these so?</legend>
${tick({ name: 'also', value: 'gas', words: 'I smell gas', on: fields.smellsGas })}
${tick({ name: 'also', value: 'help', words: 'I called for help, and it is on its way', on: fields.calledForHelp })}
</fieldset>`

const nationChoices: Choices = [
  ['england', 'England'],
  ['wales', 'Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
]

/** Where the person lives: some numbers differ. */
export function wherePage(fields: Fields): Page {
  const title = 'Where do you live?'
  return {
    title,
    back: tellPath(fields.kind),
    main: html`<form method="post" action="/check/answer" data-local>
${carried(fields, ['nation'])}
<fieldset><legend><h1>${title}</h1></legend>
<p>Some numbers to ring are not the same everywhere. You can skip this: then you see them all.</p>
${nationChoices.map(([value, words]) => tick({ name: 'nation', value, words, on: fields.nation === value, radio: true }))}
</fieldset>
<p class="buttons"><button type="submit">Show the answer</button> <button class="plain" type="submit">Skip</button></p>
</form>`,
  }
}

interface Tick {
  readonly name: string
  readonly value: string
  readonly words: string
  readonly on: boolean
  readonly radio?: boolean
}

/** One choice, large enough to tap anywhere on its line. */
export function tick({ name, value, words, on, radio }: Tick): Html {
  return html`<label class="tick"><input type="${radio ? 'radio' : 'checkbox'}" name="${name}" value="${value}"${on ? html` checked` : ''}> <span>${words}</span></label>\n`
}
