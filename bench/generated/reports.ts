import { sql } from 'kysely'
import type { AreaView } from '../../src/areas/view.ts'
import { mostExemplars } from '../../src/link/series/exemplars.ts'
import { ownKeys } from '../../src/link/series/keys.ts'
import { readyReport } from '../../src/link/series/report.ts'
import type { Told } from '../../src/link/simulate/simulated.ts'
import { simulateStream } from '../../src/link/simulate/stream.ts'
import { keyHash } from '../../src/link/store/stored.ts'
import { newId } from '../../src/store/secret.ts'
import type { Store } from '../../src/store/store.ts'
import { signatureBytes } from '../../src/values/minhash.ts'
import { dayMs, minuteMs } from '../../src/values/time-span.ts'

/** Days of one piece of the stream: each has its own campaigns and everyday reports. */
const pieceDays = 30
/** Of the reports, so many are everyday ones; the others are of campaigns of some 20. */
const everydayShare = 0.8
const campaignSize = 20
const batch = 2_000
/** Signs of an account that are kept: its words are in the signature, and linking reads nothing else of it. */
const keptSigns = 60

export interface Filling {
  readonly count: number
  readonly days: number
  /** The last day, since 1970. */
  readonly upto: number
  /** Days before it whose reports are under keys: older ones are taken from under them each night. */
  readonly keyedDays: number
}

/** 01632 is the area code of no place: numbers of it reach nobody. */
const numbers = (seed: number) => (at: number) =>
  `01632${String((seed * 7_919 + at * 104_729) % 1_000_000).padStart(6, '0')}`

export interface Inventing {
  readonly seed: number
  readonly from: number
  readonly days: number
  readonly count: number
}

/** Invented reports of some days: scripts, districts by people, campaigns with drift, in order of arrival. */
export function inventReports(view: AreaView, { seed, from, days, count }: Inventing): Told[] {
  const campaigns = Math.ceil(((1 - everydayShare) * count) / campaignSize)
  const everyday = (everydayShare * count) / days
  return simulateStream(view, { seed, from, days, everyday, campaigns, family: 'held-out', numbers: numbers(seed) })
}

const laterIndexes =
  'report_happened report_district report_received report_search report_origin report_exact report_to_look_at link_key_report link_key_pkey'.split(
    ' ',
  )

/**
 * Fills a new database as if so many reports had come in and been linked, and the database had kept itself in order meanwhile:
 * it begins to in the middle of what is measured otherwise. How many there are.
 */
export async function fillReports(
  store: Store,
  view: AreaView,
  { count, days, upto, keyedDays }: Filling,
): Promise<number> {
  const putBack = await dropIndexes(store)
  let stored = 0
  for (let from = upto - keyedDays, seed = 1; from < upto; from += pieceDays, seed++) {
    const span = Math.min(pieceDays, upto - from)
    const told = inventReports(view, { seed, from, days: span, count: (count * span) / days })
    const places = placesIn(told)
    for (let at = 0; at < told.length; at += batch) {
      const rows = told
        .slice(at, at + batch)
        .map((one, place) => rowOf(one, { serial: stored + at + place + 1, places }))
      await insertRows(store, rows)
    }
    stored += told.length
  }
  for (let back = 1; back * keyedDays < days; back++) stored += await repeat(store, back, { keyedDays, days })
  await sql`select setval(pg_get_serial_sequence('report', 'serial'), ${stored})`.execute(store.db)
  await putBack()
  await sql`truncate link_waiting`.execute(store.db)
  await countAll(store)
  await sql`vacuum analyze`.execute(store.db)
  return stored
}

/** Older reports, which are under no keys any more: those of the last days once more, moved back in time. How many. */
async function repeat(
  store: Store,
  back: number,
  { keyedDays, days }: Pick<Filling, 'keyedDays' | 'days'>,
): Promise<number> {
  const left = Math.min(keyedDays, days - back * keyedDays)
  const { numAffectedRows } = await sql`
    with newest as (select max(happened_on) as day, max(serial) as serial from report),
    one as (select max(serial) / ${back} as reports from report)
    insert into report (serial, id, kind, via, for_whom, received_at, happened_on, happened_minute, district, force, script, tactics,
      shown, spoken, aliases, claimed, method, outcome, lost_pounds, age, account, trust, origin)
    overriding system value
    select newest.serial + row_number() over (order by r.serial), translate(left(md5(random()::text), 12), '0189', 'ghij'), kind, via,
      for_whom, received_at - ${back * keyedDays} * interval '1 day', happened_on - ${back * keyedDays}::integer, happened_minute, district,
      force, script, tactics, shown, spoken, aliases, claimed, method, outcome, lost_pounds, age, account, trust, origin
    from report r, newest, one where r.serial <= one.reports and r.happened_on > newest.day - ${left}::integer`.execute(
    store.db,
  )
  return Number(numAffectedRows)
}

