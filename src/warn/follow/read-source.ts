import type { Updateable } from 'kysely'
import type { Store } from '../../store/store.ts'
import type { WarningSourceTable } from '../../store/tables-warnings.ts'
import { inTransaction } from '../../store/transaction.ts'
import { byItself } from '../../values/actor.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayMs, minuteMs } from '../../values/time-span.ts'
import { takeIn } from '../take-in/intake.ts'
import { readFeed } from './feed.ts'
import type { Following } from './follow.ts'
import { fetchPages, newsAmong } from './news.ts'
import { leastMinutes, type Source } from './source.ts'

interface Reading extends Following {
  /** Asked before each page; ends the reading when it says no. */
  readonly goesOn: () => Promise<boolean>
}

/** Pages that are taken in of one source at one time; the others wait for the next. */
const mostPages = 50

/** Reads one source and takes in what is new there, then says when it is due again. Throws what is not its own fault. */
export async function readSource(store: Store, source: Source, reading: Reading): Promise<void> {
  const { now, tell, isStopping } = reading
  tell(`${source.title}: reading ${source.address}`)
  try {
    const { validators, problem, isWhole } = await takeNews(store, source, reading)
    const minutes = isWhole ? source.every_minutes : Math.min(leastMinutes, source.every_minutes)
    await settle(store, source, {
      ...validators,
      tried_at: now(),
      done_at: now(),
      failures: 0,
      problem,
      next_at: later(now(), minutes * minuteMs),
    })
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
async function settle(store: Store, { id, next_at }: Source, row: Updateable<WarningSourceTable>): Promise<void> {
  await inTransaction(store, (db) =>
    db.updateTable('warning_source').set(row).where('id', '=', id).where('next_at', '=', next_at).execute(),
  )
}

interface News {
  /** Conditions for the next time; none as long as something was left, so that it is looked at again. */
  readonly validators: Pick<Updateable<WarningSourceTable>, 'etag' | 'last_modified'>
  /** What was left out, in sentences. */
  readonly problem: string | null
  /** Everything new was taken in. */
  readonly isWhole: boolean
}

async function takeNews(store: Store, source: Source, reading: Reading): Promise<News> {
  const { fetcher, digest, now, tell, goesOn } = reading
  const { id, address, etag, last_modified: lastModified } = source
  const fetched = await fetcher.get(address, { as: 'feed', etag, lastModified })
  if (fetched.status === 'unchanged') {
    tell(`${source.title}: nothing new.`)
    return { validators: {}, problem: source.failures > 0 ? null : source.problem, isWhole: true }
  }
  const feed = readFeed(fetched.bytes, fetched.mediaType, { address: fetched.address, now: now() })
  const news = await newsAmong(store, feed.entries)
  const pages = fetchPages(fetcher, news.slice(0, mostPages), goesOn)
  const order = { digest, actor: byItself('warning-sources'), now: now(), tell, origin: address, source: id }
  const taking = news.length > 0 ? await takeIn(store, pages.arrivals, order) : nothing
  const left = news.length - taking.found
  const isWhole = left === 0 || taking.added + taking.updated === 0
  const notes = [
    ...feed.notes,
    taking.failed > 0 && `${taking.failed} of ${taking.found} new pages could not be taken in.`,
    left > 0 && `${left} more wait for the next time.`,
  ].filter((note) => note !== false)
  tell(`${source.title}: ${taking.added} new, ${taking.updated} changed, ${taking.failed} could not be taken in.`)
  const isDone = left === 0 && pages.waiting() === 0
  const validators = isDone
    ? { etag: fetched.etag, last_modified: fetched.lastModified }
    : { etag: null, last_modified: null }
  return { validators, problem: notes.join(' ') || null, isWhole }
}

const nothing = { found: 0, added: 0, updated: 0, failed: 0 }
