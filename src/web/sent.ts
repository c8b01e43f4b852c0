import { proseCues } from '../read/cues.ts'
import type { CompactKnowledge } from '../read/expand.ts'
import { hashWords } from '../read/hashed-words.ts'
import { packKnowledge } from '../read/packed.ts'
import { conceptName } from '../read/packed-patterns.ts'

/** What the browser is sent of the knowledge, as text. */
export const knowledgeText = (knowledge: CompactKnowledge): string =>
  JSON.stringify(packKnowledge(sortAlternatives(nameShortly(browserKnowledge(knowledge)))))

/** What an answer needs of the knowledge: texts of pages, patterns of advice and what makes long texts quick stay on the server. */
function browserKnowledge(knowledge: CompactKnowledge): CompactKnowledge {
  const { 'talk-small': talk, 'account-small': account, 'message-small': message } = knowledge.learned
  return withFirstSources({
    ...knowledge,
    lexicon: lexiconFor(knowledge),
    frames: Object.fromEntries(Object.entries(knowledge.frames).filter(([cue]) => !proseCues.has(cue))),
    lookalikes: hashWords(knowledge.lookalikes as readonly string[]),
    learned: { ...(talk && { talk }), ...(account && { account }), ...(message && { message }) },
    tactics: knowledge.tactics.map((one) => ({
      ...one,
      label: '',
      meaning: '',
      prose: [],
      advice: one.advice.slice(0, 1),
    })),
    scripts: knowledge.scripts.map((one) => ({
      ...one,
      title: '',
      summary: '',
      crimeType: '',
      stages: one.stages.map(({ tactics }) => ({ name: '', tactics })),
      sources: [],
    })),
    advice: knowledge.advice.map((one) => ({ ...noAdvice, id: one.id, title: one.title, place: one.place })),
    plan: knowledge.plan.map((step) => ({ ...step, sources: [] })),
    frequency: {},
  })
}

const noAdvice = {
  text: '',
  why: '',
  sources: [],
  since: null,
  changed: null,
  nations: null,
  tactics: [],
  patterns: [],
  not: [],
}

/** Of the sources of anything the first, which is the one shown, all named by numbers. */
function withFirstSources(knowledge: CompactKnowledge): CompactKnowledge {
  const first = (all: readonly string[]) => all.slice(0, 1)
  const cited = new Set([
    ...knowledge.tactics.flatMap(({ sources }) => first(sources)),
    ...knowledge.contacts.flatMap(({ source }) => first(source)),
  ])
  const sources = knowledge.sources.filter(({ id }) => cited.has(id))
  const numbers = new Map(sources.map(({ id }, at) => [id, at.toString(36)]))
  const numbered = (all: readonly string[]) => first(all).map((id) => numbers.get(id)!)
  return {
    ...knowledge,
    sources: sources.map((one) => ({ ...one, id: numbers.get(one.id)!, title: '', checked: '' })),
    tactics: knowledge.tactics.map((one) => ({ ...one, sources: numbered(one.sources) })),
    contacts: knowledge.contacts.map((one) => ({ ...one, source: numbered(one.source) })),
  }
}

/** The concepts that talk, cues and situations name, and those that these take in; what only warnings need stays here. */
function lexiconFor({ lexicon, tactics, frames, situations }: CompactKnowledge): CompactKnowledge['lexicon'] {
  const used = new Set<string>()
  const visit = (patterns: readonly string[]) => {
    for (const name of patterns.flatMap(conceptsIn)) {
      if (used.has(name)) continue
      used.add(name)
      visit(lexicon[name] ?? [])
    }
  }
  for (const { patterns, not } of tactics) visit([...patterns, ...not])
  visit([...Object.values(frames), ...Object.values(situations)].flat())
  return Object.fromEntries(Object.entries(lexicon).filter(([name]) => used.has(name)))
}

/** Names in braces or brackets. */
const named = /(?<=[[{])[a-z0-9_|-]+(?=[\]}])/g
const conceptsIn = (pattern: string): string[] => [...pattern.matchAll(named)].flatMap(([names]) => names.split('|'))

/** Concepts named anew, those named most by one letter, and in the order of these names: then they need not be sent. */
function nameShortly(knowledge: CompactKnowledge): CompactKnowledge {
  const times = new Map(Object.keys(knowledge.lexicon).map((name) => [name, 0]))
  mapPatterns(knowledge, (pattern) => {
    for (const name of conceptsIn(pattern)) times.set(name, (times.get(name) ?? 0) + 1)
    return pattern
  })
  const order = [...times].sort(([, one], [, other]) => other - one).map(([name]) => name)
  const short = new Map(order.map((name, at) => [name, conceptName(at)]))
  const rename = (names: string) =>
    names
      .split('|')
      .map((name) => short.get(name))
      .join('|')
  const renamed = mapPatterns(knowledge, (pattern) => pattern.replace(named, rename))
  return {
    ...renamed,
    lexicon: Object.fromEntries(order.map((name) => [short.get(name), renamed.lexicon[name]!])),
  }
}

/** Which of several stands first means nothing to the reader; alike ones next to each other compress to less. */
function sortAlternatives(knowledge: CompactKnowledge): CompactKnowledge {
  const sorted = mapPatterns(knowledge, (pattern) =>
    pattern.replace(/(?<=\()[^()]*(?=\))/g, (inside) => inside.split('|').sort().join('|')),
  )
  const lexicon = Object.entries(sorted.lexicon).map(([name, phrases]) => [name, phrases.toSorted()])
  return { ...sorted, lexicon: Object.fromEntries(lexicon) }
}

/** The knowledge with every pattern and phrase of talk changed. */
function mapPatterns(knowledge: CompactKnowledge, change: (pattern: string) => string): CompactKnowledge {
  const all = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([name, patterns]) => [name, patterns.map(change)]))
  return {
    ...knowledge,
    lexicon: all(knowledge.lexicon),
    frames: all(knowledge.frames),
    situations: all(knowledge.situations),
    tactics: knowledge.tactics.map((one) => ({
      ...one,
      patterns: one.patterns.map(change),
      not: one.not.map(change),
    })),
  }
}
