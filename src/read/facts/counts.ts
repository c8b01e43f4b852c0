import type { Span } from '../../values/span.ts'
import { countPattern, countValue } from '../entities/count.ts'
import type { Fact, Page, Sentence } from './page.ts'
import { matches } from './page.ts'

/** A figure of the funnel: reports, people targeted, people described as victims, people who lost something. */
export interface CountMention {
  readonly of: 'incidents' | 'targeted' | 'victims' | 'lost'
  readonly value: number
  readonly start: number
  readonly end: number
  /** Part of a larger figure ("six of the offences"). */
  readonly part: boolean
  /** For the whole country, not for the area. */
  readonly national: boolean
}

const n = String.raw`(?<n>${countPattern})`
const words = String.raw`(?:(?!in |of |per |out |from |to |and |or |at |on |years? |hours? |days? |minutes? |weeks? |months? |people |police officers )[\w'\u2019-]+ ){0,3}?`
const incident = String.raw`(?:reports?|cases?|incidents?|offences?|burglar(?:y|ies)|attempts?|calls?|complaints?|instances?|frauds?|scams?|crimes?|thefts?|raids?|occurrences?)`
const person = String.raw`(?:residents?|people|persons?|pensioners?|householders?|homeowners?|(?:wo)?m[ae]n|couples?|customers?|householders?|elderly|adults?|households?|homes)`
const lostVerb = String.raw`(?:los(?:t|e|es|ing)|were (?:burgled|conned|tricked|defrauded|scammed|duped|robbed|cheated)|was (?:burgled|conned|tricked|defrauded|scammed|duped|cheated)|(?:have|has|had|having) (?:been )?(?:lost|conned|tricked|defrauded|scammed|duped|burgled|handed|fallen)|handed over|parted with|(?:fell|fallen) (?:victim|for)|withdrew|gave|paid|sent)`
const rules: readonly (readonly [of: CountMention['of'], pattern: RegExp])[] = [
  ['lost', new RegExp(String.raw`\b${n} ${words}(?:${person}|victims?|of them|of those|of the \w+)(?: \([^)]*\))?(?: (?:in|from|across|who|have|has) ?(?:[\w'\u2019-]+ ){0,5}?| )${lostVerb}\b`, 'gi')],
  ['lost', new RegExp(String.raw`\bin ${n} (?:of (?:them|these|those|the (?:\w+ )?(?:cases|incidents|reports|calls))|cases|incidents)\b,?[^.]{0,40}?\b${lostVerb}\b`, 'gi')],
  ['lost', new RegExp(String.raw`\(${n}\) ${lostVerb}\b`, 'gi')],
  ['targeted', new RegExp(String.raw`\b${n} ${words}${person}(?: (?:in|from|across|around) [^.,]{0,40}?)?(?: (?:who|have|had|has|were|was|been|also|all))* (?:targeted|contacted|phoned|called|rung|telephoned|approached|received|reported (?:being|receiving|getting))\b`, 'gi')],
  ['victims', new RegExp(String.raw`\b${n} ${words}victims?\b`, 'gi')],
  ['incidents', new RegExp(String.raw`\b(?:strike|struck|targeted|happened|reported|attempted) ${n} times\b`, 'gi')],
  ['incidents', new RegExp(String.raw`\b${n} (?<of>of the |of these |of those )?${words}${incident}\b(?! (?:ago|old|later))`, 'gi')],
]
const nationwide = /\b(?:national(?:ly)?|nationwide|across the (?:uk|country)|in the uk|england and wales|countrywide|uk[- ]wide)\b/i

/** All figures of the funnel, in the body first. */
export function findCounts(page: Page): CountMention[] {
  const found: CountMention[] = []
  for (const [of, pattern] of rules)
    for (const { sentence, match, start, end } of matches(page.sentences, pattern)) {
      const value = countValue(match.groups!['n']!)
      if (Number.isNaN(value) || isNoCount(page, sentence, start)) continue
      if (found.some((other) => start < other.end && end > other.start)) continue
      found.push({ of, value, start, end, part: Boolean(match.groups!['of']), national: nationwide.test(sentence.text) })
    }
  return found
}

