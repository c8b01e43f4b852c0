import { sql } from 'kysely'
import { counts } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { daysAfter } from '../../values/day.ts'
import type { Report } from '../series/report.ts'
import { standingDecisions } from './decisions.ts'
import { linkInThread } from './in-thread.ts'
import { keepFull } from './keep-full.ts'
import type { LinkMeans } from './means.ts'
import { linkable, linkSelect, type Stored } from './stored.ts'
import { waitTurn } from './turn.ts'

/** Days of reports that a full run looks at; older ones stay where they are. */
export const windowDays = 180
const page = 5_000
/** A run whose decisions were changed meanwhile is done again, so often. */
const mostTries = 3

export interface FullOptions {
  readonly means: LinkMeans
  /** The clock. */
  readonly now: () => Date
  readonly isStopping?: () => boolean
  /** Told how far it is, in whole sentences. */
  readonly tell?: (progress: string) => void
}

/** What a full run came to. */
export interface FullDone {
  /** Reports looked at. */
  readonly reports: number
  readonly series: number
  /** Floods of this time that are kept out. */
  readonly floods: number
  /** False where it was stopped, or decisions kept changing: then nothing of it is kept. */
  readonly isWhole: boolean
}

/**
 * Links all reports that happened in the last 180 days and all that decisions are about, in a thread of its own, and makes the stored series agree.
 * The same reports give the same series, in whatever order they came.
 */
export async function linkAll(store: Store, options: FullOptions): Promise<FullDone> {
  const { means, now, isStopping = () => false, tell = () => undefined } = options
  const since = daysAfter(now().toISOString().slice(0, 10), -windowDays)
  for (let tries = 0; tries < mostTries && !isStopping(); tries++) {
    const decisions = await reading(store, standingDecisions)
    const named = decisions.flatMap(({ a, b }) => [a, b])
    const { reports, standing } = await readAll(store, { since, named, means, isStopping })
    tell(`${reports.length} reports are compared with each other.`)
    const result = await linkInThread({ reports, borders: means.borders, decisions, standing }, isStopping)
    if (result === null) break
    const series = await inTransaction(store, async (db) => {
      await waitTurn(db)
      if (JSON.stringify(await standingDecisions(db)) !== JSON.stringify(decisions)) return null
      return keepFull(db, { reports, result, since, now: now() })
    })
    if (series !== null) return { reports: reports.length, series, floods: result.floods.length, isWhole: true }
  }
  return { reports: 0, series: 0, floods: 0, isWhole: false }
}

interface Reading {
  readonly since: string
  readonly named: readonly string[]
  readonly means: LinkMeans
  readonly isStopping: () => boolean
}

type Row = Stored & { readonly let_in: boolean; readonly stands: boolean }

/** Reports in pages. One of a flood that somebody let in is taken as checked: it is of no flood any more. */
async function readAll(store: Store, { since, named, means, isStopping }: Reading) {
  const reports: Report[] = []
  const standing = new Set<string>()
  for (let after = '0'; !isStopping(); ) {
    const rows = await reading(store, (db) => readPage(db, { since, named, after }))
    for (const row of rows) {
      const report = linkable(row, means.isGenuine)
      reports.push(row.let_in ? { ...report, trust: 'checked' } : report)
      if (row.stands) standing.add(row.serial)
    }
    if (rows.length < page) break
    after = rows.at(-1)!.serial
  }
  return { reports, standing }
}

async function readPage(db: Db, { since, named, after }: Pick<Reading, 'since' | 'named'> & { after: string }) {
  const { rows } = await sql<Row>`
    select ${linkSelect},
      exists (select from report_flood f where f.decision = 'let-in' and (f.id = r.flood_id or f.first_report = r.serial)) as let_in,
      exists (select from report_flood f where f.first_report = r.serial and f.decision is distinct from 'let-in') as stands
    from report r where (r.happened_on >= ${since}::date or r.serial = any(${[...named]}::bigint[]))
      and r.serial > ${after} and ${counts('r')} order by r.serial limit ${page}`.execute(db)
  return rows
}
