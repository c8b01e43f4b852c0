import type { Knowledge, PlanCondition, PlanStep } from '../values/knowledge.ts'
import type { Situation, Step, Verdict } from './verdict.ts'

/** What a check found, as far as a plan turns on it. */
export interface Found {
  readonly verdict: Verdict | null
  readonly tactics: ReadonlySet<string>
  /** How the numbers in it stand there. */
  readonly numbers?: ReadonlySet<string>
}

/** The steps of data/plan.yaml that hold, in their order. Steps for one nation are left out only where another nation is known. */
export function planFor(knowledge: Knowledge, situation: Situation, found: Found): Step[] {
  const contacts = new Map(knowledge.contacts.map((contact) => [contact.id, contact]))
  return knowledge.plan
    .filter((step) => holds(step.when, situation, found))
    .map((step: PlanStep): Step => {
      const contact = step.contact === null ? undefined : contacts.get(step.contact)
      return {
        id: step.id,
        text: step.text,
        contact: step.contact,
        value: contact?.value ?? null,
        sources: step.sources,
      }
    })
}

function holds(when: PlanCondition, situation: Situation, found: Found): boolean {
  const isAny = (wanted: readonly string[] | undefined, is: string | null | undefined) =>
    !wanted || (is != null && wanted.includes(is))
  const flag = (name: string) => situation[name as 'inDanger'] === true
  return (
    isAny(when.moment, situation.moment) &&
    isAny(when.verdict, found.verdict) &&
    isAny(when.phone, situation.phone) &&
    (!when.nation || !situation.nation || when.nation.includes(situation.nation)) &&
    (!when.lost || when.lost.some((thing) => situation.lost?.some((lost) => lost === thing))) &&
    (!when.numbers || when.numbers.some((use) => found.numbers?.has(use))) &&
    (!when.tactics || when.tactics.some((tactic) => found.tactics.has(tactic))) &&
    (when.is ?? []).every(flag) &&
    !(when.isNot ?? []).some(flag)
  )
}