/** Indexes are made at the end, which is quicker. */
async function dropIndexes(store: Store): Promise<() => Promise<void>> {
  const { rows } = await sql<{ indexdef: string }>`select indexdef from pg_indexes
    where indexname = any(${laterIndexes})`.execute(store.db)
  await sql`alter table link_key drop constraint link_key_pkey`.execute(store.db)
  for (const name of laterIndexes) await sql`drop index if exists ${sql.ref(name)}`.execute(store.db)
  return async () => {
    for (const { indexdef } of rows) await sql.raw(indexdef).execute(store.db)
  }
}

/** The series of each report, and whether new reports are compared with it. */
type Places = ReadonlyMap<string, { readonly series: string; readonly shown: boolean }>

function placesIn(told: readonly Told[]): Places {
  const campaigns = new Map<string, string[]>()
  for (const { truth } of told)
    if (truth.campaign !== null) campaigns.set(truth.campaign, [...(campaigns.get(truth.campaign) ?? []), truth.id])
  return new Map(
    [...campaigns.values()]
      .filter((ids) => ids.length > 1)
      .flatMap((ids) => {
        const series = newId()
        return ids.map((id, at) => [id, { series, shown: at >= ids.length - mostExemplars }] as const)
      }),
  )
}

type Row = ReturnType<typeof rowOf>

function rowOf({ report }: Told, { serial, places }: { serial: number; places: Places }) {
  const ready = readyReport(report)
  const place = places.get(report.id)
  const isKeyed = place?.shown ?? true
  return {
    serial,
    id: newId(),
    kind: report.kind,
    received_at: new Date(report.received * minuteMs).toISOString(),
    happened_on: new Date(report.day * dayMs).toISOString().slice(0, 10),
    happened_minute: report.minute,
    district: report.district,
    force: report.force,
    script: report.script,
    tactics: report.tactics,
    shown: report.shown,
    spoken: report.spoken,
    aliases: report.aliases,
    claimed: report.organisation,
    method: report.method,
    outcome: report.loss === null ? 'nothing' : 'lost',
    lost_pounds: report.loss,
    age: report.age,
    account: report.text.slice(0, keptSigns),
    signature: ready.signature && Buffer.from(signatureBytes(ready.signature)).toString('hex'),
    trust: report.trust,
    origin: `${serial}`,
    series: place?.series ?? null,
    is_shown: place?.shown ?? false,
    keys: isKeyed ? [...new Set(ownKeys(ready).map(keyHash))] : [],
  }
}

async function insertRows(store: Store, rows: readonly Row[]): Promise<void> {
  const members = rows.filter(({ series }) => series !== null)
  const keys = rows.flatMap(({ serial, keys: own }) => own.map((key) => [key, serial] as const))
  await store.db.transaction().execute(async (db) => {
    await sql`insert into report (serial, id, kind, via, for_whom, received_at, happened_on, happened_minute, district, force,
        script, tactics, shown, spoken, aliases, claimed, method, outcome, lost_pounds, age, account, signature, trust, origin)
      overriding system value
      select serial, id, kind, 'simulated', 'self', received_at, happened_on, happened_minute, district, force, script, tactics,
        shown, spoken, aliases, claimed, method, outcome, lost_pounds, age, account, decode(signature, 'hex'), trust, origin
      from jsonb_to_recordset(${JSON.stringify(rows.map(({ keys: _, ...row }) => row))}::jsonb) as r (serial bigint, id text, kind text,
        received_at timestamptz, happened_on date, happened_minute smallint, district text, force text, script text,
        tactics text[], shown text[], spoken text[], aliases text[], claimed text, method text, outcome text,
        lost_pounds numeric, age smallint, account text, signature text, trust text, origin text)`.execute(db)
    await sql`insert into series (id, made_at, changed_at) select id, now(), now() from unnest(${[
      ...new Set(members.map(({ series }) => series)),
    ]}::text[]) id on conflict do nothing`.execute(db)
    await sql`insert into series_report (report, series_id, since, shown) select report, series, now(), shown from unnest(
      ${members.map(({ serial }) => serial)}::bigint[], ${members.map(({ series }) => series)}::text[],
      ${members.map(({ is_shown }) => is_shown)}::boolean[]) as m (report, series, shown)`.execute(db)
    await sql`insert into link_key (key, report) select * from unnest(
      ${keys.map(([key]) => key)}::bigint[], ${keys.map(([, serial]) => serial)}::bigint[])`.execute(db)
  })
}

async function countAll(store: Store): Promise<void> {
  await sql`update series s set reports = c.reports, first_on = c.first_on, last_on = c.last_on, districts = c.districts, forces = c.forces
    from (select m.series_id, count(*)::integer as reports, min(r.happened_on) as first_on, max(r.happened_on) as last_on,
        array_agg(distinct r.district) as districts, array_agg(distinct r.force) as forces
      from series_report m join report r on r.serial = m.report group by m.series_id) c
    where c.series_id = s.id`.execute(store.db)
}
