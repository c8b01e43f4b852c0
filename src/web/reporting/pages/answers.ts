import { longDate } from '../../../values/day.ts'
import { statusWith } from '../../household/pages/form.ts'
import { type Html, html } from '../../html.ts'
import type { Page } from '../../page.ts'
import { type Problems, problemSummary } from '../../parts/form.ts'
import { carriedOn, type Given } from '../fields.ts'
import { type StepId, stepsOf } from '../steps.ts'
import { kindWords, methodWords, outcomeWords, whoWords } from './questions.ts'

/** All answers on one page, each with a button to change it, before anything is sent. */
export function answersPage(given: Given, placeName: string, problems: Problems = {}): Page {
  return {
    title: 'Check your answers',
    ...statusWith(problems),
    keepsOnSending: true,
    main: html`<form method="post" action="/report/send" novalidate>
${problemSummary(problems)}<h1>Check your answers</h1>
<p>Nothing has been sent yet.</p>
${carriedOn(given, ['change'])}<p><button type="submit" id="send">Send the report</button></p>
<dl class="kept">
${stepsOf(given).map((step) => answerRow(step, given, placeName))}</dl>
<p class="buttons"><button type="submit">Send the report</button> <button class="plain" type="submit" formaction="/report/show" name="show" value="contact">Back</button></p>
</form>
<p>When you send it, it goes to those who run this service and to those who write warnings for the area. It does not go to the police by itself. You get a code to take it back with.</p>`,
  }
}

function answerRow(step: StepId, given: Given, placeName: string): Html {
  const { label, change, value } = rows[step]
  return html`<div><dt>${label}</dt>
${value(given, placeName)
  .filter(Boolean)
  .map(
    (one) => html`<dd class="told">${one}</dd>\n`,
  )}<dd><button class="plain" type="submit" formaction="/report/show" name="change-answer" value="${step}">Change ${change}</button></dd></div>\n`
}

interface Row {
  readonly label: string
  /** What its button changes. */
  readonly change: string
  readonly value: (given: Given, placeName: string) => readonly (string | undefined)[]
}

const orNot = (values: readonly (string | undefined | false)[]): readonly (string | undefined)[] => {
  const told = values.map((value) => value || undefined)
  return told.some(Boolean) ? told : ['Not said']
}
const wordsIn = (words: Readonly<Record<string, string>>, id: string | undefined) => (id ? words[id] : undefined)
const methods: Readonly<Record<string, string>> = Object.fromEntries(methodWords)
const knows: Readonly<Record<string, string>> = { yes: 'yes', no: 'no' }
const lines = (label: string, text: string | undefined) =>
  text &&
  `${label}: ${text
    .trim()
    .split(/\s*\n\s*/)
    .join(', ')}`

const rows: Readonly<Record<StepId, Row>> = {
  kind: { label: 'How it came', change: 'how it came', value: ({ kind }) => [wordsIn(kindWords, kind)] },
  who: {
    label: 'Who it happened to',
    change: 'who it happened to',
    value: ({ who }) => orNot([wordsIn(whoWords, who)]),
  },
  day: {
    label: 'When',
    change: 'when it was',
    value: ({ day, time }) => [day && longDate(day), time && `About ${time}`],
  },
  where: { label: 'Where', change: 'where it was', value: (_, placeName) => [placeName] },
  account: { label: 'What happened', change: 'what you wrote', value: ({ account }) => [account] },
  seen: {
    label: 'What you saw',
    change: 'what you saw',
    value: ({ cards, face, vehicle }) =>
      orNot([
        lines('Several cards', wordsIn(knows, cards)),
        lines('A face covered', wordsIn(knows, face)),
        lines('Vehicle', vehicle),
      ]),
  },
  numbers: {
    label: 'Numbers and addresses',
    change: 'the numbers',
    value: ({ shown, spoken, urls }) =>
      orNot([lines('Shown', shown), lines('Given', spoken), lines('On the web', urls)]),
  },
  claimed: {
    label: 'Who they said they were',
    change: 'who they said they were',
    value: ({ claimed, alias }) => orNot([lines('From', claimed), lines('Name', alias)]),
  },
  outcome: {
    label: 'What came of it',
    change: 'what came of it',
    value: ({ outcome }) => [wordsIn(outcomeWords, outcome)],
  },
  handed: {
    label: 'How it was handed over, or was to be',
    change: 'how it was handed over',
    value: ({ outcome, pounds, method, accounts }) =>
      orNot([
        outcome === 'lost' && pounds && `£${pounds.replace(/^\s*£/, '')}`,
        wordsIn(methods, method),
        lines('Account', accounts),
      ]),
  },
  age: { label: 'Age', change: 'the age', value: ({ age }) => orNot([age]) },
  contact: {
    label: 'Whom to ask about it',
    change: 'whom to ask',
    value: ({ name, phone, email }) => {
      const told = [name, phone, email]
      return told.some(Boolean) ? told : ['Nobody: sent without a name']
    },
  },
}
