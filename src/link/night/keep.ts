import { sql } from 'kysely'
import { counts } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { isoOf } from '../../values/day.ts'
import { ofOneKind } from '../simulated.ts'
import type { FoundSpike } from './spike.ts'

/** Rows of one insert. */
const batch = 5_000

/**
 * Keeps a spike with the reports behind it. One of the same method, area and type whose days touch, and that shares a
 * district where it has no area, is the same seen again: it is brought up to date, and an alert stays one. Whether it is new.
 */
export async function keepSpike(
  db: Db,
  spike: FoundSpike,
  { run, now }: { readonly run: string; readonly now: Date },
): Promise<boolean> {
  const values = { ...rowOf(spike), seen_at: now, run_id: run }
  const known = await findKnown(db, spike)
  const id = known
    ? await update(db, known, values)
    : (
        await db
          .insertInto('spike')
          .values({ ...values, first_seen_at: now })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id
  await db.deleteFrom('spike_report').where('spike_id', '=', id).execute()
  await keepReports(db, id, spike)
  return known === null
}

const rowOf = (spike: FoundSpike) => ({
  method: spike.method,
  level: spike.level,
  area: spike.area,
  type: spike.type,
  from_on: isoOf(spike.from),
  to_on: isoOf(spike.to),
  observed: spike.observed,
  expected: spike.expected,
  bound: spike.bound,
  p: spike.p,
  recurrence_days: spike.recurrenceDays,
  districts: [...spike.districts].sort(),
  why: spike.why,
})

/** The one that is just the same before one that touches: two rows never come to be one. */
async function findKnown(db: Db, spike: FoundSpike) {
  const { method, type, area, from_on, to_on, districts } = rowOf(spike)
  const sameDistricts = sql<boolean>`(s.area is not null or s.districts && ${districts}::text[])`
  const isExact = sql`(s.from_on = ${from_on} and s.to_on = ${to_on} and s.districts = ${districts}::text[])`
  const row = await db
    .selectFrom('spike as s')
    .select(['s.id', 's.level'])
    .where('s.method', '=', method)
    .where('s.type', '=', type)
    .where('s.area', 'is not distinct from', area)
    .where('s.from_on', '<=', isoOf(spike.to + 1))
    .where('s.to_on', '>=', isoOf(spike.from - 1))
    .where(sameDistricts)
    .orderBy(isExact, 'desc')
    .orderBy('s.to_on', 'desc')
    .orderBy('s.id')
    .executeTakeFirst()
  return row ?? null
}

async function update(
  db: Db,
  known: NonNullable<Awaited<ReturnType<typeof findKnown>>>,
  values: ReturnType<typeof rowOf> & { readonly seen_at: Date; readonly run_id: string },
): Promise<string> {
  const level = known.level === 'alert' ? 'alert' : values.level
  await db
    .updateTable('spike')
    .set({ ...values, level })
    .where('id', '=', known.id)
    .execute()
  return known.id
}

/** Near repeats name theirs; of the others all that count, of those districts and days, of the type. */
async function keepReports(db: Db, id: string, { reports, districts, type, from, to }: FoundSpike): Promise<void> {
  const of = db
    .selectFrom('report as r')
    .select([sql<string>`${id}::bigint`.as('spike_id'), 'r.serial as report'])
    .where(counts('r'))
    .where(ofOneKind('r'))
  const insert = db.insertInto('spike_report').columns(['spike_id', 'report'])
  if (!reports) {
    const held = of
      .where('r.happened_on', '>=', isoOf(from))
      .where('r.happened_on', '<=', isoOf(to))
      .where('r.district', 'in', [...districts])
    await insert.expression(type === 'all' ? held : held.where('r.script', '=', type)).execute()
    return
  }
  for (let at = 0; at < reports.length; at += batch) {
    const serials = reports.slice(at, at + batch).map(String)
    await insert.expression(of.where(sql<boolean>`r.serial = any(${serials}::bigint[])`)).execute()
  }
}
