import type { Updateable } from 'kysely'
import type { Store } from '../../store/store.ts'
import type { WarningSourceTable } from '../../store/tables-warnings.ts'
import { inTransaction } from '../../store/transaction.ts'
import { byItself } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayMs, minuteMs } from '../../values/time-span.ts'
import { takeIn } from '../take-in/intake.ts'
import type { DueSource } from './due.ts'
import { type Feed, readFeed } from './feed.ts'
import type { Following } from './follow.ts'
import { fetchPages, newsAmong } from './news.ts'
import { leastMinutes } from './source.ts'

interface Reading extends Following {
  /** Asked before each page; ends the reading when it says no. */
  readonly goesOn: () => Promise<boolean>
}

/** Pages that are taken in of one source at one time; the others wait for the next. */
const mostPages = 50

/** Reads one source and takes in what is new there, then says when it is due again. Throws what is not its own fault. */
export async function readSource(store: Store, source: DueSource, reading: Reading): Promise<void> {
  const { now, tell, isStopping } = reading
  tell(`${source.title}: reading ${source.address}`)
  try {
    const { isWhole, ...row } = await takeNews(store, source, reading)
    const minutes = isWhole ? source.every_minutes : Math.min(leastMinutes, source.every_minutes)
    const next_at = later(now(), minutes * minuteMs)
    await settle(store, source, { ...row, tried_at: now(), done_at: now(), failures: 0, next_at })
  } catch (error) {
    if (!(error instanceof DoorchainError) || !ownFaults.has(error.code) || isStopping?.()) throw error
    const failures = source.failures + 1
    const problem = `${error.message} ${error.next}`
    const next_at = later(now(), delayMs(source.every_minutes, failures))
    await settle(store, source, { tried_at: now(), failures, problem, next_at })
    tell(`${source.title}: ${error.message}`)
  }
}

const ownFaults: ReadonlySet<string> = new Set(['fetch-refused', 'fetch-failed', 'feed-unreadable'])

const later = (from: Date, ms: number) => new Date(from.getTime() + ms)

/** After each failure twice as long, up to a day, but never sooner than usual. */
export function delayMs(everyMinutes: number, failures: number): number {
  const usual = everyMinutes * minuteMs
  return Math.max(usual, Math.min(dayMs, usual * 2 ** Math.min(failures, 20)))
}

/** Only what this reading has changed; somebody may have stopped the source or asked for it to be read while it was. */
async function settle(store: Store, { id, next_at }: DueSource, row: Updateable<WarningSourceTable>): Promise<void> {
  await inTransaction(store, (db) =>
    db.updateTable('warning_source').set(row).where('id', '=', id).where('next_at', '=', next_at).execute(),
  )
}

interface News extends Updateable<WarningSourceTable> {
  /** Nothing new is left for the next time. */
  readonly isWhole: boolean
}

async function takeNews(store: Store, source: DueSource, reading: Reading): Promise<News> {
  const { fetcher, digest, now, tell, goesOn } = reading
  const { id, address, title, etag, last_modified: lastModified } = source
  const at = now()
  const fetched = await fetcher.get(address, { as: 'feed', etag, lastModified })
  if (fetched.status === 'unchanged') {
    tell(`${title}: nothing new.`)
    return { isWhole: true, ...(source.failures > 0 && { problem: null }) }
  }
  const feed = readFeed(fetched.bytes, fetched.mediaType, { address: fetched.address, now: at })
  const seen = new Map(Object.entries(source.seen).map(([entry, when]) => [entry, new Date(when)]))
  const news = newsAmong(feed.entries, seen)
  const pages = fetchPages(fetcher, news.slice(0, mostPages), goesOn)
  const order = { digest, actor: byItself('warning-sources'), now: at, tell, origin: address, source: id }
  const taking = news.length > 0 ? await takeIn(store, pages.arrivals, order) : nothing
  tell(`${title}: ${taking.added} new, ${taking.updated} changed, ${taking.failed} could not be taken in.`)
  for (const entry of pages.read) seen.set(entry, at)
  const left = news.length - taking.found
  // a condition would hide what is still to be read
  const isAllRead = news.every((entry) => pages.read.has(entry.address))
  return {
    isWhole: left === 0,
    problem: notesOn(feed, taking, left),
    etag: isAllRead ? fetched.etag : null,
    last_modified: isAllRead ? fetched.lastModified : null,
    seen: JSON.stringify(Object.fromEntries(feed.entries.map((entry) => [entry.address, seen.get(entry.address)]))),
  }
}

const nothing = { found: 0, added: 0, updated: 0, failed: 0 }

/** What was left out, in sentences; null if nothing was. */
function notesOn(feed: Feed, { found, failed }: typeof nothing, left: number): string | null {
  const notes = [
    ...feed.notes,
    failed > 0 && `${failed} of ${found} new pages could not be taken in.`,
    left > 0 && `${left} more wait for the next time.`,
  ]
  return notes.filter((note) => note !== false).join(' ') || null
}
