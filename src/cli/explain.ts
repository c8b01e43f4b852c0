import type { ExplainedGroup, ExplainedSignal, Explanation, Uncounted } from '../check/explain.ts'
import type { Verdict } from '../check/verdict.ts'
import type { Rule } from '../check/weigh.ts'
import type { Finding, Frame, Register } from '../read/reading.ts'
import type { Group, Knowledge } from '../values/knowledge.ts'
import { plain, widthFor, wrap } from './print.ts'

const verdicts: Readonly<Record<Verdict, string>> = {
  stop: 'Stop',
  careful: 'Be careful',
  'nothing-found': 'Nothing known found',
  unknown: 'No verdict',
}

const registers: Readonly<Record<Register, string>> = {
  caller: 'a caller',
  resident: 'the person who was contacted',
  unknown: 'somebody, not known who',
  account: 'somebody telling what happened',
  message: 'a message',
  warning: 'a warning',
}

const frames: Readonly<Record<Frame, string>> = {
  used: 'asked or done',
  complied: 'asked, and the person did it',
  refused: 'asked, and the person refused',
  denied: 'said not to have happened',
  conditional: 'only in case of something',
  advice: 'said as advice',
  mention: 'only mentioned',
}

const groups: Readonly<Record<Group, string>> = {
  identity: 'Who they say they are',
  story: 'The story they tell',
  ask: 'What they want',
  pressure: 'How they press',
  trick: 'What they do',
}

const longestQuote = 100

/** How a verdict came about, in plain words: what was found, what it weighs, what decided. Lines fit `columns`. */
export function printExplanation(explanation: Explanation, knowledge: Knowledge, columns: number): string {
  const { signals, uncounted, registers: voices } = explanation
  const titles = new Map(knowledge.tactics.map(({ id, title }) => [id, title]))
  const heard = voices.map((voice) => registers[voice]).join('; ') || 'nobody'
  const parts: (readonly [heading: string, lines: readonly Line[]])[] = [
    ['How this verdict came about', [`${ruleWords(explanation, titles)} (Rule: ${explanation.rule}.)`]],
    ['What was found and counts', signals.flatMap(signalLines)],
    ['What was found and does not count', uncounted.map((one) => uncountedLine(one, titles))],
    ['What it sounds like besides (told, not weighed)', explanation.heard.map((one) => heardLine(one, titles))],
    ['The sum', sumLines(explanation)],
    ['The script that fits best', scriptLines(explanation, titles)],
    ['Advice that follows', explanation.advice.map(({ advice, title }) => `${title} (${advice})`)],
    ['Where it comes from', [`Heard as the words of ${heard}.`, `Knowledge ${explanation.knowledge}.`]],
  ]
  const width = widthFor(columns)
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [`${heading}:`, ...lines.map((line) => printLine(line, width))].join('\n'))
    .join('\n\n')
}

/** A line, or one that stands further in because it belongs to the line before. */
type Line = string | { readonly under: string }

const printLine = (line: Line, width: number): string =>
  typeof line === 'string' ? wrap(plain(line), width, '  ') : wrap(plain(line.under), width, '      ')

/** At most two decimals, no needless zeros. */
const points = (value: number): string => String(Number(value.toFixed(2)))

function ruleWords(explanation: Explanation, titles: ReadonlyMap<string, string>): string {
  const [one, other] = explanation.by.map((id) => `“${titles.get(id) ?? id}”`)
  const doubt = explanation.registers.includes('unknown') ? 'Who speaks is not known' : 'It was not plainly seen'
  const words: Readonly<Record<Rule, string>> = {
    'never-ask': other
      ? `One ask is always wrong, whoever asks: ${one}. ${doubt}, so it counted because of this beside it: ${other}.`
      : `One ask is always wrong, whoever asks: ${one}. It was plainly seen, and that is enough.`,
    pair: `Two things that are a crime together were plainly seen: ${one} and ${other}.`,
    crime: `What was seen is no sign of a crime but the crime itself: ${one}.`,
    identity:
      explanation.verdict === 'careful'
        ? 'Somebody at the door says who he is. Nothing else was found, but at the door that has to be checked.'
        : 'Only who somebody says he is was found. That alone is never more than a note.',
    sum: sumWords(explanation),
    ask: `An ask that is always wrong was seen, though not plainly: ${one}. The sum alone would not be enough.`,
    unread: 'There was nothing to read.',
    'second-voice': soundingWords(explanation),
  }
  return `${verdicts[explanation.verdict]}. ${words[explanation.rule]}`
}

