import type { Finding } from '../read/reading.ts'
import { roleOf } from '../values/contact.ts'
import type { Group, Knowledge, Script, Tactic } from '../values/knowledge.ts'

/** What the findings of one contact say about one tactic. */
export interface Signal {
  readonly tactic: Tactic
  /** 0 to 1: how surely the caller did this. */
  readonly strength: number
  readonly findings: readonly Finding[]
}

/** At most this much log-odds from one group: ten stories are not ten times the proof of one. */
const groupCap: Readonly<Record<Group, number>> = { identity: 1, story: 3, ask: 5, pressure: 2.5, trick: 3 }
const stageBonus = 1.2
const stagesForBonus = 3

/** Strength by frame. An asking is what a caller does; what a resident did or refused shows it less surely. */
const frameStrength: Readonly<Record<Finding['frame'], number>> = {
  used: 1,
  complied: 0.6,
  refused: 0.6,
  denied: 0,
  conditional: 0,
  advice: 0,
  mention: 0,
}

/** Whether words in this frame show that something was done or asked: nothing else counts. */
export const isCounted = (frame: Finding['frame']): boolean => frameStrength[frame] > 0

/** Who somebody says he is is no deed: honest people say it too. */
export const isDeed = ({ group }: { readonly group: Group }): boolean => group !== 'identity'

/** Gathers findings by tactic, strongest first. `bidden` says of which tactics a mention shows that it was done. */
export function signalsOf(
  findings: readonly Finding[],
  tactics: ReadonlyMap<string, Tactic>,
  bidden: (tactic: Tactic) => boolean = () => false,
): Signal[] {
  const strengthOf = ({ frame, tactic, speaker }: Finding) => {
    const isDone = frame === 'mention' && roleOf(speaker ?? '') !== 'caller' && bidden(tactics.get(tactic)!)
    return frameStrength[isDone ? 'complied' : frame]
  }
  const byTactic = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (strengthOf(finding) > 0) byTactic.set(finding.tactic, [...(byTactic.get(finding.tactic) ?? []), finding])
  }
  const signals = [...byTactic].map(([id, found]): Signal => {
    const ordered = found.toSorted((a, b) => strengthOf(b) - strengthOf(a))
    return { tactic: tactics.get(id)!, strength: strengthOf(ordered[0]!), findings: ordered }
  })
  return signals.toSorted((a, b) => b.strength * b.tactic.weight - a.strength * a.tactic.weight)
}

/** Smoothed log-odds of all signals, each tactic once, capped by group, with a bonus where three stages of a script meet. */
export function scoreOf(signals: readonly Signal[], script: ScriptMatch | null): number {
  const byGroup = new Map<Group, number>()
  for (const { tactic, strength } of signals) {
    byGroup.set(
      tactic.group,
      Math.min(groupCap[tactic.group], (byGroup.get(tactic.group) ?? 0) + tactic.weight * strength),
    )
  }
  const sum = [...byGroup.values()].reduce((total, part) => total + part, 0)
  return sum + (script && script.stages >= stagesForBonus ? stageBonus : 0)
}

export interface ScriptMatch {
  readonly script: Script
  /** How many of its stages were seen. */
  readonly stages: number
  readonly weight: number
}

/** The script that explains most of what was seen; null if nothing but an identity was, or only what many scripts share. */
export function matchScript(signals: readonly Signal[], knowledge: Knowledge): ScriptMatch | null {
  const seen = new Map(signals.filter((signal) => signal.strength > 0.5).map((signal) => [signal.tactic.id, signal]))
  const shared = new Map<string, number>()
  for (const script of knowledge.scripts)
    for (const id of new Set(script.stages.flatMap((stage) => stage.tactics)))
      if (seen.has(id)) shared.set(id, (shared.get(id) ?? 0) + 1)
  let best: ScriptMatch | null = null
  for (const script of knowledge.scripts) {
    const match = matchStages(script, seen, shared)
    if (match.weight > 0 && (!best || match.weight > best.weight)) best = match
  }
  return best
}

/** A tactic that many scripts share tells little about which it is: its weight is divided among them. */
function matchStages(
  script: Script,
  seen: ReadonlyMap<string, Signal>,
  shared: ReadonlyMap<string, number>,
): ScriptMatch {
  const found = script.stages.map((stage) => stage.tactics.flatMap((id) => seen.get(id) ?? []))
  const all = found.flat()
  const stages = found.filter((signals) => signals.length > 0).length
  const isTelling = stages > 1 || all.some(({ tactic }) => shared.get(tactic.id) === 1)
  const hasDeed = all.some(({ tactic }) => isDeed(tactic))
  const sum = all.reduce((total, { tactic }) => total + tactic.weight / shared.get(tactic.id)!, 0)
  return { script, stages, weight: isTelling && hasDeed ? sum * stages : 0 }
}
