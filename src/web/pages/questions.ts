import type { Fields } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

/** The fields so far, carried on as hidden inputs. */
export function carried(fields: Fields, leaveOut: readonly string[] = []): Html {
  const pairs: [string, string][] = [
    ['kind', fields.kind],
    ['text', fields.text],
    ...fields.said.map((id): [string, string] => ['said', id]),
    ...fields.lost.map((loss): [string, string] => ['lost', loss]),
    ...(fields.smellsGas ? [['also', 'gas'] as [string, string]] : []),
    ...(fields.calledForHelp ? [['also', 'help'] as [string, string]] : []),
  ]
  return html`${pairs.filter(([name]) => !leaveOut.includes(name)).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}`
}

const lossChoices = [
  ['money', 'Money, by cash or bank'],
  ['card', 'A bank card'],
  ['details', 'A PIN, a code, or bank details'],
  ['access', 'They were in my computer or phone'],
  ['goods', 'Gift cards, gold or other goods'],
] as const

/** Is anything already gone? */
export function gonePage(fields: Fields): Page {
  return {
    title: 'Do they have anything from you already?',
    back: `/tell/${fields.kind}`,
    main: html`<form method="post" action="/check/where" data-local>
${carried(fields, ['lost', 'also'])}
<fieldset><legend><h1>Do they have anything from you already?</h1></legend>
<p>Tick what fits. If nothing, go on.</p>
${lossChoices.map(([value, words]) => html`<label class="tick"><input type="checkbox" name="lost" value="${value}"> <span>${words}</span></label>\n`)}
</fieldset>
${fields.kind === 'door' || fields.kind === 'call' ? helpAndGas : ''}
<button type="submit">Next</button>
</form>`,
  }
}

const helpAndGas = html`<fieldset><legend>And:</legend>
<label class="tick"><input type="checkbox" name="also" value="gas"> <span>I smell gas</span></label>
<label class="tick"><input type="checkbox" name="also" value="help"> <span>I called for help, and it is on its way</span></label>
</fieldset>`

const nationChoices = [
  ['england', 'England'],
  ['wales', 'Wales'],
  ['scotland', 'Scotland'],
  ['northern-ireland', 'Northern Ireland'],
] as const

/** Where the person lives: numbers differ. */
export function wherePage(fields: Fields): Page {
  return {
    title: 'Where do you live?',
    back: `/tell/${fields.kind}`,
    main: html`<form method="post" action="/check/answer" data-local>
${carried(fields)}
<fieldset><legend><h1>Where do you live?</h1></legend>
<p>Some numbers to ring are not the same everywhere.</p>
${nationChoices.map(([value, words]) => html`<label class="tick"><input type="radio" name="nation" value="${value}"> <span>${words}</span></label>\n`)}
</fieldset>
<button type="submit">Show the answer</button>
</form>`,
  }
}
