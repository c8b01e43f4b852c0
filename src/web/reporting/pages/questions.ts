import { longDate } from '../../../values/day.ts'
import { collectionMethods, type ReportKind } from '../../../values/report.ts'
import { type Html, html } from '../../html.ts'
import { chooseOne, longField, type Problems, textField } from '../../parts/form.ts'
import { type FieldName, type Given, kindOf } from '../fields.ts'
import type { StepId } from '../steps.ts'

/** What a page of the form is made from. */
export interface Asking {
  readonly given: Given
  readonly problems: Problems
}

/** A question of a report: the title of its page, and its fields. */
interface Question {
  readonly title: (given: Given) => string
  readonly fields: (asking: Asking, title: string) => Html
}

type Choices = readonly (readonly [value: string, words: string])[]

export const kindWords: Readonly<Record<ReportKind, string>> = {
  call: 'A telephone call',
  visit: 'Somebody came to the door',
  message: 'A text or an e‑mail',
  post: 'A letter or a parcel',
  sighting: 'Something I saw at a cash machine',
}
export const whoWords = {
  self: 'To me',
  other: 'To somebody I know',
  work: 'To somebody I saw at work, such as at a bank or in a shop',
} as const
export const outcomeWords = {
  nothing: 'Nothing is gone',
  shared: 'They have details, a card, a PIN or a password',
  lost: 'They have money or other things',
} as const
export const methodWords: Choices = Object.entries(collectionMethods).map(([id, words]) => [
  id,
  words[0]!.toUpperCase() + words.slice(1),
])
const yesNo: Choices = [
  ['yes', 'Yes'],
  ['no', 'No'],
  ['', 'I do not know'],
]

const field = ({ given, problems }: Asking, name: FieldName) => ({ name, value: given[name], problem: problems[name] })
const big = (title: string) => html`<h1>${title}</h1>`
const choice =
  (name: FieldName, choices: Choices, hint?: string): Question['fields'] =>
  (asking, title) =>
    chooseOne({ ...field(asking, name), value: asking.given[name] ?? '', label: title, isHeading: true, hint }, choices)
const always = (title: string) => () => title
const isAtMachine = (given: Given) => kindOf(given) === 'sighting'

/** "2026-11-20" is shown as "20 November 2026", which is understood when it is sent again. */
const dayAsTyped = ({ day }: Given): string | undefined => day && longDate(day)

