import type { Step } from '../../check/verdict.ts'
import type { Kind } from '../fields.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../page.ts'

const words: Readonly<Record<Kind, { readonly title: string; readonly lead: string }>> = {
  phone: { title: 'Before anything else: the phone', lead: 'The caller is still there. Do this first.' },
  door: { title: 'Before anything else: the door', lead: 'Somebody is at the door. Do this first.' },
  call: { title: 'A call or visit earlier', lead: '' },
  message: { title: 'A text or e-mail', lead: '' },
  'cash-machine': { title: 'At a cash machine', lead: 'Look after yourself and your card first.' },
}

/** What to do before anything is asked: for those with the caller still there. */
export function firstPage(kind: Kind, plan: readonly Step[]): Page {
  const [first, ...rest] = plan
  const { title, lead } = words[kind]
  return {
    title,
    back: '/',
    main: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
${first ? html`<p class="act">${first.text}</p>` : ''}
<ol class="steps">${rest.map((step) => html`<li>${stepLine(step)}</li>\n`)}</ol>
<p><a class="danger" href="/danger">I am in danger</a></p>
<p><a class="button" href="/tell/${kind}">I have done that: tell us more</a></p>
${kind === 'door' ? html`<p><a href="/door-card">Show a card at the door</a></p>` : html`<p><a href="/clear-line">Is my phone line clear?</a></p>`}`,
  }
}

/** A step with its number ready to ring. */
export function stepLine(step: Step): Html {
  const isNumber = step.value !== null && /^[\d ]{3,14}$/.test(step.value)
  if (!isNumber || step.contact === 'silent-55') return html`${step.text}`
  return html`${step.text} <a class="ring" href="tel:${step.value!.replaceAll(' ', '')}">Ring ${step.value}</a>`
}
