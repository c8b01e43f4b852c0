import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import { mayPass } from '../fetch/failure.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import type { Arrival } from '../take-in/arrival.ts'
import type { FeedEntry } from './feed.ts'

/** When each entry was read, by its address. */
export type Seen = ReadonlyMap<string, Date>

/** Entries that were never read, then those that changed since, each address once. */
export function newsAmong(all: readonly FeedEntry[], seen: Seen): readonly FeedEntry[] {
  const told = new Set<string>()
  const entries = all.filter(({ address }) => !told.has(address) && told.add(address))
  const unknown = entries.filter(({ address }) => !seen.has(address))
  const changed = entries.filter(({ address, updated }) => updated && updated > (seen.get(address) ?? updated))
  return [...unknown, ...changed]
}

/** Pages that entries lead to, fetched one by one as they are taken. */
export interface Pages {
  readonly arrivals: AsyncIterable<Arrival>
  /** Addresses of those fetched so far, and of those that cannot be; what may be there the next time is not among them. */
  readonly read: ReadonlySet<string>
}

/** Ends early, without those left, when `goesOn` says so before a page. */
export function fetchPages(fetcher: Fetcher, entries: readonly FeedEntry[], goesOn: () => Promise<boolean>): Pages {
  const read = new Set<string>()
  async function* arrive(): AsyncGenerator<Arrival> {
    for (const { address: name } of entries) {
      if (!(await goesOn())) return
      try {
        const page = await fetcher.get(name, { as: 'page' })
        read.add(name)
        if (page.status === 'fetched')
          yield { name, bytes: page.bytes, mediaType: page.mediaType, address: page.address }
      } catch (error) {
        if (!(error instanceof DoorchainError) || !('problem' in error.fields)) throw error
        // what was broken off is no fault of the page
        if (!(await goesOn())) return
        if (!mayPass(error)) read.add(name)
        yield { name, problem: problemOf(error.fields.problem), isSkipped: false }
      }
    }
  }
  return { arrivals: arrive(), read }
}
