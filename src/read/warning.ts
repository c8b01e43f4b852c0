import type { Span } from '../values/span.ts'
import { readDocument, type WarningDocument } from './document.ts'
import { readFacts, type WarningFields } from './facts/facts.ts'
import type { Gazetteer } from './facts/gazetteer.ts'
import type { Reader, TextReading, Voice } from './read.ts'
import type { Finding } from './reading.ts'

/** Everything a warning says: its facts, the tactics it tells of, the advice it gives, each with where it stands. */
export interface WarningReading {
  readonly document: WarningDocument
  readonly fields: WarningFields & { readonly tactics: readonly string[]; readonly advice: readonly string[] }
  /** UTF-16 offsets into the whole file. */
  readonly spans: Readonly<Record<string, readonly Span[]>>
  readonly findings: readonly Finding[]
  /** The same of each tactic and each piece of advice, by label. */
  readonly told: Readonly<Record<'tactics' | 'advice', ReadonlyMap<string, readonly Span[]>>>
}

/** Front matter that is prose; the rest of it is addresses and dates. */
const proseFields = ['title', 'og.title', 'og.description', 'description']

/** Reads a warning in the seeds' form, or plain text. Never throws. */
export function readWarning(reader: Reader, gazetteer: Gazetteer, text: string): WarningReading {
  const document = readDocument(text)
  const reading = reader.readVoices(text, [
    { start: 0, end: text.length, register: 'warning', speaker: null, turn: null } satisfies Voice,
  ])
  const prose = proseOf(document)
  const isProse = (found: Place) => prose.some(([from, to]) => found.start >= from && found.end <= to)
  const findings = reading.findings.filter(isProse)
  const facts = readFacts(document, reading.tokens, gazetteer)
  const isWarning = facts.fields.is_impersonation_warning
  const tactics = isWarning ? tacticLabels(findings, reader, text) : new Map<string, Span[]>()
  const advice = isWarning
    ? adviceLabels({ ...reading, findings }, { reader, isProse, text })
    : new Map<string, Span[]>()
  return {
    document,
    findings,
    told: { tactics, advice },
    fields: { ...facts.fields, tactics: [...tactics.keys()], advice: [...advice.keys()] },
    spans: { ...facts.spans, tactics: [...tactics.values()].flat(), advice: [...advice.values()].flat() },
  }
}

interface Place {
  readonly start: number
  readonly end: number
}

function proseOf(document: WarningDocument): Span[] {
  const fields = proseFields.flatMap((name) => {
    const field = document.fields.get(name)
    return field ? [field.span] : []
  })
  return [...fields, document.body]
}

const warning =
  /^[^.!?]{0,60}(?:\bdo not\b|\bdon['’]t\b|\bnever\b|\bhang up\b|\bput the phone down\b|\bend the call\b|\bis a scam\b)/i

/** "If a caller asks you to key in your PIN, do not": that tells of the tactic, and warns off it. */
const isWarnedOf = ({ frame, end }: Finding, text: string): boolean =>
  frame === 'conditional' && warning.test(text.slice(end, end + 90))

/** "Some were told they would be arrested unless they paid": the condition is the trickster's. */
const toldBefore =
  /\b(?:was|were|is|are|been|being|some|often|then) told\b|\b(?:says?|said|claim(?:s|ed)|insists?|insisted|warn(?:s|ed)|threaten(?:s|ed))\b(?! (?:that )?(?:people|residents|anyone|nobody|you))/i

const isToldOf = ({ frame, start, end }: Finding, text: string): boolean => {
  const before = text.slice(Math.max(0, start - 200), end)
  return frame === 'conditional' && toldBefore.test(before.slice(before.search(/[^.!?\n]*$/)))
}

/** "The offenders then withdraw the victim's money": their own doing is nothing that they ask. */
const ownDoing =
  /\b(?:offenders?|criminals?|thieves|fraudsters?|scammers?|gang|they)(?: (?:can|could|then|will|would|go off|went off|and|to|later))* $/i

const isOwnDoing = ({ start }: Finding, text: string): boolean =>
  ownDoing.test(text.slice(Math.max(0, start - 60), start))

/** 'Sergeant White', in quotation marks: the name is false. */
const quotedName =
  /(?<=[\s(])['\u2018\u201C"](?:(?:Chief |Det\w* |Detective )?(?:Inspector|Insp|Sergeant|Sgt|Constable|Con|Officer|Superintendent)|PC|DC|DS|DI|DCI|Mr|Mrs|Dr)\.? (?:\d+ )?[A-Z][a-z]+(?: [A-Z][a-z]+)?['\u2019\u201D"]/g

function tacticLabels(findings: readonly Finding[], reader: Reader, text: string): Map<string, Span[]> {
  const labelOf = new Map(reader.knowledge.tactics.map((tactic) => [tactic.id, tactic.label]))
  const labels = new Map<string, Span[]>()
  for (const finding of findings) {
    const isDone = finding.frame === 'used' || finding.frame === 'complied' || finding.frame === 'refused'
    if (finding.tactic === 'withdraw_cash' && isOwnDoing(finding, text)) continue
    if (isDone || isWarnedOf(finding, text) || isToldOf(finding, text))
      addSpan(labels, labelOf.get(finding.tactic)!, finding)
  }
  for (const { index, 0: name } of text.matchAll(quotedName))
    addSpan(labels, 'false_name_given', { start: index, end: index + name.length })
  return labels
}

/** Advice in its own words, and tactics that are named only to warn off them. */
function adviceLabels(
  reading: TextReading,
  { reader, isProse, text }: { reader: Reader; isProse: (found: Place) => boolean; text: string },
): Map<string, Span[]> {
  const labels = new Map<string, Span[]>()
  for (const found of reading.advice.filter(isProse)) addSpan(labels, found.advice, found)
  for (const finding of reading.findings) {
    if (finding.frame !== 'advice' && !isWarnedOf(finding, text)) continue
    for (const item of reader.knowledge.advice)
      if (item.tactics.includes(finding.tactic)) addSpan(labels, item.id, finding)
  }
  return labels
}

function addSpan(labels: Map<string, Span[]>, label: string, { start, end }: { start: number; end: number }): void {
  const spans = labels.get(label)
  if (spans) spans.push([start, end])
  else labels.set(label, [[start, end]])
}
