import type { Problems } from '../parts/form.ts'
import { type FieldName, type Given, kindOf } from './fields.ts'
import type { ReportParts } from './parts.ts'
import { readDay, readTime, type Understood } from './when.ts'

/** The questions in their order; each is one page. */
export const stepIds = [
  'kind',
  'who',
  'day',
  'where',
  'account',
  'seen',
  'numbers',
  'claimed',
  'outcome',
  'handed',
  'age',
  'contact',
] as const
export type StepId = (typeof stepIds)[number]

export const isStep = (text: string): text is StepId => stepIds.some((id) => id === text)

/** The fields that a step asks. */
export const asked: Readonly<Record<StepId, readonly FieldName[]>> = {
  kind: ['kind'],
  who: ['who'],
  day: ['day', 'time'],
  where: ['where', 'district', 'asked'],
  account: ['account'],
  seen: ['cards', 'face', 'vehicle'],
  numbers: ['shown', 'spoken', 'urls'],
  claimed: ['claimed', 'alias'],
  outcome: ['outcome'],
  handed: ['method', 'pounds', 'accounts'],
  age: ['age'],
  contact: ['name', 'phone', 'email'],
}

const notAtMachine: readonly StepId[] = ['who', 'numbers', 'claimed', 'outcome', 'handed', 'age']

/** The steps that this report needs. */
export const stepsOf = (given: Given): readonly StepId[] =>
  stepIds.filter((id) => (kindOf(given) === 'sighting' ? !notAtMachine.includes(id) : id !== 'seen'))

/** The fields of the form as what `ReportParts.problems` and `take` are given; only those that its steps ask. */
export function inputOf(given: Given): Readonly<Record<string, unknown>> {
  const needed = new Set(stepsOf(given).flatMap((id) => asked[id]))
  const of = (name: FieldName) => (needed.has(name) ? (given[name] ?? null) : null)
  return {
    kind: of('kind') ?? '',
    forWhom: of('who'),
    happenedOn: of('day') ?? '',
    happenedAt: of('time'),
    district: of('district') ?? '',
    account: of('account'),
    shown: of('shown'),
    spoken: of('spoken'),
    urls: of('urls'),
    aliases: of('alias'),
    claimed: of('claimed'),
    method: of('method'),
    accounts: of('accounts'),
    outcome: of('outcome'),
    lostPounds: given.outcome === 'lost' ? of('pounds') : null,
    age: of('age'),
    sighting: kindOf(given) === 'sighting' ? sightingOf(of) : null,
    contact: { name: of('name'), phone: of('phone'), email: of('email') },
  }
}

const sightingOf = (of: (name: FieldName) => string | null) => ({
  severalCards: of('cards'),
  faceCovered: of('face'),
  vehicle: of('vehicle'),
})

/** Which field of the form a field of the input is, and how a sentence about it begins. */
const fieldOf: Readonly<Record<string, readonly [FieldName, string]>> = {
  happenedOn: ['day', 'The day'],
  happenedAt: ['time', 'The time'],
  district: ['where', 'The place'],
  account: ['account', 'What you write'],
  shown: ['shown', 'Numbers that were shown'],
  spoken: ['spoken', 'Numbers they gave'],
  urls: ['urls', 'Web addresses'],
  aliases: ['alias', 'The name'],
  claimed: ['claimed', 'Who they said they were'],
  method: ['method', 'How it was handed over'],
  accounts: ['accounts', 'Where the money was to go'],
  lostPounds: ['pounds', 'The amount'],
  age: ['age', 'The age'],
  'sighting.vehicle': ['vehicle', 'The vehicle'],
  'contact.name': ['name', 'Your name'],
  'contact.phone': ['phone', 'Your telephone number'],
  'contact.email': ['email', 'Your e‑mail address'],
}

const unanswered: Readonly<Partial<Record<FieldName, string>>> = {
  kind: 'Choose how it came',
  where: 'Write a town, a council area or a postcode',
  account: 'Write what happened, in your own words',
  outcome: 'Choose what came of it',
}

/** What is wrong with the answers of a step; empty for nothing. */
function problemsAt(step: StepId, given: Given, parts: Pick<ReportParts, 'problems'>): Problems {
  const needed: FieldName | undefined = asked[step][0]
  const missing = needed && unanswered[needed]
  if (missing && !given[step === 'where' ? 'district' : needed]) return { [needed]: missing }
  const own = new Set(asked[step])
  return Object.fromEntries(
    parts.problems(inputOf(given)).flatMap(({ field, problem }) => {
      const [name, subject] = fieldOf[field] ?? []
      return name && own.has(name) ? [[name, `${subject} ${problem}`]] : []
    }),
  )
}

/** What was typed in a step, put as it is kept from here on, and what of it was not understood. */
export function understood(
  step: StepId,
  given: Given,
  parts: Pick<ReportParts, 'today' | 'problems'>,
): { readonly given: Given; readonly problems: Problems } {
  if (step !== 'day') return { given, problems: problemsAt(step, given, parts) }
  const day = readDay(given.day ?? '', parts.today())
  const time = readTime(given.time ?? '')
  const problems = { ...wrong('day', day), ...wrong('time', time) }
  if (Object.keys(problems).length > 0) return { given, problems }
  const kept = { ...given, ...right('day', day), ...right('time', time) }
  return { given: kept, problems: problemsAt(step, kept, parts) }
}

const wrong = (name: FieldName, one: Understood) => ('problem' in one ? { [name]: one.problem } : {})
const right = (name: FieldName, one: Understood) => ('value' in one ? { [name]: one.value } : {})

/** The first step whose answers cannot be sent, with what is wrong; null when all can. */
export function firstWrong(given: Given, parts: ReportParts): { step: StepId; problems: Problems } | null {
  for (const step of stepsOf(given)) {
    const problems = problemsAt(step, given, parts)
    if (Object.keys(problems).length > 0) return { step, problems }
  }
  return null
}
