import { z } from 'zod'
import type { AreaView } from '../areas/view.ts'
import { countInWords } from '../values/count.ts'
import { isDay } from '../values/day.ts'
import { DoorchainError } from '../values/error.ts'
import {
  type CollectionMethod,
  collectionMethods,
  type ReportAnswers,
  type ReportOutcome,
  reportFor,
  reportKinds,
  reportOutcomes,
} from '../values/report.ts'
import { accountRead, numbersRead, urlRead } from './answer-lists.ts'
import { line, listOf, optional, words } from './answer-text.ts'

/** A field of what was sent, as "contact.email", and what is wrong with it, in words that follow its name. */
export interface FieldProblem {
  readonly field: string
  readonly problem: string
}

export interface AnswerMeans {
  /** YYYY-MM-DD in the UK. */
  readonly today: string
  readonly view: AreaView
}

const longestAccount = 20_000
const mostPounds = 100_000_000
const firstDay = '1990-01-01'
/** Degrees around the United Kingdom. */
const around = { west: -9, east: 2.5, south: 49, north: 61.5 }

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, `must be one of: ${values.join(', ')}`)
const degrees = (least: number, most: number) => {
  const wrong = `must be degrees from ${least} to ${most}`
  return z.preprocess(figure, z.number(wrong).min(least, wrong).max(most, wrong))
}
/** "£1,200.50" and " 12 " are figures; anything else stays what it is, and is refused. */
function figure(given: unknown): unknown {
  const plain = typeof given === 'string' ? given.slice(0, 40).replace(/[£,\s]/g, '') : given
  return typeof plain === 'string' && /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : plain
}
const answered: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }
const yesOrNo = z.preprocess(
  (given) => (typeof given === 'string' ? (answered[given.trim().toLowerCase()] ?? given) : given),
  z.boolean('must be yes or no'),
)
const minute = z
  .string('must be a time, such as 14:30')
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59')
  .transform((time) => Number(time.split(':')[0]) * 60 + Number(time.split(':')[1]))
const pounds = z.preprocess(
  figure,
  z
    .number('must be pounds in figures, such as 1200')
    .min(0, 'must not be less than 0')
    .max(mostPounds, `must be at most ${countInWords(mostPounds)} pounds`)
    .transform((sum) => Math.round(sum * 100) / 100),
)
const whole = (least: number, most: number) => {
  const wrong = `must be a whole number from ${least} to ${most}`
  return z.preprocess(figure, z.int(wrong).min(least, wrong).max(most, wrong))
}

const sighting = z.strictObject(
  { severalCards: optional(yesOrNo), faceCovered: optional(yesOrNo), vehicle: optional(line(200)) },
  'must have severalCards, faceCovered or vehicle',
)
const contact = z.strictObject(
  {
    name: optional(line(120)),
    phone: optional(line(40).refine((text) => /\d{3}/.test(text.replace(/\D/g, '')), 'must be a telephone number')),
    email: optional(
      line(254).refine((text) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text), 'must be a mail address'),
    ),
  },
  'must have name, phone or email',
)

/** One rule for every field; what is wrong with one hides nothing of the others. */
const rulesFor = ({ today, view }: AnswerMeans) => ({
  kind: choice(reportKinds),
  forWhom: optional(choice(reportFor)),
  happenedOn: z
    .string('must be a day, such as 2026-11-20')
    .refine(isDay, 'must be a day that there is, such as 2026-11-20')
    .refine((day) => !isDay(day) || (day >= firstDay && day <= today), 'must be a day from 1990 until today'),
  happenedAt: optional(minute),
  district: z
    .string('must be the code of a district, such as E07000103')
    .max(20, 'must be the code of a district, such as E07000103')
    .transform((code, context) => {
      const known = view.canonical(code.trim().toUpperCase())
      if (known === null)
        context.issues.push({
          code: 'custom',
          message: 'must be the code of a district, such as E07000103',
          input: null,
        })
      return known ?? z.NEVER
    }),
  longitude: optional(degrees(around.west, around.east)),
  latitude: optional(degrees(around.south, around.north)),
  account: optional(words(longestAccount)),
  shown: listOf(100, numbersRead),
  spoken: listOf(100, numbersRead),
  aliases: listOf(80, (name) => [name]),
  claimed: optional(line(200)),
  method: optional(choice(Object.keys(collectionMethods) as [CollectionMethod, ...CollectionMethod[]])),
  accounts: listOf(80, accountRead),
  urls: listOf(500, urlRead),
  outcome: optional(choice(reportOutcomes)),
  lostPounds: optional(pounds),
  age: optional(whole(0, 120)),
  sighting: optional(sighting),
  contact: optional(contact),
})

