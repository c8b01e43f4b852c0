import { hash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { ReportTable } from '../../store/tables-reports.ts'
import { dayNumber } from '../../values/day.ts'
import { signatureFrom } from '../../values/minhash.ts'
import { minuteMs } from '../../values/time-span.ts'
import { aliasesOf, type IsGenuine, type Report, tellingOf } from '../series/report.ts'

/** The columns of a report that linking needs. */
export const linkColumns = [
  'serial',
  'received_at',
  'happened_on',
  'happened_minute',
  'district',
  'force',
  'longitude',
  'latitude',
  'script',
  'tactics',
  'shown',
  'spoken',
  'aliases',
  'claimed',
  'method',
  'accounts',
  'urls',
  'signature',
  'trust',
  'origin',
] as const

/** The same, for a query that calls the table `r`. */
export const linkSelect = sql.join(linkColumns.map((name) => sql.ref(`r.${name}`)))

export type Stored = Pick<Selectable<ReportTable>, (typeof linkColumns)[number]>

/** A stored report as linking needs it; its id is its serial. */
export function linkable(row: Stored, isGenuine: IsGenuine): Report {
  const { longitude, latitude } = row
  return {
    id: row.serial,
    received: Math.floor(row.received_at.getTime() / minuteMs),
    day: dayNumber(row.happened_on),
    minute: row.happened_minute,
    district: row.district,
    place: longitude === null || latitude === null ? null : { longitude, latitude },
    force: row.force,
    script: row.script,
    tactics: row.tactics,
    shown: tellingOf(row.shown, isGenuine),
    spoken: tellingOf(row.spoken, isGenuine),
    aliases: aliasesOf(row.aliases),
    organisation: row.claimed,
    method: row.method,
    accounts: row.accounts,
    urls: row.urls,
    signature: row.signature && signatureFrom(row.signature),
    trust: row.trust,
    origin: row.origin,
  }
}

/** A key as it is stored: 64 bits of its hash, as a signed decimal. Two keys in a million million share one by chance: pairs are scored anyway. */
export const keyHash = (key: string): string => hash('sha1', key, 'buffer').readBigInt64BE().toString()