export const questions: Readonly<Record<StepId, Question>> = {
  kind: { title: always('How did it come?'), fields: choice('kind', Object.entries(kindWords)) },
  who: { title: always('Who did it happen to?'), fields: choice('who', Object.entries(whoWords)) },
  day: {
    title: always('When was it?'),
    fields: (asking, title) => html`${big(title)}
${textField({ ...field(asking, 'day'), value: dayAsTyped(asking.given), label: 'The day', hint: 'Such as today, yesterday, last Monday or 20 November. If it went on for days, the last one.' })}
${textField({ ...field(asking, 'time'), label: 'About what time, if you know', hint: isAtMachine(asking.given) ? 'Such as 2am. The time helps here: many do it in the early hours.' : 'Such as 10:30, 3pm or half past two in the afternoon.' })}`,
  },
  where: {
    title: always('Where was it?'),
    fields: (asking, title) =>
      textField({
        ...field(asking, 'where'),
        label: title,
        isHeading: true,
        hint: 'A town, a council area or a postcode. We keep only the council area, not what you write here.',
      }),
  },
  account: {
    title: (given) => (isAtMachine(given) ? 'What did you see?' : 'What happened?'),
    fields: (asking, title) =>
      longField({
        ...field(asking, 'account'),
        label: title,
        isHeading: true,
        rows: 8,
        hint: isAtMachine(asking.given)
          ? 'Write it as it comes. Where exactly was the machine? What did they do, and what did they look like?'
          : 'Write it as it comes. What did they say and ask for? What did they tell you to do? Leave out PINs, passwords and the numbers of cards.',
      }),
  },
  seen: {
    title: always('A few things about what you saw'),
    fields: (asking, title) => html`${big(title)}
${chooseOne({ ...field(asking, 'cards'), value: asking.given.cards ?? '', label: 'Did they use several cards, one after the other?' }, yesNo)}
${chooseOne({ ...field(asking, 'face'), value: asking.given.face ?? '', label: 'Was a face covered?' }, yesNo)}
${textField({ ...field(asking, 'vehicle'), label: 'What they came or left in, if you saw it', hint: 'Such as a grey hatchback, and any part of its number plate.' })}`,
  },
  numbers: {
    title: always('Are there any telephone numbers?'),
    fields: (asking, title) => html`${big(title)}
<p>Leave empty what you do not know. If there are several, put each on a line of its own.</p>
${longField({ ...field(asking, 'shown'), rows: 2, label: shownLabel(asking.given), hint: 'A number on the display can be false. It helps all the same.' })}
${longField({ ...field(asking, 'spoken'), rows: 2, label: 'Numbers they gave, or told somebody to ring' })}
${longField({ ...field(asking, 'urls'), rows: 2, label: 'Web addresses they sent or named', hint: 'Do not open them. Copy what you see.' })}`,
  },
  claimed: {
    title: always('Who did they say they were?'),
    fields: (asking, title) => html`${big(title)}
<p>Leave empty what was not said.</p>
${textField({ ...field(asking, 'claimed'), label: 'Where they said they were from', hint: 'Such as the police, a bank or a water company.' })}
${longField({ ...field(asking, 'alias'), rows: 2, label: 'The name they gave', hint: 'False names are used again and again. A number of an officer helps too. If there are several, put each on a line of its own.' })}`,
  },
  outcome: { title: always('What came of it?'), fields: choice('outcome', Object.entries(outcomeWords)) },
  handed: {
    title: ({ outcome }) =>
      outcome === 'lost' ? 'What did they take, and how?' : 'How did they want to get money or things?',
    fields: (asking, title) => html`${big(title)}
${asking.given.outcome === 'lost' ? textField({ ...field(asking, 'pounds'), label: 'About how much, in pounds', hint: 'Such as 1,200. For things, about what they cost. You can leave it empty.' }) : ''}
${chooseOne({ ...field(asking, 'method'), value: asking.given.method ?? '', label: asking.given.outcome === 'lost' ? 'How it left your hands, or theirs' : 'How it was to be handed over' }, [...methodWords, ['', 'It was not said, or I do not know']])}
${longField({ ...field(asking, 'accounts'), rows: 2, label: 'A bank account that money was to go to, if you know it', hint: 'Its sort code and account number. Never your own.' })}`,
  },
  age: {
    title: always('How old is the person it happened to?'),
    fields: (asking, title) =>
      textField({
        ...field(asking, 'age'),
        label: title,
        isHeading: true,
        hint: 'You can leave this out. It shows which ages are picked on, so that warnings reach them. About is enough.',
      }),
  },
  contact: {
    title: always('May somebody ask you about it?'),
    fields: (asking, title) => html`${big(title)}
<p>You can leave this out. Then nobody knows who sent the report, and it counts just as much. Only an investigator sees what you write here.</p>
${textField({ ...field(asking, 'name'), label: 'Your name', autocomplete: 'name' })}
${textField({ ...field(asking, 'phone'), label: 'Your telephone number', type: 'tel', autocomplete: 'tel' })}
${textField({ ...field(asking, 'email'), label: 'Your e‑mail address', type: 'email', autocomplete: 'email' })}
<p class="hint">If somebody rings you about this report, ask for its reference first. If they do not know it, put the phone down.</p>`,
  },
}

const shownLabel = (given: Given): string =>
  kindOf(given) === 'call' ? 'Numbers on the display' : 'Numbers it came from, or that were on it'
