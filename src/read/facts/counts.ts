import type { Span } from '../../values/span.ts'
import { countPattern, countValue } from '../entities/count.ts'
import { monthPattern } from '../entities/date.ts'
import { type Fact, type Hit, matches, type Page, type Sentence } from './page.ts'

/** A figure of the funnel: reports, people targeted, people described as victims, people who lost something. */
export interface CountMention {
  readonly who: 'incidents' | 'targeted' | 'victims' | 'lost'
  readonly value: number
  readonly start: number
  readonly end: number
  /** Part of a larger figure ("six of the offences"). */
  readonly part: boolean
  /** For the whole country, not for the area. */
  readonly national: boolean
}

const n = `(?<n>${countPattern})`
const words = String.raw`(?:(?!\d|after |before |when |since |as |by |in |of |per |out |from |to |and |or |at |on |years? |hours? |days? |minutes? |weeks? |months? |people |police officers )[\w'\u2019-]+ ){0,3}?`
const incident =
  '(?:reports?|cases?|incidents?|offences?|burglar(?:y|ies)|attempts?|calls?|complaints?|instances?|frauds?|scams?|crimes?|thefts?|raids?|occurrences?)'
const person =
  '(?:residents?|people|persons?|pensioners?|householders?|homeowners?|(?:wo)?m[ae]n|couples?|customers?|householders?|elderly|adults?|households?|homes)'
const lostVerb =
  '(?:los(?:t|e|es|ing)|were (?:burgled|conned|tricked|defrauded|scammed|duped|robbed|cheated)|was (?:burgled|conned|tricked|defrauded|scammed|duped|cheated)|(?:have|has|had|having) (?:been )?(?:lost|conned|tricked|defrauded|scammed|duped|burgled|handed|fallen)|handed over|parted with|(?:fell|fallen) (?:victim|for)|withdrew|gave|paid|sent)'
