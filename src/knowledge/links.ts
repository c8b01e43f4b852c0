import { openReader } from '../read/read.ts'
import type { Knowledge } from '../values/knowledge.ts'

/** Checks that every id that one part of the knowledge names exists in another, and that every pattern parses. Throws naming all that fail. */
export function checkKnowledge(knowledge: Knowledge): Knowledge {
  const wrong = [...brokenLinks(knowledge)]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  openReader(knowledge)
  return knowledge
}

function* brokenLinks(knowledge: Knowledge): Generator<string> {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map((entry) => entry.id))
  const tactics = ids(knowledge.tactics)
  const advice = ids(knowledge.advice)
  const sources = ids(knowledge.sources)
  for (const tactic of knowledge.tactics) {
    yield* missing(`data/tactics/${tactic.id}.yaml: advice`, tactic.advice, advice)
    yield* missing(`data/tactics/${tactic.id}.yaml: source`, tactic.sources, sources)
    yield* missing(`data/tactics/${tactic.id}.yaml: poses`, tactic.poses ? [tactic.poses] : [], tactics)
  }
  for (const script of knowledge.scripts) {
    yield* missing(
      `data/scripts/${script.id}.yaml: tactic`,
      script.stages.flatMap((stage) => stage.tactics),
      tactics,
    )
    yield* missing(`data/scripts/${script.id}.yaml: source`, script.sources, sources)
  }
  for (const item of knowledge.advice) yield* missing(`data/advice/${item.id}.yaml: source`, item.sources, sources)
  const contacts = ids(knowledge.contacts)
  for (const step of knowledge.plan) {
    yield* missing('data/plan.yaml: contact', step.contact ? [step.contact] : [], contacts)
    yield* missing('data/plan.yaml: source', step.sources, sources)
    yield* missing('data/plan.yaml: tactic', step.when.tactics ?? [], tactics)
  }
  for (const contact of knowledge.contacts)
    yield* missing(`data/contacts/${contact.id}.yaml: source`, contact.source, sources)
}

function* missing(where: string, named: readonly string[], known: ReadonlySet<string>): Generator<string> {
  for (const id of named) if (!known.has(id)) yield `${where} "${id}" does not exist`
}
