import { openListener } from '../check/learned.ts'
import {
  type LearnedKind,
  type LearnedModel,
  type LearnedModels,
  type ModelName,
  modelNames,
} from '../values/learned.ts'
import { foldCount } from './folds.ts'
import type { PublicRow } from './public-rows.ts'
import { type Lesson, packModel, train } from './train.ts'

/** From where a model is heard. Set on the development halves, by source. */
type Thresholds = Pick<LearnedModel, 'from' | 'fromWithSign' | 'patience'>

/** What each model is taught with and how it listens. */
interface Plan extends Thresholds {
  readonly registers: readonly Lesson['register'][]
  readonly bits: number
  readonly keep: number
  readonly hearing: LearnedModel['hearing']
  /** Lessons are cut into stretches as they are heard. */
  readonly isCut?: boolean
  /** Where no row of a public set taught it. */
  readonly alone?: Thresholds
}

const whole = { stretchWords: 120, run: 1, fewestWords: 4 } as const
const written = { ...whole, letters: 4 } as const
const spoken = { stretchWords: 16, run: 24, fewestWords: 25 } as const

const plans: Readonly<Record<ModelName, Plan>> = {
  talk: {
    registers: ['talk', 'call', 'counter', 'public'],
    bits: 18,
    keep: 20_000,
    hearing: spoken,
    isCut: true,
    from: 0.2,
    fromWithSign: -0.2,
    patience: 0.9,
    alone: { from: 1.05, fromWithSign: -0.5, patience: 0.5 },
  },
  'talk-small': {
    registers: ['talk', 'call', 'counter'],
    bits: 16,
    keep: 300,
    hearing: spoken,
    isCut: true,
    from: 0.5,
    fromWithSign: 0.1,
    patience: 0.9,
  },
  account: {
    registers: ['account', 'call', 'counter'],
    bits: 18,
    keep: 20_000,
    hearing: written,
    from: 1.4,
    fromWithSign: 0.3,
  },
  'account-small': {
    registers: ['account', 'call', 'counter'],
    bits: 16,
    keep: 250,
    hearing: whole,
    from: 1.4,
    fromWithSign: 0.3,
  },
  message: {
    registers: ['message'],
    bits: 18,
    keep: 12_000,
    hearing: written,
    from: 1,
    fromWithSign: -0.5,
  },
  'message-small': {
    registers: ['message'],
    bits: 16,
    keep: 400,
    hearing: written,
    from: 1.3,
    fromWithSign: -0.5,
  },
}

/** How a model does on sentences of a writer, or rows of a set, that did not teach it. */
export interface WriterFigures {
  readonly kind: ModelName
  readonly leftOut: string
  readonly tricks: number
  readonly others: number
  /** Tricks found and others taken at the threshold. */
  readonly found: number
  readonly taken: number
  /** Chance that a trick scores higher than another sentence; null where one kind is missing. */
  readonly auc: number | null
}

/** Teaches every model. The same lessons give the same bytes. */
export function learn(lessons: readonly Lesson[]): LearnedModels {
  const models = modelNames.map((kind) => [kind, learnOne(kind, lessons)] as const)
  return Object.fromEntries(models) as LearnedModels
}

/** Teaches one of them. */
export const learnOne = (kind: ModelName, lessons: readonly Lesson[]): LearnedModel =>
  modelFrom(kind, lessonsFor(kind, lessons))

const lessonsFor = (kind: ModelName, lessons: readonly Lesson[]) =>
  lessons.filter(({ register }) => plans[kind].registers.includes(register))

function modelFrom(kind: ModelName, lessons: readonly Lesson[]): LearnedModel {
  const { bits, keep, hearing, isCut } = plans[kind]
  const cut = isCut ? hearing.stretchWords : undefined
  const weights = train(lessons, { bits, keep, cut, letters: hearing.letters })
  return packModel(weights, { hearing, ...thresholdsOf(plans[kind], lessons) })
}

function thresholdsOf(plan: Plan, lessons: readonly Lesson[]): Thresholds {
  const isAlone = !lessons.some(({ register }) => register === 'public')
  const { from, fromWithSign, patience } = (isAlone && plan.alone) || plan
  return patience === undefined ? { from, fromWithSign } : { from, fromWithSign, patience }
}

/** The model for talk, one for each part of the public sets that is left out. */
export function learnFolds(lessons: readonly Lesson[], rows: readonly PublicRow[]): LearnedModel[] {
  return Array.from({ length: foldCount }, (_, fold) => {
    const taught = rows.filter((row) => row.fold !== fold).map(({ lesson }) => lesson)
    return learnOne('talk', [...lessons, ...taught])
  })
}

/** Leaves out one writer or public set at a time, teaches with the rest and hears the one left out. */
export function crossValidate(lessons: readonly Lesson[]): WriterFigures[] {
  return modelNames.flatMap((kind) => {
    const own = lessonsFor(kind, lessons)
    const writers = [...new Set(own.map(({ writer }) => writer))]
    return writers.length < 2 ? [] : writers.map((writer) => figuresOf(kind, own, writer))
  })
}

/** Sentences of ours are heard however short they are, rows of public sets as contacts are. */
function figuresOf(kind: ModelName, lessons: readonly Lesson[], leftOut: string): WriterFigures {
  const model = modelFrom(
    kind,
    lessons.filter(({ writer }) => writer !== leftOut),
  )
  const asContact = openListener(heardAs(kind), model)
  const asSentence = openListener(heardAs(kind), { ...model, hearing: { ...model.hearing, fewestWords: 1 } })
  const heard = lessons
    .filter(({ writer }) => writer === leftOut)
    .map(({ text, isTrick, register }) => {
      const run = (register === 'public' ? asContact : asSentence).hear(text)
      return { isTrick, score: run?.score ?? Number.NEGATIVE_INFINITY, isHeard: run && asContact.judge(run, false) }
    })
  const tricks = heard.filter(({ isTrick }) => isTrick)
  const others = heard.filter(({ isTrick }) => !isTrick)
  const over = (some: typeof heard) => some.filter(({ isHeard }) => isHeard).length
  const auc = aucOf(heard)
  return { kind, leftOut, tricks: tricks.length, others: others.length, found: over(tricks), taken: over(others), auc }
}

const heardAs = (name: ModelName) => name.replace('-small', '') as LearnedKind

/** Area under the curve by ranks (Mann and Whitney); ties count half. */
function aucOf(heard: readonly { readonly isTrick: boolean; readonly score: number }[]): number | null {
  const tricks = heard.filter(({ isTrick }) => isTrick)
  const others = heard.filter(({ isTrick }) => !isTrick)
  if (tricks.length === 0 || others.length === 0) return null
  let wins = 0
  for (const { score } of tricks)
    for (const other of others) wins += score > other.score ? 1 : score === other.score ? 0.5 : 0
  return Number((wins / (tricks.length * others.length)).toFixed(3))
}
