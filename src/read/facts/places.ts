import type { Span } from '../../values/span.ts'
import { type Gazetteer, type PlaceMeaning, placeKey } from './gazetteer.ts'
import type { Fact, Page, Sentence } from './page.ts'
import { findBorders, findStreets } from './streets.ts'

interface Candidate {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly sentence: Sentence
  readonly known: readonly PlaceMeaning[]
}

const capital = String.raw`(?:St\.|(?:h-)?[A-Z][\w\u2019'-]*)`
const sequence = new RegExp(
  String.raw`${capital}(?:\s?\/\s?${capital}|[ ]+(?:(?:and|upon|on|in|under|le|by|the|of|with|&)[ ]+)*${capital})*`,
  'g',
)
const compass =
  /^(?:North|South|East|West|Mid|Central|Greater|Inner|Outer|North-?West|North-?East|South-?West|South-?East|Northern|Southern|Eastern|Western)$/i

/** `places` as written: where it happened or whom the warning addresses, not places of the caller's story. */
export function readPlaces(page: Page): Fact<string[]> {
  const found = [...inSentences(page, page.body), ...findBorders(page)]
  const all =
    found.length > 0
      ? found
      : inSentences(
          page,
          page.sentences.filter(({ part }) => part !== 'body'),
        )
  const area = areaPlace(page, all)
  const kept = [...(area ? [area] : []), ...all, ...findStreets(page)]
  return { value: distinct(page, kept), spans: kept.map(({ start, end }): Span => [start, end]) }
}

/** Each place once; a county's short form ("Herts") gives way to the full one when both are written. */
function distinct(page: Page, found: readonly Found[]): string[] {
  const byKey = new Map<string, string>()
  for (const { name } of found) {
    const full = page.gazetteer.find(name).find(({ kind }) => kind === 'region')?.name ?? name
    const key = placeKey(full)
    if (!byKey.has(key) || name === full) byKey.set(key, name)
  }
  return [...byKey.values()]
}

interface Found {
  readonly name: string
  readonly start: number
  readonly end: number
}

function inSentences(page: Page, sentences: readonly Sentence[]): Found[] {
  const candidates = sentences.flatMap((sentence) => candidatesIn(page, sentence))
  const accepted = new Set<Candidate>()
  let last: Candidate | undefined
  for (const candidate of candidates) {
    const listed = last !== undefined && isListed(page, last, candidate)
    const located =
      candidate.known.length > 0 ? listed || isLocated(page, candidate) : isNewName(page, candidate, listed)
    if (!located || isStory(page, candidate)) continue
    accepted.add(candidate)
    last = candidate
  }
  addListHeads(page, candidates, accepted)
  return candidates.filter((candidate) => accepted.has(candidate)).map((candidate) => withCompass(page, candidate))
}

/** Names before an accepted one in the same list belong to it too. */
function addListHeads(page: Page, candidates: readonly Candidate[], accepted: Set<Candidate>): void {
  for (let at = candidates.length - 2; at >= 0; at--) {
    const [one, next] = [candidates[at]!, candidates[at + 1]!]
    if (accepted.has(one) || !accepted.has(next) || !isListed(page, one, next) || isStory(page, one)) continue
    if (one.known.length > 0 || isNewName(page, one, true)) accepted.add(one)
  }
}

const isListed = (page: Page, one: Found, next: Found) =>
  /^(?:,? (?:and|or)|,|,? and in| to|\/)\s*$/.test(page.text.slice(one.end, next.start))

/** "north Devon" is more exact than Devon. */
function withCompass(page: Page, { name, start, end }: Candidate): Found {
  const before = /(?:^|[^-\w])((?:north|south|east|west|mid|central)[ -])$/.exec(
    page.text.slice(Math.max(0, start - 10), start),
  )
  const from = before ? start - before[1]!.length : start
  return { name: before ? page.text.slice(from, end) : name, start: from, end }
}

function candidatesIn(page: Page, sentence: Sentence): Candidate[] {
  const found: Candidate[] = []
  for (const match of sentence.text.matchAll(sequence)) {
    const words = splitWords(match[0], sentence.start + match.index)
    for (let at = 0; at < words.length; ) {
      const run = longestKnown(page, words, at) ?? unknownRun(page, words, at)
      if (/^[A-Z]/.test(run.place.name)) found.push({ ...run.place, sentence })
      at = run.next
    }
  }
  return found
}

interface Run {
  readonly place: Omit<Candidate, 'sentence'>
  readonly next: number
}

interface Word {
  readonly start: number
  readonly end: number
}

function splitWords(words: string, offset: number): Word[] {
  return [...words.matchAll(/[^\s/]+/g)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].replace(/['\u2019]s?$/, '').length,
  }))
}

