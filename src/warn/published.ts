import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Store } from '../store/store.ts'
import type { WarningTable, WarningVersionTable } from '../store/tables-warnings.ts'
import { longDate } from '../values/day.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { dayInLondon } from '../values/london-day.ts'
import { dayMs } from '../values/time-span.ts'
import type { PublishedWarning, Sent, StatedFact, WarningText } from '../values/warning.ts'
import { isSaid } from './facts/counted.ts'
import { type Correction, correctedReading, type FactNames, factNames, statedFacts } from './facts/stated.ts'
import { publicState } from './state.ts'

/** Which warnings are looked for; what is left out does not matter. */
export interface PublishedQuery {
  /** In any of these districts. */
  readonly districts?: readonly string[]
  readonly script?: string
  readonly tactic?: string
  /** Published here on or after, and before, these moments. */
  readonly since?: Date
  readonly until?: Date
  /** Words to be found in it. */
  readonly words?: string
  /** At most so many, newest first; 50 unless told. */
  readonly most?: number
}

/** What everybody may see of warnings. While the database opens there are none, and the tag is empty. */
export interface Published {
  /** Those that hold now, newest first. */
  current(query?: PublishedQuery): Promise<readonly PublishedWarning[]>
  /** The newest public version, also when it was cancelled or has expired; an older one by its number; null for none. */
  find(id: string, number?: number): Promise<PublishedWarning | null>
  /** Those that were cancelled in the last 30 days, the last of them first. */
  cancelled(query?: PublishedQuery): Promise<readonly PublishedWarning[]>
  /** A CAP message as it went out for a warning; null for none. */
  sentCap(id: string, identifier: string): Promise<SentCap | null>
  /** Changes whenever anything public changes: an ETag for lists. */
  tag(): Promise<string>
}

/** So long a cancelled warning is listed as cancelled, so that whoever passed it on hears of it. */
const cancelledListedMs = 30 * dayMs

export interface SentCap {
  readonly cap: string
  readonly at: Date
}

/** What is in the database about one public version. */
export interface PublishedRows {
  readonly warning: Pick<Selectable<WarningTable>, 'id' | 'kind' | 'address'>
  readonly version: Omit<Selectable<WarningVersionTable>, 'search' | 'bands'>
  /** Those that stand, in the order in which they were made. */
  readonly corrections: readonly Correction[]
  /** When the first version was published; null: with this one. */
  readonly firstPublishedAt: Date | null
  /** Oldest first. */
  readonly sent: readonly Sent[]
}

/** A warning as everybody sees it; null for a version that is not public. Of one taken in, the body stays out. */
export function publishedFrom(
  rows: PublishedRows,
  { now, names }: { now: Date; names: FactNames },
): PublishedWarning | null {
  const { warning, version } = rows
  const state = publicState(version, now)
  const publishedAt = version.published_at
  if (state === null || publishedAt === null) return null
  const firstPublishedAt = rows.firstPublishedAt ?? publishedAt
  const reading = correctedReading(version.reading, rows.corrections, version.text)
  const byPerson = new Set(rows.corrections.map(({ field }) => field))
  const facts = statedFacts(version.text, reading, names).filter((fact) => byPerson.has(fact.field) || isSaid(fact))
  const { texts, areas, counters } = version.content
  return {
    id: warning.id,
    number: version.number,
    kind: warning.kind,
    state,
    organisation: version.organisation,
    address: warning.address,
    issued: (warning.kind === 'taken' ? version.issued_on : null) ?? dayInLondon(firstPublishedAt),
    publishedAt,
    firstPublishedAt,
    expiresAt: version.expires_at,
    endedAt: version.ended_at,
    endReason: version.end_reason,
    texts: warning.kind === 'own' ? texts : [takenText(version, facts)],
    areas: warning.kind === 'own' ? areas : version.districts,
    districts: version.districts,
    tactics: version.tactics,
    scripts: version.scripts,
    advice: listed(reading.fields.advice),
    counters,
    facts,
    sent: rows.sent,
  }
}

/** What a summary of our own making tells. */
const summed = new Set(['crime_types', 'impersonated', 'places', 'period', 'victim_count', 'loss_total_gbp'])

/** A summary of our own making: another's words are theirs. */
function takenText(
  { title, organisation, issued_on }: PublishedRows['version'],
  facts: readonly StatedFact[],
): WarningText {
  const told = facts.filter(({ field }) => summed.has(field)).map(({ name, value }) => `${name}: ${value}.`)
  const who = `${organisation || 'Others'} warned of this${issued_on === null ? '' : ` on ${longDate(issued_on)}`}.`
  return { language: 'en', title, summary: [who, ...told].join(' '), body: '' }
}

