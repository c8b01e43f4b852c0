import type { Span } from '../../values/span.ts'
import type { Gazetteer, PlaceMeaning } from './gazetteer.ts'
import { type Fact, type Page, type Sentence } from './page.ts'

interface Candidate {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly sentence: Sentence
  readonly known: readonly PlaceMeaning[]
}

const capital = String.raw`[A-Z][\w\u2019'-]*`
const sequence = new RegExp(String.raw`${capital}(?:\s?\/\s?${capital}|[ ]+(?:(?:and|upon|on|in|under|le|by|the|of|&)[ ]+)*${capital})*`, 'g')
const compass = /^(?:North|South|East|West|Mid|Central|Greater|Inner|Outer|North-?West|North-?East|South-?West|South-?East|Northern|Southern|Eastern|Western)$/i

/** `places` as written: where it happened or whom the warning addresses, not places of the caller's story. */
export function readPlaces(page: Page): Fact<string[]> {
  const found = [...inSentences(page, page.body), ...borders(page)]
  const all = found.length > 0 ? found : inSentences(page, page.sentences.filter(({ part }) => part !== 'body'))
  const area = areaPlace(page, all)
  const kept = area ? [area, ...all] : all
  const value = kept.map(({ name }) => name)
  return { value: value.filter((name, at) => value.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at), spans: kept.map(({ start, end }): Span => [start, end]) }
}

interface Found {
  readonly name: string
  readonly start: number
  readonly end: number
}

function inSentences(page: Page, sentences: readonly Sentence[]): Found[] {
  const candidates = sentences.flatMap((sentence) => candidatesIn(page, sentence))
  const accepted: Candidate[] = []
  for (const candidate of candidates) {
    const last = accepted[accepted.length - 1]
    const listed = last !== undefined && /^(?:,? (?:and|or)|,|,? and in|\/)\s*$/.test(page.text.slice(last.end, candidate.start))
    if (!isStory(page, candidate) && (listed || isLocated(page, candidate))) accepted.push(candidate)
  }
  return accepted
}

function candidatesIn(page: Page, sentence: Sentence): Candidate[] {
  const found: Candidate[] = []
  for (const match of sentence.text.matchAll(sequence)) {
    const words = splitWords(match[0], sentence.start + match.index)
    for (let at = 0; at < words.length; ) {
      const run = longestKnown(page, words, at)
      if (run) found.push({ ...run.place, sentence })
      at = run ? run.next : at + 1
    }
  }
  return found
}

interface Word {
  readonly start: number
  readonly end: number
}

