import { sql } from 'kysely'
import { prepared } from '../../store/prepared.ts'
import { counts } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { mostOfKey } from '../series/keys.ts'
import { linkColumns, type Stored } from './stored.ts'

/** Newest reports looked at under one band of a text, and under one block of place and time. */
const mostOfCommon = 12
/** Most reports that one is compared with: those with a number, account or address in common first, then by keys in common. */
const mostCompared = 40

/** A stored report that shares a key with another. */
export interface Candidate extends Stored {
  readonly series_id: string | null
  /** How many reports the series has; null where it is of none. */
  readonly size: number | null
  /** The flood it stands for. */
  readonly flood_of: string | null
  readonly flood_why: 'origin' | 'wording' | 'number' | null
}

/** What a report that is compared belongs to already. */
export interface Own {
  readonly series_id: string | null
  readonly size: number | null
  /** Whether an analyst decided about it and another. */
  readonly has_decisions: boolean
}

export interface Candidates {
  readonly own: Own
  readonly found: readonly Candidate[]
  /** How many are shown under a key (by its hash), up to one more than is used. */
  readonly countOf: ReadonlyMap<string, number>
}

/** Keys of an account, number or address are `exact`, those of a name `name`, others tell little. */
const rankOf = (key: string) => (/^[tau]:/.test(key) ? 0 : key[0] === 'n' ? 1 : 2)

/**
 * What one report is compared with: one query, whose cost does not grow with what is stored. `sought` are keys with their
 * hashes. A key in a number, account, address or name that more than `mostOfKey` share is not used.
 */
export async function findCandidates(
  db: Db,
  serial: string,
  sought: readonly (readonly [key: string, hash: string])[],
): Promise<Candidates> {
  const ranks = sought.map(([key]) => rankOf(key))
  const most = ranks.map((rank) => (rank === 2 ? mostOfCommon : mostOfKey + 1))
  const { rows } = await sql<Own & { found: readonly Sent[]; counted: Record<string, number> | null }>`${prepared}
    with sought (key, most, rank) as (
      select * from unnest(${sought.map(([, hash]) => hash)}::bigint[], ${most}::integer[], ${ranks}::integer[])),
    hit as materialized (
      select s.key, s.rank, k.report from sought s cross join lateral (
        select report from link_key where link_key.key = s.key order by report desc limit s.most) k),
    common as materialized (select key, count(*)::integer as reports from hit where rank < 2 group by key),
    liked as materialized (
      select h.report from hit h left join common c on c.key = h.key
      where h.report <> ${serial} and coalesce(c.reports, 0) <= ${mostOfKey}
      group by h.report order by min(h.rank), count(*) desc, h.report desc limit ${mostCompared}),
    found as (
      select ${columns}, extract(epoch from r.received_at) * 1000 as received_ms, encode(r.signature, 'base64') as signed,
        m.series_id, s.reports as size, f.id::text as flood_of, f.why as flood_why
      from liked join report r on r.serial = liked.report
      left join series_report m on m.report = r.serial
      left join series s on s.id = m.series_id
      left join report_flood f on f.first_report = r.serial
      where ${counts('r')})
    select (select coalesce(json_agg(found), '[]') from found) as found,
      (select json_object_agg(key, reports) from common) as counted, m.series_id, s.reports as size,
      exists (select from link_decision where a = own.report or b = own.report) as has_decisions
    from (select ${serial}::bigint as report) own
      left join series_report m on m.report = own.report left join series s on s.id = m.series_id`.execute(db)
  const { found, counted, ...own } = rows[0]!
  return { own, found: found.map(received), countOf: new Map(Object.entries(counted ?? {})) }
}

/** A candidate as it is sent: all of them are one JSON text, which is read in a tenth of the time of rows. */
type Sent = Omit<Candidate, 'serial' | 'received_at' | 'signature'> & {
  readonly serial: string
  readonly received_ms: number
  readonly signed: string | null
}

const columns = sql.join(
  linkColumns
    .map((name) => (name === 'serial' ? sql`r.serial::text` : sql.ref(`r.${name}`)))
    .filter((_, at) => !['received_at', 'signature'].includes(linkColumns[at]!)),
)

const received = ({ received_ms, signed, serial, ...rest }: Sent): Candidate => ({
  ...rest,
  serial,
  received_at: new Date(received_ms),
  signature: signed === null ? null : Buffer.from(signed, 'base64'),
})