/** Words that the gazetteer does not know, up to one it knows or a small word. */
function unknownRun(page: Page, words: readonly Word[], at: number): Run {
  const isAnd = (word: Word) => /^(?:and|&|in|of|by|the|on|with)$/.test(page.text.slice(word.start, word.end))
  let next = at + 1
  while (!isAnd(words[at]!) && next < words.length && !isAnd(words[next]!) && !longestKnown(page, words, next)) next++
  const [start, end] = [words[at]!.start, words[next - 1]!.end]
  return { place: { name: page.text.slice(start, end), start, end, known: [] }, next }
}

/** The longest run of words from `at` that the gazetteer knows, a compass word before it included. */
function longestKnown(page: Page, words: readonly Word[], at: number): Run | null {
  const { text, gazetteer } = page
  for (let to = Math.min(words.length, at + gazetteer.longest); to > at; to--) {
    const [start, end] = [words[at]!.start, words[to - 1]!.end]
    const known = meanings(gazetteer, text.slice(start, end))
    if (known.length > 0) return { place: { name: text.slice(start, end), start, end, known }, next: to }
  }
  return null
}

/** What a name may mean; "Reigate/Banstead" is the district Reigate and Banstead, "North Herts" lies in a county. */
function meanings(gazetteer: Gazetteer, name: string): readonly PlaceMeaning[] {
  const spellings = name.includes('/') ? [name, name.replace('/', ' and '), name.replace('/', ' with ')] : [name]
  const plain = spellings.flatMap((spelling) => gazetteer.find(spelling))
  const [first = '', ...rest] = name.split(/[\s-]+/)
  return plain.length > 0 || !compass.test(first) || rest.length === 0 ? plain : gazetteer.find(rest.join(' '))
}

