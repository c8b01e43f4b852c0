import { sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import { shinglesOf } from './likeness.ts'
import type { Prepared } from './prepare.ts'
import { sameStory, type Told } from './story.ts'

/** The newest version of a warning that was taken in from an address. */
export interface KnownVersion {
  readonly warning_id: string
  readonly number: number
  readonly text: string
}

/** Those of some SHA-256 sums that a document here has, in any version. */
export async function findBytes(db: Db, sha256s: readonly string[]): Promise<Set<string>> {
  if (sha256s.length === 0) return new Set()
  const rows = await db.selectFrom('warning_version').select('sha256').where('sha256', 'in', sha256s).execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** The newest versions of warnings from some addresses. */
export async function findAddresses(db: Db, batch: readonly Prepared[]): Promise<ReadonlyMap<string, KnownVersion>> {
  const addresses = batch.flatMap(({ address }) => address ?? [])
  if (addresses.length === 0) return new Map()
  const versions = await db
    .selectFrom('warning as w')
    .innerJoin('warning_version as v', 'v.warning_id', 'w.id')
    .select(['w.address', 'v.warning_id', 'v.number', 'v.text'])
    .where('w.address', 'in', addresses)
    .orderBy('v.number')
    .execute()
  return new Map(versions.map(({ address, ...version }) => [address!, version]))
}

/** A warning that may tell the same story as others. */
export interface Teller extends Told {
  readonly story: string
  readonly bands: readonly number[]
}

const mostFound = 2_000
const mostCompared = 8

/** Those of the store that share a band with one of these, each as far as it is needed to compare them. */
export async function findTellers(db: Db, batch: readonly Prepared[]): Promise<readonly Teller[]> {
  const asked = batch.filter((one) => one.bands.length > 0).map((one) => `{${one.bands.join()}}`)
  if (asked.length === 0) return []
  // One document after the other: for the bands of fifty at once PostgreSQL reads the whole table instead of its index.
  const found = await db
    .selectFrom(sql<{ bands: string }>`unnest(${asked}::text[])`.as<'asked'>(sql`asked(bands)`))
    .innerJoin('warning_version as v', (join) => join.on(sql<boolean>`v.bands && asked.bands::integer[]`))
    .distinct()
    .select(['v.warning_id', 'v.number', 'v.bands', 'v.made_at'])
    .orderBy('v.made_at', 'desc')
    .limit(mostFound)
    .execute()
  const wanted = new Map(
    batch.flatMap((one) => closest(one.bands, found)).map((row) => [`${row.warning_id} ${row.number}`, row]),
  )
  if (wanted.size === 0) return []
  const rows = await db
    .selectFrom('warning_version as v')
    .innerJoin('warning as w', 'w.id', 'v.warning_id')
    .select(['w.story', 'v.warning_id', 'v.number', 'v.bands', 'v.text', 'v.reading', 'v.issued_on'])
    .where(
      'v.warning_id',
      'in',
      [...wanted.values()].map((row) => row.warning_id),
    )
    .execute()
  return rows
    .filter((row) => wanted.has(`${row.warning_id} ${row.number}`))
    .map(({ story, bands: own, text, reading, issued_on }) => ({
      story,
      bands: own,
      shingles: shinglesOf(text),
      fields: reading.fields,
      issued: issued_on,
    }))
}

/** Those that share the most bands. */
function closest<T extends { readonly bands: readonly number[] }>(bands: readonly number[], among: readonly T[]): T[] {
  const own = new Set(bands)
  return among
    .map((one) => ({ one, shared: one.bands.filter((band) => own.has(band)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, mostCompared)
    .map(({ one }) => one)
}

/** The story that a document tells among those told already; null for a new one. */
export function storyAmong(
  told: Told & { readonly bands: readonly number[] },
  tellers: readonly Teller[],
): string | null {
  let best: { story: string; sure: number } | null = null
  for (const teller of closest(told.bands, tellers)) {
    const sure = sameStory(told, teller)
    if (sure > (best?.sure ?? 0)) best = { story: teller.story, sure }
  }
  return best?.story ?? null
}