/** Amounts, ages, house numbers and words of advice ("a call", "one call") are no counts. */
function isNoCount(page: Page, sentence: Sentence, start: number): boolean {
  if (sentence.voice === 'advice' && /\b(?:never|should|would)\b/i.test(sentence.text)) return true
  if (page.money.some((money) => start >= money.start && start < money.end)) return true
  return /(?:\b(?:aged?|number|at|ref(?:erence)?|in|another|each|at least one|any|no|every) |[\u00a3/.#]|one in )$/i.test(page.text.slice(Math.max(0, start - 12), start)) && !/\bat least [^o]/i.test(page.text.slice(start - 9, start + 1)) && !/\bin $/i.test(page.text.slice(start - 3, start))
}

const victimWords = String.raw`(?:(?<couple>couple|pair)|(?:wo)?man|lady|gentleman|residents?|pensioners?|householder|homeowner|widow(?:er)?|grandmother|grandfather|person|victim|great-grandmother)`
const introduced = new RegExp(String.raw`\b(?:an?|one|another|(?:the )?(?:first|second|third)|the elderly) (?:(?!young|bogus|fake)[\w'\u2019-]+ ){0,3}?${victimWords}(?! (?:who (?:said|claimed|pretended|called|rang)|claiming|said to be|posing|pretending|from ['\u2018\u201c]?the|with|calling|purporting|wearing|in (?:his|her) (?:early|mid|late)|in a hi|\w+ing to be|described|of the gang|has been|is said))`, 'gi')
const happened = /^[^.]{0,110}?\b(?:was|were|had|has been|have been|lost|paid|handed|withdrew|let|gave|told|answered|received|got)\b/i
const suffered = /(?:targeted|tricked|conned|robbed|burgled|house of|home of|cheated|phoned|called|rang|visited|defrauded|approached|from|on|told that|charged|happened to|reported by)\W+$/i
const offender = /\b(?:described as|hair|accent|wearing|slim|build|feet|tall|arrested)\b/i
const generic = /\b(?:often|usually|typically|may|might|can|is|are)\b/i

interface Described {
  readonly incidents: number
  readonly people: number
  readonly spans: readonly Span[]
}

/** Victims brought in one by one ("a woman in her 80s", "another resident"); a couple is one incident and two people. */
export function findDescribed(page: Page): Described {
  const spans: Span[] = []
  let people = 0
  for (const { sentence, match, start, end } of matches(page.body, introduced)) {
    const after = page.text.slice(end, sentence.end)
    const before = page.text.slice(sentence.start, start)
    if (sentence.voice !== 'report' || offender.test(sentence.text) || (!happened.test(after) && !suffered.test(before))) continue
    if (generic.test(before.slice(-25)) || /^\W*(?:is|are|may|can)\b/.test(after) || /\bby $/.test(before)) continue
    spans.push([start, end])
    people += match.groups!['couple'] ? 2 : 1
  }
  const again = [...matches(page.body, /\banother (?:call|incident|report|case|attempt)\b|\ba (?:similar|second) (?:call|incident|case)\b/gi)].filter(({ sentence }) => sentence.voice === 'report' && /\b(?:was|were|had|reported|happened)\b/i.test(sentence.text) && !spans.some(([start]) => start >= sentence.start && start < sentence.end))
  return { incidents: spans.length + (spans.length > 0 ? again.length : 0), people, spans }
}

const fact = (mention: CountMention): Fact<number> => ({ value: mention.value, spans: [[mention.start, mention.end]] })

/** `incident_count`: the stated number, local before national; else the number of incidents described; else null. */
export function readIncidentCount(counts: readonly CountMention[], described: Described): Fact<number | null> {
  const stated = counts.filter((mention) => mention.of === 'incidents' && !mention.part && mention.value > 1)
  const chosen = stated.find((mention) => !mention.national) ?? stated[0]
  if (chosen) return fact(chosen)
  const grouped = counts.some((mention) => mention.of !== 'incidents' && mention.value > 1)
  if (grouped || described.incidents === 0) return { value: null, spans: [] }
  return { value: described.incidents, spans: described.spans }
}

/** `victim_count`: people who lost something if stated, else described as victims or targeted; else null. */
export function readVictimCount(counts: readonly CountMention[], described: Described): Fact<number | null> {
  for (const of of ['lost', 'victims', 'targeted'] as const) {
    const stated = counts.filter((mention) => mention.of === of)
    const chosen = stated.find((mention) => !mention.national) ?? stated[0]
    if (chosen) return fact(chosen)
  }
  const incidents = counts.some((mention) => mention.of === 'incidents' && mention.value > described.incidents + 1)
  if (incidents || described.people === 0) return { value: null, spans: [] }
  return { value: described.people, spans: described.spans }
}