const locative =
  /(?:^|[\s(\u2018'"])(?:in|near|nearby|across|around|throughout|over|outside|between|area of|areas of|part of|parts of|far away as|far as|all over|from|to|at|of|rest of|north|south|east|west|including|is|and|into|hit|target\w*|visit\w*|the|or|serving|for)\s+(?:the\s+)?$/i
const strongLocative = /(?:^|[\s(])(?:in|near|nearby|across|around|throughout|outside|over)\s+(?:the\s+)?$/i
const followed =
  /^(?:['\u2019]s)?\s+(?:areas?|residents?|householders?|homeowners?|people|pensioners?|wom[ae]n|m[ae]n|mothers?|mums?|fathers?|parents?|famil(?:y|ies)|grandad|shopkeeper|couples?|victims?|homes?|villages?|town|city|district|county|region|burglar|grandmother|grandfather|widow|and (?:the )?surrounding|communit)\w*/i
const streets =
  /^\s+(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Place|Gardens|Terrace|Hill|Grove|Park|Row|Walk|Square|Rd|St|Ave|House|Hall|Hospital|University|College|School|Airport|Station|Arms|Council|County Council|Borough Council|City Council|District Council|Trading Standards|Crown|Magistrates|Chronicle|Mail|News|Echo|Live|Evening|Police|CID|Building Society|Water|Neighbourhood|Community|Safer|County|Borough|Fire|Constabulary)\b/
const person =
  /(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Cllr|Councillor|PC|DC|DS|DI|DCI|Sgt|Sergeant|Inspector|Constable|Superintendent|Officer|PCSO|MP)\s+(?:[A-Z][\w-]+\s+)?|\b(?:named?|called|is) [A-Z][a-z]+\s+)$/

/** March is a town, but mostly a month. */
const month = /^(?:March|May|June|April|August)$/

function isLocated(page: Page, { name, start, end, sentence, known }: Candidate): boolean {
  const before = page.text.slice(sentence.start, start)
  const after = page.text.slice(end, end + 40)
  if (streets.test(after) || person.test(before)) return false
  if (month.test(name) && !followed.test(after) && !/^, [A-Z]/.test(after)) return false
  if (
    /^\s+[A-Z][a-z]+/.test(after) &&
    !/^\s+(?:Police|Monday|Tuesday|January)/.test(after) &&
    !followed.test(after) &&
    sentence.part === 'body'
  )
    return false
  if (
    /[A-Z][a-z]+\s+$/.test(before) &&
    !/\b(?:In|At|Near|Across|From|To|The|Around|Some|Most|Many|Elderly|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Other|Further|Throughout|Over)\s+$/.test(
      before,
    )
  )
    return false
  if (victimBefore.test(before) || strongLocative.test(before) || afterStreet.test(before) || followed.test(after))
    return true
  const large = known.some(({ kind, population }) => kind !== 'place' || population > 1500)
  if (large && locative.test(before)) return true
  const isRegion = known.some(({ kind }) => kind !== 'place')
  return isRegion && (before.trim() === '' || /[,:(]\s*$/.test(before) || sentence.part !== 'body')
}

const newName =
  /^(?!(?:The|He|She|They|It|Police|Officers?|Detective|Sergeant|Inspector|Chief|Constable|PC|DC|PCSO|Mr|Mrs|Ms|Action|Fraud|If|On|In|At|And|But|You|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Council|Trading|Op|Operation|HMRC|BT|UK)\b)[A-Z][a-z][\w\u2019'-]*(?: [\w\u2019'-]+){0,3}$/
const joined = /^[A-Z][a-z]+-(?:on|in|under|le|super|upon|by|next)-/
const nameEnds = /^(?:[,.;)]|\s+and\s|\s+(?:have|has|were|was|in|on|is|are|since|areas?)\b|\s*$)/

/** A name the gazetteer lacks counts in a list of places, or by its build ("Hope-under-Dinmore"). */
function isNewName(page: Page, { name, start, end, sentence }: Candidate, listed: boolean): boolean {
  const before = page.text.slice(sentence.start, start)
  const after = page.text.slice(end, end + 40)
  if (!newName.test(name) || streets.test(after) || isStreet.test(name)) return false
  if ((listed || afterStreet.test(before)) && (nameEnds.test(after) || /^\s+at\b/.test(after))) return true
  if (/^\s+areas?\b/.test(after)) return true
  if (strongLocative.test(before) && /^, [A-Z][\w-]+(?: [A-Z][\w-]+)?(?:,| and) /.test(after)) return true
  if (victimBefore.test(before) && /^\s+(?:paid|was|were|had|has|lost|gave|handed|let|who)\b/.test(after)) return true
  if (/\b(?:near|outside)\s+$/.test(before) && nameEnds.test(after)) return true
  if (/^St\.? [A-Z]/.test(name) && strongLocative.test(before)) return true
  if (/\b[Ii]n\s+$/.test(before) && isInKnown(page, after)) return true
  return joined.test(name) && (strongLocative.test(before) || /\bat\s+$/.test(before))
}

/** "in Thorpe Marsh, Norfolk". */
function isInKnown(page: Page, after: string): boolean {
  const next = /^(?:,| in)\s+([A-Z][\w-]+(?: [A-Z][\w-]+)?)/.exec(after)?.[1]
  return next !== undefined && page.gazetteer.find(next).some(({ kind }) => kind !== 'place')
}

const isStreet =
  /\b(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Grove|Police|Council|Unit|Team|Hospital)$/
const afterStreet = /\b(?:Road|Street|Lane|Avenue|Close|Drive|Way|Court|Crescent|Terrace|Grove),\s+$/
const storyBefore =
  /(?:\b(?:claim\w*|pos(?:e|es|ed|ing) as|pretend\w*|purport\w*|said (?:he|she|they) (?:was|were|came)|(?:calling|phoning|ringing) from|officer|constable|detective|sergeant|inspector|unit|cid|squad|DC|PC|DS)\b[^.;]{0,45}\b(?:from|at|of|with|for)(?:\s+(?:[A-Z][a-z]+|(?:the|an?|his|her|their|your) \w+)\s+in)?|\b(?:tried|used|spent|spending|based|arrested|custody|cloned|card|shop|transaction|seen|caught|held)\b[^.;]{0,40}\b(?:in|at)|\b(?:send|sent|taken|travel\w*|taxi|driven|go)\b[^.;]{0,30}\bto|\b(?:post\w*|sen[dt]|transfer\w*)\b[^.;]{0,40}\bin|hospital in|accent)\s+(?:the\s+|a\s+|an\s+)?$/i
const storyAfter =
  /^(?:['\u2019]s)?\s+(?:police station|station|police|accent|number|officer|CID|branch|Police Station|hospital|court)\b/i

/** A station the caller claims, the town where "her card was used", the post of an officer. */
function isStory(page: Page, { start, end, sentence }: Candidate): boolean {
  const force = page.forces.find((one) => start >= one.start && end <= one.end)
  if (force) return !/^Police in /i.test(page.text.slice(force.start, force.end))
  if (page.officers.some((officer) => start >= officer.start && end <= officer.end)) return true
  const before = page.text.slice(sentence.start, start)
  if (storyAfter.test(page.text.slice(end, end + 30))) return true
  return storyBefore.test(before) && !victimBefore.test(before)
}

const victimBefore =
  /\b(?:resident|woman|man|pensioner|victim|couple|people|house|home|householder|address|lady|gentleman|mother|father|widow|householder)s?,?\s+(?:in\s+(?:his|her|their)\s+(?:early |late |mid[- ])?\w+,?\s+|aged\s+\d+,?\s+|\d+,\s+|\w+\s+)?(?:from|in|at|of|near)\s+(?:the\s+)?$/i

/** The `area` of the front matter when the text names no other place, or names it outside a force's name. */
function areaPlace(page: Page, found: readonly Found[]): Found | null {
  const field = page.document.fields.get('area')
  if (!field || field.value.trim() === '' || found.some(({ name }) => name.toLowerCase() === field.value.toLowerCase()))
    return null
  const placed = found.filter(({ name }) => !/border/.test(name))
  return placed.length === 0 ? { name: field.value, start: field.span[0], end: field.span[1] } : null
}
