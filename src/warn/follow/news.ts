import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import { mayPass } from '../fetch/failure.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import type { Arrival } from '../take-in/arrival.ts'
import type { FeedEntry } from './feed.ts'

/** Entries that were never taken in, then those that changed since. */
export async function newsAmong(store: Store, entries: readonly FeedEntry[]): Promise<readonly FeedEntry[]> {
  if (entries.length === 0) return []
  const rows = await reading(store, (db) =>
    db
      .selectFrom('warning as w')
      .innerJoin('warning_version as v', 'v.warning_id', 'w.id')
      .select(({ fn }) => ['w.address', fn.max('v.made_at').as('taken')])
      .where(
        'w.address',
        'in',
        entries.map(({ address }) => address),
      )
      .groupBy('w.address')
      .execute(),
  )
  const taken = new Map(rows.map((row) => [row.address, row.taken]))
  const unknown = entries.filter(({ address }) => !taken.has(address))
  const changed = entries.filter(({ address, updated }) => updated && updated > (taken.get(address) ?? updated))
  return [...unknown, ...changed]
}

/** Pages that entries lead to, fetched one by one as they are taken. */
export interface Pages {
  readonly arrivals: AsyncIterable<Arrival>
  /** Pages that could not be fetched and may be the next time, so far. */
  readonly waiting: () => number
}

/** Ends early, without those left, when `goesOn` says so before a page. */
export function fetchPages(fetcher: Fetcher, entries: readonly FeedEntry[], goesOn: () => Promise<boolean>): Pages {
  let waiting = 0
  async function* arrive(): AsyncGenerator<Arrival> {
    for (const { address } of entries) {
      if (!(await goesOn())) return
      try {
        const page = await fetcher.get(address, { as: 'page' })
        // by the address of the feed, by which it is known again, wherever that leads
        if (page.status === 'fetched') yield { name: address, bytes: page.bytes, mediaType: page.mediaType, address }
      } catch (error) {
        if (!(error instanceof DoorchainError) || !('problem' in error.fields)) throw error
        if (mayPass(error)) waiting += 1
        yield { name: address, problem: problemOf(error.fields.problem), isSkipped: false }
      }
    }
  }
  return { arrivals: arrive(), waiting: () => waiting }
}
