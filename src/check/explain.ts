import type { Reader } from '../read/read.ts'
import type { Finding, Register } from '../read/reading.ts'
import type { Channel, Contact } from '../values/contact.ts'
import type { Group, Knowledge } from '../values/knowledge.ts'
import { failedResult, inTurns, meansFor, resultOf, type TacticHearing, type Weighing, weighContact } from './check.ts'
import { isCounted, isDeed, type Signal, scoreOf } from './evidence.ts'
import type { Sounding } from './learned.ts'
import type { Nearest } from './nearest.ts'
import type { CheckResult, Situation, Verdict } from './verdict.ts'
import { type Rule, stopFrom, type Weighed } from './weigh.ts'

/** One tactic that counted. `weight` times `strength` is its points, log-odds before the cap of its group. */
export interface ExplainedSignal {
  readonly tactic: string
  readonly title: string
  readonly group: Group
  readonly neverAsk: boolean
  readonly weight: number
  readonly strength: number
  /** The words that show it, with their frame; offsets as in a Finding. */
  readonly findings: readonly Finding[]
}

/** What one group of tactics adds to the sum: `counted` is `points` less what the cap of the group took `off`. */
export interface ExplainedGroup {
  readonly group: Group
  readonly points: number
  readonly off: number
  readonly counted: number
}

/** Words that did not count: by their frame, because stronger ones stand elsewhere, or as they only tell in whose name it is done. */
export interface Uncounted extends Finding {
  readonly because: 'frame' | 'elsewhere' | 'posed'
}

/** The script that fits best, each stage with the tactics that were seen of it. */
export interface ExplainedScript {
  readonly script: string
  readonly title: string
  readonly stages: readonly { readonly name: string; readonly seen: readonly string[] }[]
}

/** How a verdict came about: every figure is the one that the check itself used. */
export interface Explanation {
  /** Version of the knowledge that was asked. */
  readonly knowledge: string
  readonly verdict: Verdict
  readonly rule: Rule
  /** Tactics that the rule held for: an ask and what goes with it, both sides of a pair; none for a sum. */
  readonly by: readonly string[]
  readonly channel: Channel
  /** Whose voices were heard, as far as the check could tell. */
  readonly registers: readonly Register[]
  readonly signals: readonly ExplainedSignal[]
  readonly uncounted: readonly Uncounted[]
  /** What it sounds like besides, by the model that names tactics: told, never weighed. */
  readonly heard: readonly Finding[]
  readonly groups: readonly ExplainedGroup[]
  /** Added where enough stages of the script met. */
  readonly scriptBonus: number
  readonly score: number
  /** Those that held for this contact. */
  readonly thresholds: { readonly careful: number; readonly stop: number }
  readonly script: ExplainedScript | null
  /** What the second voice heard; null where the rules decided. */
  readonly sounding: Sounding | null
  /** The sentence of ours that is most like it. */
  readonly nearest: Nearest | null
  /** Advice that answers what was found, each with the tactics that call for it. */
  readonly advice: readonly { readonly advice: string; readonly title: string; readonly tactics: readonly string[] }[]
}

export interface Explained extends CheckResult {
  /** Null where the check itself failed. */
  readonly explanation: Explanation | null
}

export interface ExplainOptions {
  readonly situation?: Situation
  /** Finds the example that is most like what the second voice heard. */
  readonly nearest?: (text: string) => Nearest | null
  readonly hearing?: TacticHearing | null
}

/** Checks a contact and says how its verdict came about, both from one weighing. Never throws, like `check`. */
export function explainCheck(
  reader: Reader,
  contact: Contact,
  { situation = {}, nearest = () => null, hearing = null }: ExplainOptions = {},
): Explained {
  const means = meansFor(reader, hearing)
  try {
    const weighing = weighContact(means, contact)
    const result = resultOf(means, { contact, situation }, weighing)
    const { sounding } = weighing.weighed
    const explanation = {
      channel: contact.channel,
      ...explanationOf(weighing, reader.knowledge),
      nearest: sounding && nearest(sounding.text),
    }
    return { ...result, explanation }
  } catch {
    return { ...failedResult(reader, { contact, situation }), explanation: null }
  }
}

