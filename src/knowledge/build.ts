import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ZodType } from 'zod'
import { type CompactKnowledge, expandKnowledge } from '../read/expand.ts'
import { foldPhrase } from '../read/pattern.ts'
import type { Examples, GenuineContact, Tactic } from '../values/knowledge.ts'
import { type Learned, type ModelName, modelNames } from '../values/learned.ts'
import { buildCounters } from './build-counters.ts'
import { buildDraft } from './build-draft.ts'
import { buildRenamed } from './build-renamed.ts'
import { buildReporting } from './build-reporting.ts'
import { checkAreas } from './check-areas.ts'
import { readExamples } from './examples.ts'
import { checkKnowledge } from './links.ts'
import {
  adviceSchema,
  contactSchema,
  framesSchema,
  learnedSchema,
  lexiconSchema,
  plainWordsSchema,
  planSchema,
  scriptSchema,
  sourcesSchema,
  tacticModelSchema,
  tacticSchema,
  type WrittenTactic,
} from './schema.ts'
import { data, readYaml, root } from './yaml.ts'

function readFolder<T extends { id: string }>(name: string, schema: ZodType<T>): T[] {
  const files = readdirSync(join(data, name))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  return files.map((file) => {
    const entry = readYaml(join(data, name, file), schema)
    if (`${entry.id}.yaml` !== file)
      throw new Error(`data/${name}/${file} calls itself "${entry.id}"; file name and id must agree`)
    return entry
  })
}

/** A file of cues: kind → patterns. */
const readCues = (file: string) => readYaml(join(data, file), framesSchema)

/** data/lexicon/*.yaml as one; a concept is written in one file only. */
function readLexicon(): Record<string, string[]> {
  const lexicon: Record<string, string[]> = {}
  for (const file of readdirSync(join(data, 'lexicon')).sort()) {
    for (const [concept, phrases] of Object.entries(
      readYaml(join(data, 'lexicon', file), lexiconSchema.nullable()) ?? {},
    )) {
      if (lexicon[concept]) throw new Error(`data/lexicon/${file}: {${concept}} is already in another file`)
      lexicon[concept] = phrases
    }
  }
  return lexicon
}

/** The tactics with their examples, as written in data/tactics. */
export const readTactics = () => readFolder('tactics', tacticSchema)

/** The examples and look-alikes of every tactic, by its id: for pages, too large to send to a browser. */
function buildExamples(tactics: readonly WrittenTactic[]): Record<string, Examples> {
  const all = readExamples(tactics)
  return Object.fromEntries(
    tactics.map(({ id }) => {
      const own = all.filter(({ tactic }) => tactic === id)
      const list = (name: keyof Examples) => own.flatMap((one) => one[name])
      return [id, { call: list('call'), account: list('account'), warning: list('warning'), counter: list('counter') }]
    }),
  )
}

/** Words that come at least this often in 10,000 count as common. */
const commonFrom = 5

/** How often common words come in 10,000 words of the examples. */
export function wordFrequency(texts: readonly string[]): Record<string, number> {
  const words = texts.flatMap((text) => foldPhrase(text.replace(/[^\p{L}\p{N}'’ ]+/gu, ' ')).split(' '))
  const counts = new Map<string, number>()
  for (const word of words) {
    const counted = /^\d/.test(word) ? '#' : word
    counts.set(counted, (counts.get(counted) ?? 0) + 1)
  }
  const often = [...counts].map(([word, count]) => [word, Math.round((count * 10_000) / words.length)] as const)
  return Object.fromEntries(often.filter(([, per]) => per >= commonFrom).sort())
}

/** The models that `doorchain learn` wrote. */
function readLearned(): Learned {
  const model = (name: ModelName) => [name, readYaml(join(data, 'learned', `${name}.json`), learnedSchema)]
  const tactics = readYaml(join(data, 'learned', 'tactics.json'), tacticModelSchema)
  return { ...Object.fromEntries(modelNames.map(model)), tactics }
}

/** Reads and checks everything in data/, inflections not written out; throws with the file and the reason. */
function buildKnowledge(raw: readonly WrittenTactic[]): CompactKnowledge {
  const tactics = raw.map(
    ({ examples: _, counter: __, label, ...tactic }): Tactic => ({
      ...tactic,
      label: label ?? tactic.id,
    }),
  )
  const contacts = readFolder('contacts', contactSchema).map(({ cost: _, ...contact }): GenuineContact => contact)
  const knowledge = {
    tactics,
    advice: readFolder('advice', adviceSchema),
    contacts,
    scripts: readFolder('scripts', scriptSchema),
    sources: readYaml(join(data, 'sources.yaml'), sourcesSchema),
    lexicon: readLexicon(),
    frames: readCues('frames.yaml'),
    situations: readCues('situations.yaml'),
    plan: readYaml(join(data, 'plan.yaml'), planSchema),
    spellings: readYaml(join(data, 'spellings.yaml'), framesSchema),
    lookalikes: readFileSync(join(data, 'lookalikes.txt'), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#')),
    learned: readLearned(),
    frequency: wordFrequency(
      raw.flatMap(({ examples, counter }) => [...examples.call, ...examples.account, ...examples.warning, ...counter]),
    ),
  }
  const version = createHash('sha256').update(JSON.stringify(knowledge)).digest('hex').slice(0, 12)
  checkKnowledge(expandKnowledge({ version, ...knowledge }))
  return { version, ...knowledge }
}

if (process.argv[1] === import.meta.filename) {
  try {
    const folder = join(root, 'dist')
    mkdirSync(folder, { recursive: true })
    checkAreas()
    const tactics = readTactics()
    const compact = buildKnowledge(tactics)
    writeFileSync(join(folder, 'knowledge.compact.json'), JSON.stringify(compact))
    writeFileSync(join(folder, 'knowledge.json'), JSON.stringify(expandKnowledge(compact)))
    writeFileSync(join(folder, 'renamed.json'), JSON.stringify(buildRenamed(compact)))
    const plain = readYaml(join(data, 'plain-words.yaml'), plainWordsSchema)
    writeFileSync(join(folder, 'plain-words.json'), JSON.stringify(plain))
    writeFileSync(join(folder, 'counters.json'), JSON.stringify(buildCounters(compact)))
    writeFileSync(join(folder, 'draft-words.json'), JSON.stringify(buildDraft(compact)))
    writeFileSync(join(folder, 'reporting.json'), JSON.stringify(buildReporting(compact)))
    writeFileSync(join(folder, 'examples.json'), JSON.stringify(buildExamples(tactics)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
