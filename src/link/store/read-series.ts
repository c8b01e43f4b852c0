import { sql } from 'kysely'
import { counts, isVisible, seenBy } from '../../store/scope.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { CollectionMethod } from '../../values/report.ts'
import type { Scope } from '../../values/scope.ts'
import type { Hidden, SeriesDecision, SeriesEvent, SeriesLink, SeriesMember, SeriesSeen } from './seen.ts'

/** Reads a series by its id, as far as somebody may see it. Throws `series-unknown` where they may see none of its reports. */
export async function readSeries(db: Db, id: string, scope: Scope): Promise<SeriesSeen> {
  const row = await db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst()
  const reports = row ? await readMembers(db, id, scope) : []
  const hidden = row ? await readHidden(db, id, scope) : []
  const isEmpty = reports.length + hidden.length === 0
  if (!row || (reports.length === 0 && !(isEmpty && scope === 'everything'))) throw new DoorchainError('series-unknown')
  const isWhole = hidden.length === 0
  return {
    id,
    name: row.name,
    state: row.state,
    mergedInto: row.merged_into && (await firstVisible(db, row.merged_into, scope)) !== null ? row.merged_into : null,
    madeAt: row.made_at,
    reports,
    links: await readLinks(db, id, scope),
    decisions: await readDecisions(db, id, scope),
    hidden,
    history: await readHistory(db, { id, scope, isWhole }),
  }
}

async function readMembers(db: Db, id: string, scope: Scope): Promise<SeriesMember[]> {
  const rows = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select(['r.serial', 'r.id', 'r.kind', 'r.via', 'r.received_at as receivedAt', 'r.happened_on as happenedOn'])
    .select(['r.happened_minute as happenedMinute', 'r.district', 'r.force', 'r.organisation_id as organisation'])
    .select(['r.script', 'r.tactics', 'r.shown', 'r.spoken', 'r.aliases', 'r.claimed', 'r.method', 'r.accounts'])
    .select(['r.urls', 'r.outcome', 'r.lost_pounds as lostPounds', 'r.trust'])
    .where('m.series_id', '=', id)
    .where(isVisible(scope, 'r'))
    .orderBy('r.happened_on')
    .orderBy('r.serial')
    .execute()
  return rows.map((row) => ({
    ...row,
    method: row.method as CollectionMethod | null,
    lostPounds: row.lostPounds === null ? null : Number(row.lostPounds),
  }))
}

/** How many reports of a series somebody may not see, by force. */
export const readHidden = (db: Db, id: string, scope: Scope): Promise<Hidden[]> =>
  db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select(['r.force', sql<number>`count(*)::integer`.as('reports')])
    .where('m.series_id', '=', id)
    .where(counts('r'))
    .where(sql<boolean>`not ${seenBy(scope, 'r')}`)
    .groupBy('r.force')
    .orderBy('r.force')
    .execute()

async function readLinks(db: Db, id: string, scope: Scope): Promise<SeriesLink[]> {
  const rows = await db
    .selectFrom('series_link as l')
    .innerJoin('report as a', 'a.serial', 'l.a')
    .innerJoin('report as b', 'b.serial', 'l.b')
    .select(['a.id as a', 'b.id as b', 'l.by', 'l.probability', 'l.reasons', 'l.why', 'l.made_at as madeAt'])
    .where('l.series_id', '=', id)
    .where(isVisible(scope, 'a'))
    .where(isVisible(scope, 'b'))
    .orderBy('l.probability', 'desc')
    .orderBy('l.a')
    .orderBy('l.b')
    .execute()
  return rows
}

async function readDecisions(db: Db, id: string, scope: Scope): Promise<SeriesDecision[]> {
  return db
    .selectFrom('link_decision as d')
    .innerJoin('report as a', 'a.serial', 'd.a')
    .innerJoin('report as b', 'b.serial', 'd.b')
    .select(['d.id', 'd.kind', 'a.id as a', 'b.id as b', 'd.why', 'd.decided_by as by', 'd.decided_at as at'])
    .select('d.undone_at as undoneAt')
    .where(sql<boolean>`(d.a in (select report from series_report where series_id = ${id})
      or d.b in (select report from series_report where series_id = ${id}))`)
    .where(isVisible(scope, 'a'))
    .where(isVisible(scope, 'b'))
    .orderBy('d.id', 'desc')
    .execute()
}

/** The id of the first report of a series that may be seen; null where none may. */
export async function firstVisible(db: Db, id: string, scope: Scope): Promise<string | null> {
  const one = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select('r.id')
    .where('m.series_id', '=', id)
    .where(isVisible(scope, 'r'))
    .orderBy('r.serial')
    .limit(1)
    .executeTakeFirst()
  return one?.id ?? null
}

/** What tells of the number or the days of reports is left out where some may not be seen. */
const tellsOfReports: readonly string[] = ['grew', 'shrank']

async function readHistory(
  db: Db,
  { id, scope, isWhole }: { id: string; scope: Scope; isWhole: boolean },
): Promise<SeriesEvent[]> {
  const rows = await db
    .selectFrom('series_event')
    .selectAll()
    .where('series_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const others = new Set<string>()
  for (const other of new Set(rows.flatMap(({ other_series }) => other_series ?? [])))
    if ((await firstVisible(db, other, scope)) !== null) others.add(other)
  return rows
    .filter(({ what }) => isWhole || !tellsOfReports.includes(what))
    .map(({ at, what, other_series, reports, by, words }) => ({
      at,
      what,
      other: other_series !== null && (others.has(other_series) || scope === 'everything') ? other_series : null,
      reports: isWhole ? reports : null,
      by,
      words: isWhole || what === 'named' ? words : null,
    }))
}
