import { sql } from 'kysely'
import { newId } from '../../store/secret.ts'
import type { Db } from '../../store/transaction.ts'
import { mostExemplars } from '../series/exemplars.ts'
import type { Placed } from '../series/place-one.ts'
import type { Own } from './candidates.ts'
import { countSeries } from './count-series.ts'
import { addEvent, noteGrown } from './events.ts'
import { type Growing, growSeries, startSeries } from './grow-series.ts'
import { keepLinks } from './links.ts'
import { type Compared, keepLinked, trimShown } from './shown.ts'

/** Links of one report that are kept at once: enough to show on what its place rests. */
const mostLinks = 4

export interface Joining {
  readonly compared: Compared
  readonly own: Own
  readonly placed: Placed
  readonly now: Date
}

/** Makes one series of the report that was compared and the groups it was placed with. */
export async function joinGroups(db: Db, { compared, own, placed, now }: Joining): Promise<void> {
  const series = sizesOf(own, placed)
  const serials = placed.groups.filter((group) => !series.has(group))
  const [into, ...merged] = [...series].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id)
  const links = placed.links
    .slice(0, mostLinks)
    .map(({ known, score }) => ({ a: known.report.id, b: compared.serial, ...score }))
  const growing = { id: into ?? newId(), serials, links, compared, now }
  const size =
    into === undefined
      ? await startSeries(db, growing)
      : merged.length === 0 && own.series_id === null
        ? await growSeries(db, growing)
        : await putTogether(db, { ...growing, merged })
  if (size > mostExemplars) await trimShown(db, growing.id)
}

/** The same where more changes than that a series begins or grows: it is counted anew. How many reports it has. */
async function putTogether(
  db: Db,
  { id, serials, merged, links, compared, now }: Growing & { readonly merged: readonly string[] },
): Promise<number> {
  await keepLinked(db, compared)
  await addMembers(db, { id, serials, now })
  for (const from of merged) await mergeSeries(db, { from, into: id, by: null, words: null, now })
  const size = await countSeries(db, id, now)
  if (merged.length === 0) await noteGrown(db, { id, reports: size, now })
  await keepLinks(db, { id, links, now })
  return size
}

/** The groups that are series, with how many reports each has. */
function sizesOf({ series_id, size }: Own, { groups, links }: Placed): Map<string, number> {
  const sizes = new Map<string, number>()
  if (series_id !== null) sizes.set(series_id, size ?? 1)
  for (const { known } of links)
    if (groups.includes(known.group) && known.group !== known.report.id) sizes.set(known.group, known.size)
  return sizes
}

export async function beginSeries(db: Db, now: Date): Promise<string> {
  const id = newId()
  await db
    .insertInto('series')
    .values({
      id,
      made_at: now,
      changed_at: now,
      merged_into: null,
      name: null,
      first_on: null,
      last_on: null,
      script: null,
    })
    .execute()
  return id
}

/** Puts reports into a series, wherever they were. */
export async function addMembers(
  db: Db,
  { id, serials, now }: { id: string; serials: readonly string[]; now: Date },
): Promise<void> {
  await sql`insert into series_report (report, series_id, since)
    select report, ${id}, ${now} from unnest(${[...serials]}::bigint[]) report
    on conflict (report) do update set series_id = excluded.series_id, since = excluded.since`.execute(db)
}

export interface Merging {
  readonly from: string
  readonly into: string
  /** The analyst; null for the program. */
  readonly by: string | null
  readonly words: string | null
  readonly now: Date
}

/** Joins one series to another: it ends, and its reports and links go over. The name goes with them where the other has none. */
export async function mergeSeries(db: Db, { from, into, by, words, now }: Merging): Promise<void> {
  await sql`update series_report set series_id = ${into} where series_id = ${from}`.execute(db)
  await sql`update series_link set series_id = ${into} where series_id = ${from}`.execute(db)
  await sql`update series s set name = coalesce(s.name, f.name) from series f where f.id = ${from} and s.id = ${into}`.execute(
    db,
  )
  await countSeries(db, from, now)
  await sql`update series set state = 'ended', merged_into = ${into} where id = ${from}`.execute(db)
  const reports = await countSeries(db, into, now)
  await addEvent(db, { id: into, what: 'joined', other: from, reports, by, words, now })
  await addEvent(db, { id: from, what: 'ended', other: into, reports: 0, by, now })
}