type Rules = ReturnType<typeof rulesFor>

const made = new WeakMap<AreaView, { readonly today: string; readonly rules: Rules }>()
/** Made once for the areas of a day: making them takes longer than using them. */
function rulesOf(means: AnswerMeans): Rules {
  const known = made.get(means.view)
  if (known?.today === means.today) return known.rules
  const rules = rulesFor(means)
  made.set(means.view, { today: means.today, rules })
  return rules
}

type Parsed = { [Field in keyof Rules]?: z.infer<Rules[Field]> }
/** Names of all fields that can be sent. */
export type AnswerField = keyof Rules

interface Checked {
  readonly parsed: Parsed
  readonly problems: readonly FieldProblem[]
}

function check(input: unknown, means: AnswerMeans): Checked {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { parsed: {}, problems: [{ field: 'report', problem: 'must be an object with fields' }] }
  const rules: Readonly<Record<string, z.ZodType>> = rulesOf(means)
  const problems: FieldProblem[] = Object.keys(input)
    .filter((field) => !Object.hasOwn(rules, field))
    .slice(0, 20)
    .map((field) => ({ field: field.slice(0, 60), problem: 'is not a field of a report' }))
  const parsed: Record<string, unknown> = {}
  for (const [field, rule] of Object.entries(rules)) {
    const one = rule.safeParse(Object.hasOwn(input, field) ? (input as Record<string, unknown>)[field] : undefined)
    if (one.success) parsed[field] = one.data
    else
      for (const { path, message } of one.error.issues)
        problems.push({ field: [field, ...path].join('.'), problem: message })
  }
  return { parsed, problems: [...problems, ...together(parsed)] }
}

/** What is wrong only because of another answer. */
function together({
  longitude,
  latitude,
  outcome,
  lostPounds,
  account,
  shown,
  spoken,
  sighting: seen,
}: Parsed): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (typeof longitude !== typeof latitude && longitude !== undefined && latitude !== undefined)
    problems.push({ field: longitude === null ? 'longitude' : 'latitude', problem: 'must be there too, or neither' })
  if (lostPounds && outcome && outcome !== 'lost')
    problems.push({ field: 'lostPounds', problem: 'must be empty unless something was lost' })
  if (account === null && !shown?.length && !spoken?.length && !seen)
    problems.push({ field: 'account', problem: 'must say what happened' })
  return problems
}

/** Everything that is wrong with what was sent; empty where it can be taken. Never throws. */
export const problemsWith = (input: unknown, means: AnswerMeans): readonly FieldProblem[] =>
  check(input, means).problems

/** What was sent as a report, tidied. Throws `report-wrong` naming every problem with its field. */
export function parseAnswers(input: unknown, means: AnswerMeans): ReportAnswers {
  const { parsed, problems } = check(input, means)
  if (problems.length > 0)
    throw new DoorchainError('report-wrong', {
      problem: problems.map(({ field, problem }) => `${field} ${problem}`).join('; '),
    })
  return answersOf(parsed as Required<Parsed>)
}

function answersOf(parsed: Required<Parsed>): ReportAnswers {
  const { happenedAt, longitude, latitude, account, outcome, forWhom, lostPounds, contact: asked, ...same } = parsed
  const cameOf: ReportOutcome = outcome ?? (lostPounds ? 'lost' : 'nothing')
  return {
    ...same,
    forWhom: forWhom ?? 'self',
    happenedMinute: happenedAt,
    point: longitude === null || latitude === null ? null : { longitude, latitude },
    account: account ?? '',
    outcome: cameOf,
    lostPounds: cameOf === 'lost' ? lostPounds : null,
    contact: asked && (asked.name ?? asked.phone ?? asked.email) !== null ? asked : null,
  }
}
