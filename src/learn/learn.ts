import { createHash } from 'node:crypto'
import { openListener } from '../check/learned.ts'
import type { LearnedKind, LearnedModel, LearnedModels } from '../values/learned.ts'
import { type Lesson, packModel, train } from './train.ts'

/** What each model is taught with and how it listens. Thresholds were set on the development halves, by source. */
interface Plan {
  readonly registers: readonly Lesson['register'][]
  readonly keep: number
  readonly hearing: LearnedModel['hearing']
  readonly from: number
  readonly fromWithSign: number
}

const bits = 16
const plans: Readonly<Record<LearnedKind, Plan>> = {
  talk: {
    registers: ['talk', 'call', 'counter'],
    keep: 6000,
    hearing: { bySentence: false, stretchWords: 40, run: 10, fewestWords: 25 },
    from: 0.85,
    fromWithSign: -0.1,
  },
  account: {
    registers: ['account', 'call', 'counter'],
    keep: 400,
    hearing: { bySentence: true, stretchWords: 40, run: 1, fewestWords: 4 },
    from: 1.3,
    fromWithSign: -0.2,
  },
  message: {
    registers: ['message'],
    keep: 500,
    hearing: { bySentence: false, stretchWords: 120, run: 1, fewestWords: 4 },
    from: 1.3,
    fromWithSign: -0.5,
  },
}
export const kinds = Object.keys(plans) as LearnedKind[]

/** How a model does on sentences of a writer it was not taught by. */
export interface WriterFigures {
  readonly kind: LearnedKind
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
  const models = kinds.map((kind) => [kind, modelFrom(kind, lessonsFor(kind, lessons))] as const)
  return Object.fromEntries(models) as LearnedModels
}

const lessonsFor = (kind: LearnedKind, lessons: readonly Lesson[]) =>
  lessons.filter(({ register }) => plans[kind].registers.includes(register))

function modelFrom(kind: LearnedKind, lessons: readonly Lesson[]): LearnedModel {
  const { keep, hearing, from, fromWithSign } = plans[kind]
  return packModel(train(lessons, { bits, keep }), { hearing, from, fromWithSign })
}

/** Leaves out one writer at a time, teaches with the rest and hears the one left out. */
export function crossValidate(lessons: readonly Lesson[]): WriterFigures[] {
  return kinds.flatMap((kind) => {
    const own = lessonsFor(kind, lessons)
    const writers = [...new Set(own.map(({ writer }) => writer))]
    return writers.length < 2 ? [] : writers.map((writer) => figuresOf(kind, own, writer))
  })
}

function figuresOf(kind: LearnedKind, lessons: readonly Lesson[], leftOut: string): WriterFigures {
  const rest = lessons.filter(({ writer }) => writer !== leftOut)
  const model = modelFrom(kind, rest)
  const listener = openListener(kind, { ...model, hearing: { ...model.hearing, fewestWords: 1 } })
  const heard = lessons
    .filter(({ writer }) => writer === leftOut)
    .map(({ text, isTrick }) => ({ isTrick, score: listener.hear(text)?.score ?? Number.NEGATIVE_INFINITY }))
  const tricks = heard.filter(({ isTrick }) => isTrick)
  const others = heard.filter(({ isTrick }) => !isTrick)
  const over = (some: typeof heard) => some.filter(({ score }) => score >= plans[kind].from).length
  const auc = aucOf(heard)
  return { kind, leftOut, tricks: tricks.length, others: others.length, found: over(tricks), taken: over(others), auc }
}

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

/** A fingerprint of the lessons: the models in data/learned say which they were taught with. */
export function fingerprint(lessons: readonly Lesson[]): string {
  return createHash('sha256').update(JSON.stringify(lessons)).digest('hex').slice(0, 16)
}
