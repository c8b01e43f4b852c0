import { sql } from 'kysely'
import { seenBy } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { referenceOf } from '../../values/reference.ts'
import type { Bundle, BundleDecision, BundleLink, EarlierExport } from './bundle.ts'
import type { EvidenceOrder } from './order.ts'

interface Within {
  /** Of the reports of the bundle, by serial. */
  readonly references: ReadonlyMap<string, string>
  /** Whether these are all reports of the series. */
  readonly isWhole: boolean
}

/** Links, decisions and earlier exports, as far as they tell of no report that was left out. */
export async function gatherHistory(
  db: Db,
  order: EvidenceOrder,
  within: Within,
): Promise<Pick<Bundle, 'links' | 'decisions' | 'earlier'>> {
  const serials = [...within.references.keys()]
  const decided = await readDecisions(db, order, serials)
  const people = decided.flatMap(({ decided_by, undone_by }) => [decided_by, undone_by ?? []].flat())
  const names = await order.namesOf(db, people)
  const nameOf = (id: string) => names.get(id) ?? 'somebody who has left'
  const decisions = decided.map((one): BundleDecision => {
    const { kind, why, decided_by, decided_at, undone_by, undone_at } = one
    const pair = { a: referenceOf(one.a), b: referenceOf(one.b) }
    const undone = { undoneBy: undone_by && nameOf(undone_by), undoneAt: undone_at }
    return { kind, ...pair, why, by: nameOf(decided_by), at: decided_at, ...undone }
  })
  const { series, namesOf } = order
  const earlier = await earlierExports(db, { series, isWhole: within.isWhole, namesOf })
  return { links: await readLinks(db, within, decisions), decisions, earlier }
}

/** Both reports are of the bundle. */
const ofBoth = (serials: readonly string[]) =>
  sql<boolean>`a = any(${[...serials]}::bigint[]) and b = any(${[...serials]}::bigint[])`

/** Decisions about a report of the bundle and another one, which may be cut out of it, both of which may be seen. */
const readDecisions = (db: Db, { scope }: EvidenceOrder, serials: readonly string[]) =>
  db
    .selectFrom('link_decision as d')
    .innerJoin('report as one', 'one.serial', 'd.a')
    .innerJoin('report as other', 'other.serial', 'd.b')
    .select(['d.kind', 'd.why', 'd.decided_by', 'd.decided_at', 'd.undone_by', 'd.undone_at'])
    .select(['one.id as a', 'other.id as b'])
    .where(sql<boolean>`(d.a = any(${[...serials]}::bigint[]) or d.b = any(${[...serials]}::bigint[]))`)
    .where(seenBy(scope, 'one'))
    .where(seenBy(scope, 'other'))
    .orderBy('d.id')
    .execute()

/** The times a series was taken out, the oldest first; why only for those who see all its reports. */
export async function earlierExports(
  db: Db,
  { series, isWhole, namesOf }: Pick<EvidenceOrder, 'series' | 'namesOf'> & Pick<Within, 'isWhole'>,
): Promise<readonly EarlierExport[]> {
  const rows = await db
    .selectFrom('evidence_export')
    .selectAll()
    .where('series_id', '=', series)
    .orderBy('id')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ exported_by }) => exported_by),
  )
  return rows.map(({ exported_by, exported_at, why, redacted, reports, sha256 }) => ({
    by: names.get(exported_by) ?? 'somebody who has left',
    at: exported_at,
    why: isWhole ? why : null,
    ...{ redacted, reports, sha256 },
  }))
}

async function readLinks(
  db: Db,
  { references }: Within,
  decisions: readonly BundleDecision[],
): Promise<readonly BundleLink[]> {
  const rows = await db
    .selectFrom('series_link')
    .selectAll()
    .where(ofBoth([...references.keys()]))
    .orderBy('probability', 'desc')
    .orderBy('a')
    .orderBy('b')
    .execute()
  return rows.map(({ a, b, by, probability, reasons, why, made_at }): BundleLink => {
    const pair = [references.get(a)!, references.get(b)!]
    const joined = decisions.findLast(
      (one) => one.kind === 'join' && pair.includes(one.a) && pair.includes(one.b) && one.undoneAt === null,
    )
    const who = by === 'analyst' ? (joined?.by ?? 'somebody who has left') : null
    return { a: pair[0]!, b: pair[1]!, who, probability, reasons, why, madeAt: made_at }
  })
}
