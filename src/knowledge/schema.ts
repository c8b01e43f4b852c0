import { z } from 'zod'
import { counters } from '../values/warning.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/)
const sentence = z.string().min(2).max(600)
const nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland'])
const month = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)

const pattern = z
  .string()
  .min(1)
  .refine(
    (written) => !/\([^)]*\{/.test(written),
    'a {concept} inside a (group) would be read as a word; write it beside the group, or another pattern',
  )

/** data/tactics/<id>.yaml: one thing that the criminal does, and how people say it. */
export const tacticSchema = z.strictObject({
  id,
  label: id.optional(),
  title: z.string().min(3).max(70),
  kind: z.enum(['directive', 'claim', 'event']),
  group: z.enum(['identity', 'story', 'ask', 'pressure', 'trick']),
  setting: z.enum(['any', 'phone', 'door', 'message']).default('any'),
  meaning: sentence,
  reason: sentence,
  neverAsk: z.boolean(),
  ownsNegation: z.boolean().default(false),
  poses: id.optional(),
  weight: z.number().min(0).max(6).default(1),
  advice: z.array(id).min(1),
  sources: z.array(id).min(1),
  patterns: z.array(pattern).min(1),
  prose: z.array(pattern).default([]),
  not: z.array(pattern).default([]),
  examples: z.strictObject({ call: z.array(sentence), account: z.array(sentence), warning: z.array(sentence) }),
  counter: z.array(sentence).min(10),
})

/** A tactic with its examples. */
export type WrittenTactic = z.infer<typeof tacticSchema>

/** data/scripts/<id>.yaml: a whole trick, as stages that follow one another. */
export const scriptSchema = z.strictObject({
  id,
  title: z.string().max(70),
  summary: sentence,
  crimeType: id,
  stages: z.array(z.strictObject({ name: z.string(), tactics: z.array(id).min(1) })).min(2),
  sources: z.array(id).min(1),
})

/** data/advice/<id>.yaml */
export const adviceSchema = z.strictObject({
  id,
  title: z.string().max(70),
  text: sentence,
  why: sentence,
  place: z.enum(['phone', 'door', 'cash-machine', 'home', 'after', 'anyone']),
  sources: z.array(id).min(1),
  since: z.string().nullable(),
  changed: z.string().nullable(),
  nations: z.array(nation).nullable(),
  tactics: z.array(id).default([]),
  patterns: z.array(pattern).default([]),
  not: z.array(pattern).default([]),
})

/** data/contacts/<id>.yaml: a genuine number or address, with where it comes from and until when it holds. */
export const contactSchema = z
  .strictObject({
    id,
    name: z.string(),
    value: z.string(),
    kind: z.enum(['phone', 'sms', 'email', 'web']),
    use: sentence,
    nations: z.array(nation).min(1),
    alwaysShown: z.boolean(),
    never: z.string().nullable().default(null),
    rules: z.array(z.enum(['never-rings-out', 'inbound-only', 'password-scheme'])).optional(),
    cost: z.string().nullable().default(null),
    hours: z.string().nullable().default(null),
    source: z.array(id).min(1),
    checked: month,
    expires: month,
    confidence: z.enum(['H', 'M']),
  })
  .refine((contact) => contact.checked < contact.expires, { message: 'expires before it was checked' })

/** data/sources.yaml */
export const sourcesSchema = z.array(
  z.strictObject({
    id,
    publisher: z.string(),
    title: z.string(),
    date: z.string().nullable(),
    address: z.string(),
    checked: month,
  }),
)

/** data/renamed.yaml: what older warnings call by another name or number. */
export const renamedSchema = z.array(
  z
    .strictObject({
      id,
      old: z.array(z.string().min(4)).min(1),
      beside: z.string().min(3).nullable().default(null),
      today: sentence,
      sources: z.array(id).min(1),
      checked: month,
      expires: month,
    })
    .refine((one) => one.checked < one.expires, { message: 'expires before it was checked' }),
)

const smallWords = z.string().regex(/^[a-z][a-z ]+$/, 'small letters and spaces only')
/** data/plain-words.yaml: what the desk looks for in the text of a warning. */
export const plainWordsSchema = z.strictObject({
  hard: z.record(smallWords, z.string().min(2)),
  officialese: z.record(smallWords, z.string()),
  fear: z.array(smallWords).min(1),
  acronyms: z.array(z.string().regex(/^[A-Z]+$/)).min(1),
})
/** data/counters.yaml: what those who work where today's tricks pass by can notice, say and do. */
export const countersSchema = z.array(
  z.strictObject({
    id: z.enum(counters),
    title: z.string().min(3).max(70),
    notice: z.array(z.strictObject({ text: sentence, tactics: z.array(id) })).min(1),
    say: z.array(sentence).min(1),
    act: z.array(sentence).min(1),
    sources: z.array(id).min(1),
  }),
)

const way = z.enum(['phone', 'door', 'message', 'machine'])
const label = z.string().regex(/^[a-z ]+$/)
/** data/draft.yaml: what a warning says that is drawn up from reports. */
export const draftSchema = z.strictObject({
  scripts: z.record(
    id,
    z.strictObject({ way, title: z.string().min(5).max(70), who: z.array(label), tells: z.array(id) }),
  ),
  ways: z.record(way, z.strictObject({ title: z.string().max(70), first: sentence, advice: z.array(id).min(1) })),
  who: z.record(id, z.array(label).min(1)),
  tactics: z.record(id, sentence),
  advice: z.record(id, sentence),
})

const words = z.array(z.string()).min(1)

/** data/plan.yaml: the steps of every plan, most urgent first. */
export const planSchema = z.array(
  z.strictObject({
    id,
    text: sentence,
    contact: id.nullable().default(null),
    sources: z.array(id).default([]),
    when: z.strictObject({
      moment: words.optional(),
      nation: z.array(nation).optional(),
      verdict: z.array(z.enum(['stop', 'careful', 'nothing-found', 'unknown'])).optional(),
      lost: z.array(z.enum(['money', 'card', 'details', 'access', 'goods'])).optional(),
      is: z.array(z.enum(['inDanger', 'cannotSpeak', 'smellsGas', 'calledForHelp'])).optional(),
      isNot: z.array(z.enum(['inDanger', 'cannotSpeak', 'smellsGas', 'calledForHelp'])).optional(),
      phone: z.array(z.enum(['landline', 'mobile'])).optional(),
      numbers: z.array(z.enum(['given', 'shown', 'never-rings'])).optional(),
      tactics: words.optional(),
    }),
  }),
)

/** data/lexicon/*.yaml: concept → phrases; `{other}` takes in another concept. */
export const lexiconSchema = z.record(
  id,
  z
    .array(
      z
        .string()
        .min(1)
        .refine(
          (phrase) => !/\.\.|&/.test(phrase),
          'a phrase of the lexicon stands side by side; gaps belong in patterns',
        )
        .refine(
          (phrase) => /^\{[^{}]+\}$|^[^{}]+$/.test(phrase),
          'a phrase of the lexicon is one {concept} or has none',
        ),
    )
    .min(1),
)

/** data/frames.yaml and data/situations.yaml: kind of cue → patterns. */
export const framesSchema = z.record(id, z.array(pattern).min(1))

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/)

/** data/learned/tactics.json: the model that names tactics, as `doorchain learn` writes it. */
export const tacticModelSchema = z.strictObject({
  bits: z.number().int().min(8).max(24),
  tactics: z.array(id).max(255),
  bias: z.array(z.number()).max(255),
  scale: z.number().positive(),
  table: base64,
  from: z.number().min(0).max(1),
})

/** data/learned/<kind>.json: a model as `doorchain learn` writes it. */
export const learnedSchema = z.strictObject({
  bits: z.number().int().min(8).max(18),
  bias: z.number(),
  scale: z.number().positive(),
  table: base64,
  hearing: z.strictObject({
    stretchWords: z.number().int().min(8).max(400),
    run: z.number().int().min(1).max(40),
    fewestWords: z.number().int().min(1).max(200),
    letters: z.number().int().min(3).max(6).optional(),
  }),
  from: z.number(),
  fromWithSign: z.number(),
  patience: z.number().min(0).optional(),
})