function soundingWords({ sounding, nearest, signals }: Explanation): string {
  if (!sounding) return 'The rules alone decided.'
  const { kind, score, from, words } = sounding
  const said = words.map((word) => `“${word}”`).join(', ')
  return `The rules found ${signals.length > 0 ? 'too little' : 'nothing'}, but the second voice, learned from ${kind} sentences of our own, gives this ${points(score)}; from ${points(from)} on it is be careful, never stop. The words that weigh most: ${said}.${nearest ? ` The example of ours that is nearest: “${nearest.text}” (${nearest.tactic}).` : ''}`
}

function sumWords({ verdict, score, thresholds, signals }: Explanation): string {
  if (signals.length === 0) return 'No sign that counts was found.'
  if (verdict === 'stop') return `The signs add up to ${points(score)}; from ${thresholds.stop} on it is stop.`
  if (verdict === 'careful' && score >= thresholds.stop)
    return `The signs add up to ${points(score)}, but stop needs two signs of different kinds beside who they say they are.`
  const needed = `${thresholds.careful} on it is be careful, from ${thresholds.stop} on stop`
  return `The signs add up to ${points(score)}; from ${needed}.`
}

function signalLines({ tactic, title, group, neverAsk, weight, strength, findings }: ExplainedSignal): Line[] {
  const always = neverAsk ? ' Always wrong, whoever asks.' : ''
  const worth = `weight ${points(weight)} × strength ${points(strength)} = ${points(weight * strength)}.${always}`
  const what = `${title} (${tactic}). ${groups[group]}: ${worth}`
  return [what, ...findings.map((finding) => ({ under: `${quoteOf(finding)}: ${frames[finding.frame]}` }))]
}

function uncountedLine(finding: Uncounted, titles: ReadonlyMap<string, string>): string {
  const because = {
    frame: frames[finding.frame],
    elsewhere: 'too far from the strongest part',
    posed: 'so this trick is played, though nobody says it',
  }
  return `${titles.get(finding.tactic) ?? finding.tactic}, ${quoteOf(finding)}: ${because[finding.because]}`
}

function heardLine(finding: Finding, titles: ReadonlyMap<string, string>): string {
  const { chance, words } = finding.heard!
  const most = words.length > 0 ? ` The words that weigh most: ${words.map((word) => `“${word}”`).join(', ')}.` : ''
  return `${titles.get(finding.tactic) ?? finding.tactic}, ${quoteOf(finding)}: chance ${points(chance)}.${most}`
}

/** The words and where they stand, letters counted from 0, turns from 1. */
function quoteOf({ text, start, end, turn, speaker }: Finding): string {
  const short = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
  const where = turn === null ? '' : `turn ${turn + 1}${speaker ? ` by ${speaker}` : ''}, `
  return `“${short}” (${where}letters ${start} to ${end})`
}

function sumLines({ groups: added, scriptBonus, score, thresholds }: Explanation): Line[] {
  if (added.length === 0) return []
  const capped = ({ group, points: all, off, counted }: ExplainedGroup) =>
    off > 0
      ? `${groups[group]}: ${points(all)}, less ${points(off)} because one kind of sign counts only so far: ${points(counted)}`
      : `${groups[group]}: ${points(counted)}`
  const bonus = scriptBonus > 0 ? [`Several stages of one script: ${points(scriptBonus)}`] : []
  const total = `Together ${points(score)}. Be careful from ${thresholds.careful}, stop from ${thresholds.stop}.`
  return [...added.map(capped), ...bonus, total]
}

function scriptLines({ script }: Explanation, titles: ReadonlyMap<string, string>): Line[] {
  if (!script) return []
  const stages = script.stages.map(({ name, seen }, at) => ({
    under: `${at + 1}. ${name}: ${seen.map((id) => titles.get(id) ?? id).join('; ') || 'not seen'}`,
  }))
  return [`${script.title} (${script.script})`, ...stages]
}
