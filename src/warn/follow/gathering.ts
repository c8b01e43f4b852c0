import { addressOf } from '../take-in/address.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { readFeedDate } from './feed-date.ts'
import { plainLine } from './feed-text.ts'

/** An entry as its feed writes it. */
export interface WrittenEntry {
  readonly title: string
  /** The likeliest first. */
  readonly addresses: readonly string[]
  /** Against which they are read; null where nothing says. */
  readonly base: string | null
  readonly published: string
  readonly updated: string
}

/** Entries of one feed as they come; of many only the newest are held. */
export interface Gathering {
  add(entry: WrittenEntry): void
  /** The feed, once its end was read. */
  end(title: string): Feed
}

const mostEntries = 500
const longestTitle = 300

export function openGathering(now: Date): Gathering {
  let held: FeedEntry[] = []
  const count = { all: 0, withoutAddress: 0, dates: 0 }
  const dateOf = (written: string): Date | null => {
    const date = readFeedDate(written, now)
    if (date === null && written.trim() !== '') count.dates += 1
    return date
  }
  return {
    add({ title, addresses, base, published, updated }) {
      count.all += 1
      const address = addresses.map((one) => absolute(one, base)).find((one) => one !== null)
      if (!address) {
        count.withoutAddress += 1
        return
      }
      const dates = { published: dateOf(published), updated: dateOf(updated) }
      held.push({ address, title: plainLine(title, longestTitle), ...dates })
      if (held.length >= 2 * mostEntries) held = newest(held)
    },
    end(title) {
      const entries = newest(held)
      const left = held.length > entries.length || count.all > entries.length + count.withoutAddress
      return {
        title: plainLine(title, 200),
        entries,
        notes: [
          left && `It has ${count.all} entries; ${entries.length} of them were read.`,
          count.withoutAddress > 0 && `${count.withoutAddress} of its entries lead to no page and were left out.`,
          count.dates > 0 && `${count.dates} of its dates cannot be true and were left out.`,
        ].filter((note) => note !== false),
      }
    },
  }
}

/** Null for what is no address of the web. */
export function absolute(address: string, base: string | null): string | null {
  const text = address.trim()
  if (text === '' || !URL.canParse(text, base ?? undefined)) return null
  return addressOf(new URL(text, base ?? undefined).href)
}

/** The newest of them in their order; the first where not all have a date, since feeds begin with the newest. */
function newest(entries: readonly FeedEntry[]): FeedEntry[] {
  if (entries.length <= mostEntries) return [...entries]
  const times = entries.map(({ published, updated }) => (updated ?? published)?.getTime() ?? null)
  if (times.includes(null)) return entries.slice(0, mostEntries)
  const order = entries.map((_, at) => at).sort((a, b) => times[b]! - times[a]!)
  return order
    .slice(0, mostEntries)
    .sort((a, b) => a - b)
    .map((at) => entries[at]!)
}
