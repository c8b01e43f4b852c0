import type { Step } from '../../check/verdict.ts'
import { type Html, html } from '../html.ts'

/** A telephone number that a tap may ring: "999", "0300 123 2040". */
const ringable = /^[\d ]{3,14}$/

/** The one thing to do now: its first sentence in very large type, the rest below it. */
export const actBox = (step: Step): Html => html`<div class="act">${actText(step.text)}${ringLink(step)}</div>`

/** The first sentence set apart from the rest. */
export function actText(text: string): Html {
  const [, first, rest] = /^(.+?[.?])\s+(.+)$/s.exec(text) ?? ['', text, '']
  return html`<p class="first">${first}</p>${rest ? html`<p>${rest}</p>` : ''}`
}

/** Steps as a list in the order to do them; nothing for none. */
export function stepList(steps: readonly Step[]): Html {
  if (steps.length === 0) return html``
  return html`<ol class="steps">${steps.map((step) => html`<li>${stepLine(step)}</li>\n`)}</ol>`
}

/** A step with its number ready to ring. */
export const stepLine = (step: Step): Html => html`${step.text}${ringLink(step)}`

function ringLink(step: Step): Html {
  const { value } = step
  if (value === null || !ringable.test(value) || notForRinging.has(step.contact ?? '')) return html``
  return html` <a class="ring" href="tel:${value.replaceAll(' ', '')}">Ring ${value}</a>`
}

/** Numbers that are pressed in a call or sent a text, never rung. */
export const notForRinging: ReadonlySet<string> = new Set(['silent-55', '7726'])