function splitWords(words: string, offset: number): Word[] {
  return [...words.matchAll(/[^\s/]+/g)].map((match) => ({ start: offset + match.index, end: offset + match.index + match[0].replace(/['\u2019]s?$/, '').length }))
}

/** The longest run of words from `at` that the gazetteer knows, a compass word before it included. */
function longestKnown(page: Page, words: readonly Word[], at: number): { place: Omit<Candidate, 'sentence'>; next: number } | null {
  const { text, gazetteer } = page
  for (let to = Math.min(words.length, at + gazetteer.longest); to > at; to--) {
    const [start, end] = [words[at]!.start, words[to - 1]!.end]
    const known = meanings(gazetteer, text.slice(start, end))
    if (known.length > 0) return { place: { name: text.slice(start, end), start, end, known }, next: to }
  }
  return null
}

function meanings(gazetteer: Gazetteer, name: string): readonly PlaceMeaning[] {
  const plain = gazetteer.find(name)
  const [first = '', ...rest] = name.split(/[\s-]+/)
  return plain.length > 0 || !compass.test(first) || rest.length === 0 ? plain : gazetteer.find(rest.join(' '))
}

const locative = /(?:^|[\s(\u2018'"])(?:in|near|nearby|across|around|throughout|over|outside|between|all over|from|to|at|of|rest of|north|south|east|west|including|is|and|into|hit|target\w*|visit\w*|the|or|serving|for)\s+(?:the\s+)?$/i
const strongLocative = /(?:^|[\s(])(?:in|near|nearby|across|around|throughout|outside|over)\s+(?:the\s+)?$/i
const followed = /^(?:['\u2019]s)?\s+(?:areas?|residents?|householders?|homeowners?|people|pensioners?|wom[ae]n|m[ae]n|couples?|victims?|homes?|villages?|town|city|district|county|region|burglar|grandmother|grandfather|widow|and (?:the )?surrounding|communit)\w*/i
const streets = /^\s+(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Place|Gardens|Terrace|Hill|Grove|Park|Row|Walk|Square|Rd|St|Ave|House|Hall|Hospital|University|College|School|Airport|Station|Arms|Council|County Council|Borough Council|City Council|District Council|Trading Standards|Crown|Magistrates|Chronicle|Mail|News|Echo|Live|Evening|Police|CID|Building Society|Water|Neighbourhood|Community|Safer|County|Borough|Fire|Constabulary)\b/
const person = /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Cllr|Councillor|PC|DC|DS|DI|DCI|Sgt|Sergeant|Inspector|Constable|Superintendent|Officer|PCSO|MP)\s+(?:[A-Z][\w-]+\s+)?|\b(?:named?|called|is) [A-Z][a-z]+\s+)$/

function isLocated(page: Page, { start, end, sentence, known }: Candidate): boolean {
  const before = page.text.slice(sentence.start, start)
  const after = page.text.slice(end, end + 40)
  if (streets.test(after) || person.test(before)) return false
  if (/^\s+[A-Z][a-z]+/.test(after) && !/^\s+(?:Police|Monday|Tuesday|January)/.test(after) && !followed.test(after) && sentence.part === 'body') return false
  if (/[A-Z][a-z]+\s+$/.test(before) && !/\b(?:In|At|Near|Across|From|To|The|Around|Some|Most|Many|Elderly|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Other|Further|Throughout|Over)\s+$/.test(before)) return false
  if (strongLocative.test(before) || followed.test(after)) return true
  const large = known.some(({ kind, population }) => kind !== 'place' || population > 1500)
  if (large && locative.test(before)) return true
  const isRegion = known.some(({ kind }) => kind !== 'place')
  return isRegion && (before.trim() === '' || /[,:(]\s*$/.test(before) || sentence.part !== 'body')
}

const storyBefore = /(?:\b(?:claim\w*|pos(?:e|es|ed|ing) as|pretend\w*|purport\w*|said (?:he|she|they) (?:was|were|came)|calling|phoning|ringing|officer|constable|detective|sergeant|inspector|police|unit|cid|squad|DC|PC|DS)\b[^.;]{0,45}\b(?:from|at|of|in|with|for)|\b(?:tried|used|spent|spending|arrested|custody|cloned|card|shop|transaction|seen|caught|held)\b[^.;]{0,40}\b(?:in|at)|\b(?:send|sent|taken|travel\w*|taxi|driven|go)\b[^.;]{0,30}\bto|hospital in|accent)\s+(?:the\s+|a\s+|an\s+)?$/i
const storyAfter = /^(?:['\u2019]s)?\s+(?:police station|station|police|accent|number|officer|CID|branch|Police Station|hospital|court)\b/i

/** A station the caller claims, the town where "her card was used", the post of an officer. */
function isStory(page: Page, { start, end, sentence }: Candidate): boolean {
  if (page.forces.some((force) => start >= force.start && end <= force.end)) return true
  if (page.officers.some((officer) => start >= officer.start && end <= officer.end)) return true
  const before = page.text.slice(sentence.start, start)
  if (storyAfter.test(page.text.slice(end, end + 30))) return true
  return storyBefore.test(before) && !victimBefore.test(before)
}

const victimBefore = /\b(?:resident|woman|man|pensioner|victim|couple|people|house|home|householder|address)s?\s+(?:\w+\s+)?(?:from|in|at|of|near)\s+(?:the\s+)?$/i

/** "along the border with West Midlands Police". */
function borders(page: Page): Found[] {
  const found: Found[] = []
  for (const sentence of page.sentences.filter(({ part }) => part === 'body'))
    for (const match of sentence.text.matchAll(/(?:along |on |near |across |around )?(?:the |our )?border(?:s)? (?:with|of|between) (?:the )?((?:[A-Z][\w-]*)(?: (?:and )?[A-Z][\w-]*)*)/g)) {
      const name = match[0].replace(/ (?:Police|Constabulary)$/, '')
      const start = sentence.start + match.index
      found.push({ name, start, end: start + name.length })
    }
  return found
}

/** The `area` of the front matter when the text names no other place, or names it outside a force's name. */
function areaPlace(page: Page, found: readonly Found[]): Found | null {
  const field = page.document.fields.get('area')
  if (!field || field.value.trim() === '' || found.some(({ name }) => name.toLowerCase() === field.value.toLowerCase())) return null
  const placed = found.filter(({ name }) => !/border/.test(name))
  return placed.length === 0 ? { name: field.value, start: field.span[0], end: field.span[1] } : null
}