function explanationOf(weighing: Weighing, knowledge: Knowledge): Omit<Explanation, 'channel' | 'nearest'> {
  const { weighed, voices } = weighing
  const { verdict, rule, by, signals, score, needed, script, sounding } = weighed
  return {
    knowledge: knowledge.version,
    verdict,
    rule,
    by: by.map(({ tactic }) => tactic.id),
    registers: [...new Set(voices.map((voice) => voice.register))],
    signals: signals.map((signal) => explainSignal(signal, weighing)),
    uncounted: uncountedOf(weighing),
    heard: inTurns(weighing.heard, voices),
    groups: groupsOf(signals),
    scriptBonus: tidy(score - scoreOf(signals, null)),
    score,
    thresholds: { careful: needed, stop: stopFrom },
    script: script && explainScript(weighed),
    sounding,
    advice: adviceFor(signals, knowledge),
  }
}

const decimals = 1e6

/** Without the dust that adding decimal fractions leaves. */
const tidy = (points: number): number => Math.round(points * decimals) / decimals

function explainSignal({ tactic, strength, findings }: Signal, { voices }: Weighing): ExplainedSignal {
  const { id, title, group, neverAsk, weight } = tactic
  return { tactic: id, title, group, neverAsk, weight, strength, findings: inTurns(findings, voices) }
}

function uncountedOf({ weighed, findings, voices, posed }: Weighing): Uncounted[] {
  const counted = new Set(weighed.signals.flatMap((signal) => signal.findings))
  const left = findings.filter((finding) => !counted.has(finding))
  return [
    ...inTurns(left, voices).map((one) => ({ ...one, because: isCounted(one.frame) ? 'elsewhere' : 'frame' }) as const),
    ...inTurns(posed, voices).map((one) => ({ ...one, because: 'posed' }) as const),
  ]
}

/** By the sum that the check makes: that of one group alone is what the group adds. */
function groupsOf(signals: readonly Signal[]): ExplainedGroup[] {
  return [...new Set(signals.map(({ tactic }) => tactic.group))].map((group) => {
    const own = signals.filter(({ tactic }) => tactic.group === group)
    const points = own.reduce((sum, { tactic, strength }) => sum + tactic.weight * strength, 0)
    const counted = scoreOf(own, null)
    return { group, points: tidy(points), off: tidy(points - counted), counted: tidy(counted) }
  })
}

function explainScript({ script, signals }: Weighed): ExplainedScript | null {
  if (!script) return null
  const seen = new Set(signals.map(({ tactic }) => tactic.id))
  const { id, title, stages } = script.script
  return {
    script: id,
    title,
    stages: stages.map(({ name, tactics }) => ({ name, seen: tactics.filter((tactic) => seen.has(tactic)) })),
  }
}

function adviceFor(signals: readonly Signal[], { advice }: Knowledge): Explanation['advice'] {
  const calling = new Map<string, string[]>()
  for (const { tactic } of signals)
    for (const id of tactic.advice) calling.set(id, [...(calling.get(id) ?? []), tactic.id])
  const titles = new Map(advice.map(({ id, title }) => [id, title]))
  return [...calling].map(([id, tactics]) => ({ advice: id, title: titles.get(id) ?? id, tactics }))
}

/**
 * The verdict that an explanation comes to when its figures are added and its rule is followed again: for checking one
 * that was kept. `unknown` where they do not agree with one another.
 */
export function replay(explanation: Explanation): Verdict {
  const { rule, by, signals, channel, sounding } = explanation
  const held = by.map((id) => signals.find(({ tactic }) => tactic === id))
  const isPlain = (signal: ExplainedSignal | undefined) => signal?.strength === 1
  switch (rule) {
    case 'unread':
      return 'unknown'
    case 'never-ask':
      return held[0]?.neverAsk ? 'stop' : 'unknown'
    case 'pair':
      return held.length === 2 && held.every(isPlain) ? 'stop' : 'unknown'
    case 'crime':
      return held.some(isPlain) ? 'stop' : 'unknown'
    case 'identity':
      return channel === 'door' ? 'careful' : 'nothing-found'
    case 'ask':
      return held.some((ask) => ask?.neverAsk) ? 'careful' : 'unknown'
    case 'second-voice':
      return sounding && sounding.score >= sounding.from ? 'careful' : 'unknown'
    case 'sum':
      return replaySum(explanation)
  }
}

function replaySum({ signals, groups, scriptBonus, score, thresholds }: Explanation): Verdict {
  const sum = groups.reduce((total, { counted }) => total + counted, scriptBonus)
  if (tidy(sum - score) !== 0) return 'unknown'
  if (score >= thresholds.stop && groups.length >= 2 && signals.filter(isDeed).length >= 2) return 'stop'
  return score >= thresholds.careful ? 'careful' : 'nothing-found'
}