const rules: readonly (readonly [who: CountMention['who'], pattern: RegExp])[] = [
  [
    'lost',
    new RegExp(
      String.raw`\b${n} ${words}(?:${person}|victims?|of them|of those|of the \w+)(?: \([^)]*\)|, (?:aged )?\d+,)?(?: (?:in|from|across|who|have|has) ?(?:[\w'\u2019-]+ ){0,5}?| )${lostVerb}\b`,
      'gi',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\bin ${n} (?:of (?:them|these|those|the (?:\w+ )?(?:cases|incidents|reports|calls))|cases|incidents)\b,?[^.]{0,40}?\b${lostVerb}\b`,
      'gi',
    ),
  ],
  ['lost', new RegExp(String.raw`\(${n}\) ${lostVerb}\b`, 'gi')],
  [
    'lost',
    new RegExp(
      String.raw`\b${n} (?:of (?:them|these|those) )?(?:lost|losing|handed over|parted with|paid|(?:were|was) (?:successful|conned|tricked|scammed|defrauded))\b`,
      'gi',
    ),
  ],
  [
    'lost',
    new RegExp(
      String.raw`\b(?:tricked|conned|defrauded|scammed|cheated|duped|burgled|robbed|fleeced) ${n} ${words}(?:${person}|victims?)\b`,
      'gi',
    ),
  ],
  [
    'targeted',
    new RegExp(
      String.raw`\b${n} ${words}${person}(?: (?:in|from|across|around) [^.,]{0,40}?)?(?: (?:who|have|had|has|were|was|been|also|all))* (?:targeted|contacted|phoned|called|rung|telephoned|approached|received|reported (?:being|receiving|getting))\b`,
      'gi',
    ),
  ],
  ['victims', new RegExp(String.raw`\b${n} ${words}victims?\b`, 'gi')],
  ['incidents', new RegExp(String.raw`\b(?:strike|struck|targeted|happened|reported|attempted) ${n} times\b`, 'gi')],
  [
    'incidents',
    new RegExp(String.raw`\b${n} (?<of>of the |of these |of those )?${words}${incident}\b(?! (?:ago|old|later))`, 'gi'),
  ],
]
const nationwide =
  /\b(?:national(?:ly)?|nationwide|across the (?:uk|country)|in the uk|england and wales|countrywide|uk[- ]wide)\b/i

/** All figures of the funnel, in the body first. */
export function findCounts(page: Page): CountMention[] {
  const found: CountMention[] = []
  for (const [who, pattern] of rules)
    for (const { sentence, match, start, end } of matches(page.sentences, pattern)) {
      const value = countValue(match.groups!.n!)
      if (Number.isNaN(value) || isNoCount(page, sentence, start)) continue
      if (found.some((other) => start < other.end && end > other.start)) continue
      found.push({ who, value, start, end, part: Boolean(match.groups!.of), national: nationwide.test(sentence.text) })
    }
  return found
}

const countedBefore = /(?:\b(?:aged?|number|ref(?:erence)?|at|another|each|any|no|every) |[\u00a3/.#]|one in )$/i
const dayOf = new RegExp(String.raw`^\d+(?:st|nd|rd|th)?\s+${monthPattern}\b`, 'i')

/** Amounts, ages, days, house numbers and words of advice ("a call", "one call") are no counts. */
function isNoCount(page: Page, sentence: Sentence, start: number): boolean {
  if (sentence.voice === 'advice' && /\b(?:never|should|would)\b/i.test(sentence.text)) return true
  if (page.money.some((money) => start >= money.start && start < money.end)) return true
  return (
    countedBefore.test(page.text.slice(Math.max(0, start - 12), start)) ||
    dayOf.test(page.text.slice(start, start + 20))
  )
}

const victimWords =
  '(?:(?<couple>couple|pair)|(?:wo)?man|lady|gentleman|residents?|pensioners?|householder|homeowner|widow(?:er)?|(?:grand)?(?:mother|father)|mum|dad|person|victim|great-grandmother)'
const introduced = new RegExp(
  String.raw`\b(?:an?|one|another|(?:the )?(?:first|second|third)|the elderly|(?:her|his|their)(?= [\w-]+ (?:mother|father|mum|dad|grandmother|grandfather)\b)) (?:(?!young|bogus|fake)[\w'\u2019-]+ ){0,3}?${victimWords}(?! (?:who (?:said|claimed|pretended|called|rang)|claiming|said to be|posing|pretending|from ['\u2018\u201c]?the|with|calling|purporting|wearing|in (?:his|her) (?:early|mid|late)|in a hi|\w+ing to be|described|of the gang|has been|is said))`,
  'gi',
)
const happened =
  /^[^.]{0,110}?\b(?:was|were|had|has been|have been|lost|paid|handed|withdrew|let|gave|told|answered|received|got)\b/i
const suffered =
  /(?:targeted|tricked|conned|robbed|burgled|house of|home of|cheated|phoned|called|rang|visited|defrauded|approached|from|on|told that|charged|happened to|reported by)\W+$/i
const offender = /\b(?:described as|hair|accent|wearing|slim|build|feet|tall|arrested)\b/i
const generic = /\b(?:often|usually|typically|may|might|can|is|are)\b/i

/** Victims brought in one by one; a couple is one incident and two people. */
export interface Described {
  readonly incidents: number
  readonly people: number
  readonly spans: readonly Span[]
}

const another = /\banother (?:call|incident|report|case|attempt)\b|\ba (?:similar|second) (?:call|incident|case)\b/gi

/** Victims such as "a woman in her 80s" and further incidents such as "another call". */
export function findDescribed(page: Page): Described {
  const told = page.body.filter(({ voice }) => voice === 'report')
  const victims = [...matches(told, introduced)].filter((hit) => isVictim(page, hit))
  const couples = victims.filter(({ match }) => match.groups!.couple).length
  const has = (sentence: Sentence) => victims.some((victim) => victim.sentence === sentence)
  const past = /\b(?:was|were|had|reported|happened)\b/i
  const further = [...matches(told, another)].filter(({ sentence }) => past.test(sentence.text) && !has(sentence))
  return {
    incidents: victims.length === 0 ? 0 : victims.length + further.length,
    people: victims.length + couples,
    spans: victims.map(({ start, end }) => [start, end]),
  }
}

function isVictim(page: Page, { sentence, start, end }: Hit): boolean {
  const after = page.text.slice(end, sentence.end)
  const before = page.text.slice(sentence.start, start)
  if (offender.test(sentence.text) || (!happened.test(after) && !suffered.test(before))) return false
  return !generic.test(before.slice(-25)) && !/^\W*(?:is|are|may|can)\b/.test(after) && !/\bby $/.test(before)
}

const nobody = /\b(?:nobody|no one|no-one|none)\b[^.]{0,30}\b(?:lost|fell|fallen)\b/i

const fact = (mention: CountMention): Fact<number> => ({ value: mention.value, spans: [[mention.start, mention.end]] })

/** `incident_count`: the stated number, local before national; else the number of incidents described; else null. */
export function readIncidentCount(counts: readonly CountMention[], described: Described): Fact<number | null> {
  const stated = counts.filter((mention) => mention.who === 'incidents' && !mention.part && mention.value > 1)
  const chosen = stated.find((mention) => !mention.national) ?? stated[0]
  if (chosen) return fact(chosen)
  const grouped = counts.some((mention) => mention.who !== 'incidents' && mention.value > 1)
  if (grouped || described.incidents === 0) return { value: null, spans: [] }
  return { value: described.incidents, spans: described.spans }
}

/** "Three incidents … each time": as many victims as incidents. */
function eachLost(page: Page, counts: readonly CountMention[]): CountMention | undefined {
  const each = page.body.some(({ text }) => /^\W*(?:each|every) time\b/i.test(text))
  return each
    ? counts.find(({ who, part, national, value }) => who === 'incidents' && !part && !national && value > 1)
    : undefined
}

/** `victim_count`: people who lost something if stated, else described as victims or targeted; else null, also when nobody lost. */
export function readVictimCount(
  page: Page,
  counts: readonly CountMention[],
  described: Described,
): Fact<number | null> {
  if (page.body.some(({ text }) => nobody.test(text))) return { value: null, spans: [] }
  for (const who of ['lost', 'victims', 'targeted'] as const) {
    const stated = counts.filter((mention) => mention.who === who)
    const chosen = stated.find((mention) => !mention.national) ?? stated[0]
    if (chosen) return fact(chosen)
  }
  const each = eachLost(page, counts)
  if (each) return fact(each)
  const incidents = counts.some((mention) => mention.who === 'incidents' && mention.value > described.incidents + 1)
  if (incidents || described.people === 0) return { value: null, spans: [] }
  return { value: described.people, spans: described.spans }
}
