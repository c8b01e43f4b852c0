import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../store/transaction.ts'
import type { Reason } from '../../values/series.ts'

/** A link to be kept; ends are serials, in any order. */
export interface KeptLink {
  readonly a: string
  readonly b: string
  readonly by?: 'score' | 'analyst'
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly why?: string
}

export interface KeptLinks {
  readonly id: string
  readonly links: readonly KeptLink[]
  readonly now: Date
}

const batch = 2_000

/** Keeps why reports are of one series, in place of what was kept of the same two. */
export async function keepLinks(db: Db, { id, links, now }: KeptLinks): Promise<void> {
  for (let at = 0; at < links.length; at += batch)
    await insertLinks({ id, links: links.slice(at, at + batch), now }).execute(db)
}

/** The statement that does so, for not too many. */
export const insertLinks = ({ id, links, now }: KeptLinks): RawBuilder<unknown> => {
  const rows = links.map(({ a, b, by = 'score', probability, reasons, why = '' }) => ({
    a,
    b,
    by,
    probability,
    reasons,
    why,
  }))
  return sql`insert into series_link (a, b, series_id, by, probability, reasons, why, made_at)
    select least(a, b), greatest(a, b), ${id}, by, probability, reasons, why, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as l (a bigint, b bigint, by text, probability real, reasons jsonb, why text)
    on conflict (a, b) do update set series_id = excluded.series_id, by = excluded.by,
      probability = excluded.probability, reasons = excluded.reasons, why = excluded.why`
}
