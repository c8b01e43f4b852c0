import { sql } from 'kysely'
import { counts } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { reading } from '../../store/transaction.ts'
import { minuteMs } from '../../values/time-span.ts'
import { rarityAmong } from '../series/tally.ts'

/** Newest reports that are counted: enough to tell how common a tactic is now. */
const sample = 5_000
const lastsMs = 10 * minuteMs

interface Held {
  readonly at: number
  readonly rarity: (tactic: string) => number
}
const held = new WeakMap<Store, Held>()

/** How much a tactic tells, 0 to 1, among the newest reports. Counted anew when it is ten minutes old. */
export async function tacticRarity(store: Store, now: Date): Promise<(tactic: string) => number> {
  const known = held.get(store)
  if (known && Math.abs(now.getTime() - known.at) < lastsMs) return known.rarity
  const { rows } = await reading(store, (db) =>
    sql<{ tactic: string | null; reports: number }>`
      with newest as (select tactics from report r where ${counts('r')} order by serial desc limit ${sample})
      select null as tactic, count(*)::integer as reports from newest
      union all select tactic, count(*)::integer from newest, unnest(tactics) as tactic group by tactic`.execute(db),
  )
  const counted = new Map(rows.flatMap(({ tactic, reports }) => (tactic === null ? [] : [[tactic, reports] as const])))
  const rarity = rarityAmong(rows.find(({ tactic }) => tactic === null)?.reports ?? 0, counted)
  held.set(store, { at: now.getTime(), rarity })
  return rarity
}
