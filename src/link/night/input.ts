import { setImmediate as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { AreaView } from '../../areas/view.ts'
import { counts } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, reading } from '../../store/transaction.ts'
import { dayNumber, daysAfter } from '../../values/day.ts'
import { countsSimulated } from '../simulated.ts'
import { historyDays, nearDays } from './settings.ts'

/** What a night looks at, in arrays that a worker thread is handed. Days are days since 1970-01-01. */
export interface NightInput {
  readonly upto: number
  readonly districts: readonly string[]
  readonly forces: readonly string[]
  /** Of each district: its force, and where its people live on average, in degrees. */
  readonly forceOf: Int32Array
  readonly longitude: Float64Array
  readonly latitude: Float64Array
  readonly types: readonly string[]
  /** Of each entry: its day, district, type (−1 for none) and how many reports. */
  readonly day: Int32Array
  readonly place: Int32Array
  readonly type: Int32Array
  readonly count: Int32Array
  readonly near: NearInput
}

/** Single reports of late that have a type, oldest first. */
export interface NearInput {
  readonly serial: Float64Array
  readonly day: Int32Array
  readonly place: Int32Array
  readonly type: Int32Array
  readonly longitude: Float64Array
  readonly latitude: Float64Array
}

interface CountRow {
  readonly day: string
  readonly district: string
  readonly script: string | null
  readonly n: number
}

/** Days of one query: an embedded database answers nobody else meanwhile, and pages are served only between two. */
const slice = 90

/** Reads counts by day, district and script, of reports that count, up to a day. */
export async function readNight(store: Store, { view, upto }: { view: AreaView; upto: string }): Promise<NightInput> {
  const isSimulated = await reading(store, countsSimulated)
  const rows: CountRow[] = []
  for (let back = historyDays; back > 0; back -= slice) {
    const span = [daysAfter(upto, -back), daysAfter(upto, Math.min(0, slice - back))] as const
    rows.push(...(await reading(store, (db) => countSlice(db, span, isSimulated))))
    await pause()
  }
  const districts = [...view.districts.values()]
  const indexOf = new Map(districts.map(({ code }, at) => [code, at]))
  const types = [...new Set(rows.flatMap(({ script }) => script ?? []))].sort()
  const known = knownDistricts(view, indexOf)
  const kept = rows.filter(({ district }) => known(district) >= 0)
  const typeOf = (script: string | null) => (script === null ? -1 : types.indexOf(script))
  return {
    upto: dayNumber(upto),
    ...mapOf(view),
    types,
    day: Int32Array.from(kept, ({ day }) => dayNumber(day)),
    place: Int32Array.from(kept, ({ district }) => known(district)),
    type: Int32Array.from(kept, ({ script }) => typeOf(script)),
    count: Int32Array.from(kept, ({ n }) => n),
    near: await reading(store, (db) =>
      readNear(db, upto, { known, typeOf, centre: (at) => districts[at]!, isSimulated }),
    ),
  }
}

/** Districts and forces in the order in which entries number them. */
export function mapOf(view: AreaView): Pick<NightInput, 'districts' | 'forces' | 'forceOf' | 'longitude' | 'latitude'> {
  const districts = [...view.districts.values()]
  const forces = [...new Set(districts.map(({ force }) => force))]
  return {
    districts: districts.map(({ code }) => code),
    forces,
    forceOf: Int32Array.from(districts, ({ force }) => forces.indexOf(force)),
    longitude: Float64Array.from(districts, ({ longitude }) => longitude),
    latitude: Float64Array.from(districts, ({ latitude }) => latitude),
  }
}

/** After the first day, up to the last. */
async function countSlice(db: Db, [after, last]: readonly [string, string], isSimulated: boolean): Promise<CountRow[]> {
  const { rows } = await sql<CountRow>`select r.happened_on::text as day, r.district, r.script, count(*)::integer as n
    from report as r where ${counts('r')} and (r.via = 'simulated') = ${isSimulated}
    and r.happened_on > ${after} and r.happened_on <= ${last}
    group by r.happened_on, r.district, r.script`.execute(db)
  return rows
}

/** The number of a district by a code of any year; −1 for one that is unknown. */
function knownDistricts(view: AreaView, indexOf: ReadonlyMap<string, number>): (code: string) => number {
  const known = new Map<string, number>()
  return (code) => {
    let at = known.get(code)
    if (at === undefined) known.set(code, (at = indexOf.get(view.canonical(code) ?? '') ?? -1))
    return at
  }
}

interface Codes {
  readonly known: (code: string) => number
  readonly typeOf: (script: string) => number
  readonly isSimulated: boolean
  readonly centre: (district: number) => { readonly longitude: number; readonly latitude: number }
}

async function readNear(db: Db, upto: string, { known, typeOf, centre, isSimulated }: Codes): Promise<NearInput> {
  const all = await db
    .selectFrom('report as r')
    .select(['r.serial', 'r.happened_on', 'r.district', 'r.script', 'r.longitude', 'r.latitude'])
    .where(counts('r'))
    .where(sql<boolean>`(r.via = 'simulated') = ${isSimulated}`)
    .where('r.script', 'is not', null)
    .where('r.happened_on', '>', daysAfter(upto, -nearDays))
    .where('r.happened_on', '<=', upto)
    .orderBy('r.happened_on')
    .orderBy('r.serial')
    .execute()
  const rows = all.filter(({ district }) => known(district) >= 0)
  return {
    serial: Float64Array.from(rows, ({ serial }) => Number(serial)),
    day: Int32Array.from(rows, (row) => dayNumber(row.happened_on)),
    place: Int32Array.from(rows, ({ district }) => known(district)),
    type: Int32Array.from(rows, ({ script }) => typeOf(script!)),
    longitude: Float64Array.from(rows, ({ longitude, district }) => longitude ?? centre(known(district)).longitude),
    latitude: Float64Array.from(rows, ({ latitude, district }) => latitude ?? centre(known(district)).latitude),
  }
}
