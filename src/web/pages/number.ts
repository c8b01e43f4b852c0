import type { FullAnswer, Numbers } from '../../directory/numbers.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'
import { textField } from '../parts/form.ts'
import { tick } from './questions.ts'

/** Longest question about a number, in UTF-16 code units; a whole message belongs on the page for messages. */
export const longestQuestion = 300

/** What the form told. */
export interface NumberFields {
  readonly text: string
  readonly dictated: boolean
}

/** Reads the fields of the form; never throws. */
export function readNumberFields(form: URLSearchParams): NumberFields {
  return { text: (form.get('number') ?? '').trim(), dictated: form.get('dictated') === 'yes' }
}

/** What keeps a question from being answered, as a sentence to show; null if nothing does. */
export function problemWithNumber({ text }: NumberFields): string | null {
  if (text === '') return 'Write the number, or the words on the display'
  return text.length > longestQuestion ? `Write only the number, at most ${longestQuestion} letters` : null
}

/** Asks for a number; works without scripts. */
export function numberForm(fields?: NumberFields, problem?: string): Page {
  const label = 'Which number do you wonder about?'
  return {
    title: problem ? `Error: ${label}` : 'Is this number genuine?',
    back: '/',
    main: html`${problem ? html`<div class="problem" role="alert" tabindex="-1"><h2>There is a problem</h2><p><a href="#number">${problem}</a></p></div>\n` : ''}<h1>Is this number genuine?</h1>
<p class="lead">A number on a display proves nothing: anyone can make any number show. Here is what is known about it, and which number to ring.</p>
<form method="post" action="/number">
${textField({
  name: 'number',
  label,
  hint: 'In figures or words, as you have it. You can add who they said they were.',
  value: fields?.text ?? '',
  problem,
})}
${tick({ name: 'dictated', value: 'yes', words: 'The caller gave me this number to check them', on: fields?.dictated === true })}
<button type="submit">Look it up</button>
</form>
<p>The number is sent to this service to be looked up. It is not kept.</p>`,
  }
}

/** The page that answers the form. */
export async function answerNumberForm(form: URLSearchParams, numbers: Numbers, now: Date): Promise<Page> {
  const fields = readNumberFields(form)
  const problem = problemWithNumber(fields)
  if (problem) return numberForm(fields, problem)
  return numberPage(await numbers.answer(fields.text, { dictated: fields.dictated, now }))
}

/** The answer: what to do first, then what is known. */
export function numberPage(answer: FullAnswer): Page {
  const { understood, says, warning } = answer
  const heading =
    understood.is === 'number' ? understood.national : understood.is === 'impossible' ? understood.digits : 'No number'
  return {
    title: `${heading}: what is known`,
    back: '/number',
    main: html`<h1>${heading}</h1>
<div class="act"><p class="first">${warning}</p></div>
<section aria-labelledby="ring"><h2 id="ring">Which number to ring</h2>${insteadList(answer)}
<p>First use another phone, or ring a friend and hear their voice. The caller may still be on your line. In danger, ring 999 at once on any phone.</p></section>
<section aria-labelledby="known"><h2 id="known">What is known</h2><ul>${says.map((words) => html`<li>${words}</li>\n`)}</ul></section>
<section aria-labelledby="more" class="noprint"><h2 id="more">More</h2>
<div class="tools" data-tools></div>
<ul class="links"><li><a href="/number">Look up another number</a></li><li><a href="/call">Somebody rang: check what they said</a></li><li><a href="/numbers">Genuine numbers</a></li></ul></section>`,
  }
}

function insteadList({ instead }: FullAnswer): Html {
  return html`<ul class="steps">${instead.map(
    ({ text, value, isStale }) =>
      html`<li>${text}${value && /^[\d ]{3,14}$/.test(value) ? html` <a class="ring" href="tel:${value.replaceAll(' ', '')}">Ring ${value}</a>` : ''}${isStale ? html` <span class="note">This number is old: check before you rely on it.</span>` : ''}</li>\n`,
  )}</ul>`
}
