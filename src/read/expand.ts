import type { Knowledge } from '../values/knowledge.ts'
import { foldPhrase } from './pattern.ts'

/** Principal parts of verbs that do not follow the rule: past, and participle where it differs. */
const irregular: Readonly<Record<string, string>> = {
  be: 'am are is was were been being',
  begin: 'began begun',
  break: 'broke broken',
  bring: 'brought',
  buy: 'bought',
  catch: 'caught',
  cut: 'cut',
  come: 'came come',
  do: 'did done does doing',
  draw: 'drew drawn',
  drive: 'drove driven',
  feel: 'felt',
  fetch: 'fetched',
  find: 'found',
  freeze: 'froze frozen',
  get: 'got gotten',
  give: 'gave given',
  go: 'went gone goes going',
  hand: 'handed',
  have: 'had has having',
  hear: 'heard',
  hide: 'hid hidden',
  hold: 'held',
  keep: 'kept',
  know: 'knew known',
  lay: 'laid',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lose: 'lost',
  make: 'made',
  mean: 'meant',
  meet: 'met',
  pay: 'paid payed',
  pick: 'picked',
  put: 'put',
  read: 'read',
  ring: 'rang rung',
  run: 'ran run',
  say: 'said',
  see: 'saw seen',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  shove: 'shoved',
  show: 'showed shown',
  shut: 'shut',
  sit: 'sat',
  speak: 'spoke spoken',
  spend: 'spent',
  stand: 'stood',
  steal: 'stole stolen',
  stick: 'stuck',
  take: 'took taken',
  tell: 'told telt',
  think: 'thought',
  understand: 'understood',
  wake: 'woke woken',
  withdraw: 'withdrew withdrawn',
  write: 'wrote written',
}

/** Past forms that are not made by rule and are no bare form too. */
export const irregularPasts: ReadonlySet<string> = new Set(
  Object.entries(irregular).flatMap(([base, forms]) => forms.split(' ').filter((form) => form !== base)),
)

const doubling = new Set(
  'dial cancel travel get put let run cut set shut sit begin tap pop drop pip grab wrap slip rip stop chat nip tip bag scam snip chop swap plan bin pin scan plug ship step spot jot whip strip knot nab con transfer refer'.split(
    ' ',
  ),
)

/** All forms of an English verb: base, third person, past, participles. */
export function verbForms(base: string): string[] {
  const own = irregular[base]?.split(' ')
  const stem = doubling.has(base) ? base + base.at(-1) : base
  const past = own ?? [
    base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`,
  ]
  const gerund = /[^eo]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${stem}ing`
  return [...new Set([base, pluralOf(base), ...past, gerund])]
}

/** The plural of a noun, or the third person of a verb, by rule. */
export function pluralOf(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}

/** Writes out `verb~` (all forms), `noun+` (singular and plural) and `(one|other)` in a phrase: one phrase a combination. */
export function inflections(phrase: string): string[] {
  let phrases = ['']
  for (const part of partsOf(phrase)) {
    const isOptional = part.length > 1 && part.endsWith('?')
    const bare = isOptional ? part.slice(0, -1) : part
    const forms = bare.startsWith('(') ? alternatives(bare.slice(1, -1)) : formsOf(bare)
    if (isOptional) forms.push('')
    phrases = phrases.flatMap((before) => forms.map((form) => `${before} ${form}`.trim()))
  }
  return phrases
}

function formsOf(word: string): string[] {
  if (word.endsWith('~')) return verbForms(word.slice(0, -1))
  return word.endsWith('+') ? [word.slice(0, -1), pluralOf(word.slice(0, -1))] : [word]
}

/** The phrases of the inside of a group, inflections written out. */
const alternatives = (inside: string) => cut(inside, '|').flatMap(inflections)

const partsOf = (pattern: string) => cut(pattern, ' ').filter((part) => part !== '')

/** Cuts at a mark, but not inside brackets. */
function cut(text: string, mark: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if ('({['.includes(letter)) depth++
    if (')}]'.includes(letter)) depth--
    if (letter === mark && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

/** Writes out the inflections inside a pattern: `withdraw~ the cash` → `(withdraw|withdraws|…) the cash`. */
export function expandPattern(pattern: string): string {
  const parts = partsOf(pattern).map((part) => {
    const optional = part.endsWith('?') && part.length > 1 ? '?' : ''
    const bare = optional ? part.slice(0, -1) : part
    if (bare.startsWith('(')) return `(${alternatives(bare.slice(1, -1)).join('|')})${optional}`
    return /[~+]$/.test(bare) ? `(${formsOf(bare).join('|')})${optional}` : part
  })
  return parts.join(' ')
}

/** Writes out inflections and concepts within concepts; throws on a circle or an unknown name. */
export function expandLexicon(raw: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const expand = (concept: string, above: readonly string[]): string[] => {
    const phrases = raw[concept]
    if (!phrases) throw new Error(`data/lexicon: "${above.at(-1)}" takes in {${concept}}, which is not there`)
    if (above.includes(concept)) throw new Error(`data/lexicon: {${concept}} takes in itself`)
    return phrases.flatMap((phrase) => {
      const inner = /^\{([\w-]+)\}$/.exec(phrase)
      return inner ? expand(inner[1]!, [...above, concept]) : inflections(phrase).map(foldPhrase)
    })
  }
  return Object.fromEntries(Object.keys(raw).map((concept) => [concept, [...new Set(expand(concept, []))]]))
}

/** Knowledge as it is written, `verb~` and `noun+` not written out: a third of the size, for sending to a browser. */
export type CompactKnowledge = Knowledge

/** Writes out the inflections of all patterns and of the lexicon. */
export function expandKnowledge(compact: CompactKnowledge): Knowledge {
  const all = (patterns: readonly string[]) => patterns.map(expandPattern)
  const both = <T extends { patterns: readonly string[]; not: readonly string[] }>(one: T): T => ({
    ...one,
    patterns: all(one.patterns),
    not: all(one.not),
  })
  const cues = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([cue, patterns]) => [cue, all(patterns)]))
  return {
    ...compact,
    tactics: compact.tactics.map((tactic) => ({ ...both(tactic), prose: all(tactic.prose) })),
    advice: compact.advice.map(both),
    frames: cues(compact.frames),
    situations: cues(compact.situations),
    lexicon: expandLexicon(compact.lexicon),
  }
}