const listed = (labels: unknown): readonly string[] => (Array.isArray(labels) ? labels.map(String) : [])

/** What is public at a moment; `mark` is empty while the database opens. */
interface Held {
  readonly mark: string
  readonly warnings: readonly PublishedWarning[]
  readonly cancelled: readonly PublishedWarning[]
}

/** What the public side of warnings is read with. `store` gives null while the database opens. */
export interface PublishedMaterial {
  readonly store: () => Store | null
  readonly now: () => Date
  readonly knowledge: Pick<Knowledge, 'tactics' | 'advice'>
}

/** Loaded when the first page asks: nothing of the database is needed before. */
const rowsOf = () => import('./published-rows.ts')

/** Reads what is public, and keeps those that hold in memory until the database shows that something changed. */
export function openPublished(material: PublishedMaterial): Published {
  const { store } = material
  const hold = openHold(material)
  return {
    current: async (query = {}) => (await hold()).warnings.filter(fits(query)).slice(0, query.most ?? 50),
    cancelled: async (query = {}) => (await hold()).cancelled.filter(fits(query)).slice(0, query.most ?? 50),
    async sentCap(id, identifier) {
      const open = store()
      return open ? (await rowsOf()).readSentCap(open, id, identifier) : null
    },
    async find(id, number) {
      const open = store()
      if (!open || !/^[a-z2-7]{12}$/.test(id)) return null
      const known = (await hold()).warnings.find((warning) => warning.id === id)
      if (known && (number === undefined || number === known.number)) return known
      return publicOf(await (await rowsOf()).readOne(open, id, number), material)[0] ?? null
    },
    async tag() {
      const { mark, warnings, cancelled } = await hold()
      if (mark === '') return ''
      return createHash('sha256')
        .update(`${mark} ${warnings.length} ${cancelled.length}`)
        .digest('base64url')
        .slice(0, 20)
    },
  }
}

/** Those that hold now, read anew when the mark of the database is another. */
function openHold(material: PublishedMaterial): () => Promise<Held> {
  let held: Promise<Held> | undefined
  return async () => {
    const open = material.store()
    if (!open) return { mark: '', warnings: [], cancelled: [] }
    const mark = await (await rowsOf()).publicMark(open)
    const known = await held?.catch(() => undefined)
    if (known?.mark !== mark) held = readHeld(open, mark, material)
    const { warnings, cancelled } = await held!
    const moment = material.now()
    const after = cancelledAfter(moment)
    return {
      mark,
      warnings: warnings.filter(({ expiresAt }) => expiresAt === null || expiresAt > moment),
      cancelled: cancelled.filter(({ endedAt }) => endedAt !== null && endedAt > after),
    }
  }
}

async function readHeld(open: Store, mark: string, material: PublishedMaterial): Promise<Held> {
  const { readCurrent, readCancelled } = await rowsOf()
  const moment = material.now()
  const [current, cancelled] = [await readCurrent(open, moment), await readCancelled(open, cancelledAfter(moment))]
  return { mark, warnings: publicOf(current, material), cancelled: publicOf(cancelled, material) }
}

const cancelledAfter = (moment: Date) => new Date(moment.getTime() - cancelledListedMs)

function publicOf(rows: readonly PublishedRows[], { now, knowledge }: PublishedMaterial): PublishedWarning[] {
  const context = { now: now(), names: factNames(knowledge, now()) }
  return rows.map((each) => publishedFrom(each, context)).filter((warning) => warning !== null)
}

function fits(query: PublishedQuery): (warning: PublishedWarning) => boolean {
  const { districts, script, tactic, since, until } = query
  const near = districts && new Set(districts)
  const words = wordsOf(query.words ?? '')
  return (warning) =>
    (!near || warning.districts.some((code) => near.has(code))) &&
    (script === undefined || warning.scripts.includes(script)) &&
    (tactic === undefined || warning.tactics.includes(tactic)) &&
    (since === undefined || warning.publishedAt >= since) &&
    (until === undefined || warning.publishedAt < until) &&
    (words.length === 0 || holdsAll(warning, words))
}

/** Words in small letters without marks above and below. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** Whether each of the words begins one of the warning's. */
function holdsAll({ organisation, texts, facts }: PublishedWarning, words: readonly string[]): boolean {
  const all = [
    organisation,
    ...texts.flatMap((text) => [text.title, text.summary, text.body]),
    ...facts.map((fact) => fact.value),
  ]
  const told = ` ${wordsOf(all.join(' ')).join(' ')}`
  return words.every((word) => told.includes(` ${word}`))
}
