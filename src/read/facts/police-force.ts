import type { ForceMention } from '../entities/force.ts'
import { type Fact, type Page, sentenceAt } from './page.ts'

const claimBefore =
  /(?:claim\w*|pos(?:e|es|ed|ing) as|pretend\w*|purport\w*|said (?:he|she|they) (?:was|were|came)|(?:man|woman|caller|someone|officer|people) from|impersonat\w*|called by|rung by|phoned by|bogus|fake|border (?:with|of)|bordering|neighbouring|similar|colleagues (?:at|in|from)|told (?:her|him|them) (?:he|she|they))\W*(?:[\w'\u2019-]+\W+){0,6}$/i
const issuing =
  /^\s*(?:(?:said|says|is|are|has|have|was|were|would|wants?|officers|detectives|spokes\w+|['\u2019]s|PC|DC|Detective|Sergeant|Inspector)\b|['\u2019]s)/

/** `police_force`: the force that issues the warning, is quoted or told, by its full name; null where only "police" is said. */
export function readPoliceForce(page: Page): Fact<string | null> {
  const inText = page.forces.filter((mention) => sentenceAt(page, mention.start))
  const scores = new Map<string, number>()
  for (const mention of inText)
    scores.set(mention.force.code, (scores.get(mention.force.code) ?? 0) + weigh(page, mention))
  const [best] = [...scores].filter(([, score]) => score > 0).sort((a, b) => b[1] - a[1])
  if (!best) return bySite(page)
  const mentions = inText.filter(({ force }) => force.code === best[0])
  const name = mentions[0]!.force.name
  return { value: localName(name, page, mentions), spans: mentions.map(({ start, end }) => [start, end]) }
}

/** The text names no force but sends the reader to one's own pages. */
function bySite(page: Page): Fact<string | null> {
  const [from, to] = page.document.body
  const sites = page.gazetteer.forces.findSites(page.text, from, to)
  const one = new Set(sites.map(({ force }) => force.code)).size === 1
  return { value: one ? sites[0]!.force.name : null, spans: one ? sites.map(({ start, end }) => [start, end]) : [] }
}

/** A force that callers only claim, or that lies across the border, does not issue the warning. */
function weigh(page: Page, { force, start, end }: ForceMention): number {
  const sentence = sentenceAt(page, start)!
  const before = page.text.slice(Math.max(sentence.start, start - 70), start)
  if (claimBefore.test(before) && !isOfficer(page, start)) return -1
  const area = page.document.fields.get('area')?.value.toLowerCase() ?? ''
  const local = area !== '' && force.stems.some((stem) => stem.toLowerCase() === area) ? 2 : 0
  const told = issuing.test(page.text.slice(end, end + 30)) || isOfficer(page, start) ? 1 : 0
  const national = /\b(?:national|nationwide|lead force)\b/i.test(sentence.text) ? -1.5 : 0
  return 1 + local + told + national
}

/** "DI Rob Burns, from Hertfordshire Constabulary": a real officer stands just before. */
function isOfficer(page: Page, start: number): boolean {
  return page.officers.some(
    (officer) => !officer.claimed && officer.start < start && start - officer.end < 60 && officer.end <= start + 60,
  )
}

/** Hampshire's force took the Isle of Wight into its name in 2022: an older text means the older name. */
function localName(name: string, page: Page, mentions: readonly ForceMention[]): string {
  if (!name.includes(' and Isle of Wight')) return name
  const long = mentions.some(({ start, end }) => page.text.slice(start, end).includes('Wight'))
  return long ? name : name.replace(' and Isle of Wight', '')
}
