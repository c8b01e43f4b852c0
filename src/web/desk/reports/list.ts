import { Readable } from 'node:stream'
import { exportReports } from '../../../report/export.ts'
import { type FoundReports, listReports, reportsElsewhere } from '../../../report/list.ts'
import { type ReportSearch, reportStates } from '../../../report/search.ts'
import { seeingOf } from '../../../report/seeing.ts'
import { writeAudit } from '../../../store/audit.ts'
import { inTransaction, reading } from '../../../store/transaction.ts'
import { isDay } from '../../../values/day.ts'
import { reportKinds, reportOutcomes } from '../../../values/report.ts'
import type { Page } from '../../page.ts'
import { reportsPage } from '../pages/reports/list.ts'
import { isNobody } from '../series/seeing.ts'
import type { Visit } from '../visit.ts'
import { readArea } from '../warnings/collected-list.ts'
import { mayDecideSome } from './seeing.ts'

const filterNames = ['number', 'alias', 'area', 'script', 'tactic', 'kind', 'outcome', 'trust', 'state', 'from', 'to']

/** The list of reports, searched as the query says. */
export async function showReports(visit: Visit): Promise<Page> {
  const { store, parts, fields, session } = visit
  const view = parts.areas.on()
  const { grants } = session.coordinator
  const seeing = seeingOf(grants, view)
  const { search, area } = asked(visit)
  const isGiven = (name: string) => (fields.get(name) ?? '').trim() !== ''
  const none: FoundReports = { rows: [], total: 0, page: 1, pages: 0 }
  const given = filterNames.filter(isGiven)
  // together with other choices a count elsewhere would tell more than how many there are
  const isNumberAlone = given.length === 1 && given[0] === 'number' && !isGiven('words')
  const { scripts, tactics } = parts.shipped()
  const titled = (all: readonly { id: string; title: string }[]) => all.map(({ id, title }) => [id, title] as const)
  return reportsPage({
    found: area ? none : await reading(store, (db) => listReports(db, seeing, search)),
    elsewhere: isNumberAlone
      ? await reading(store, (db) => reportsElsewhere(db, seeing.scope, search.number ?? ''))
      : [],
    fields,
    isNarrowed: given.length > 0,
    isSearched: given.length > 0 || isGiven('words') || isGiven('page') || isGiven('import'),
    area,
    scripts: titled(scripts),
    tactics: titled(tactics),
    view,
    seesAny: !isNobody(seeing.scope),
    seesWords: !isNobody(seeing.asGiven),
    mayLook: mayDecideSome(visit),
  })
}

/** All reports that the query finds, as CSV without what tells of a person; the audit remembers who took them. */
export async function exportList(visit: Visit): Promise<Response> {
  const { store, parts, session, context, actor } = visit
  const view = parts.areas.on()
  const seeing = seeingOf(session.coordinator.grants, view)
  const { search } = asked(visit)
  await inTransaction(store, (db) =>
    writeAudit(db, actor, { action: 'reports-exported', subject: { kind: 'reports', id: 'list' } }),
  )
  const lines = Readable.from(exportReports(store.db, seeing, { search, view }), { objectMode: false })
  return context.body(Readable.toWeb(lines) as ReadableStream, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="reports.csv"',
  })
}

/** What the query asks for; what is none of the choices, or no day, is left out. */
function asked({ parts, fields }: Visit) {
  const value = (name: string) => (fields.get(name) ?? '').trim()
  const { districts, problem } = readArea(parts, value('area').slice(0, 120))
  const { scripts, tactics } = parts.shipped()
  const one = <T extends string>(name: string, all: readonly T[]) => all.find((each) => each === value(name))
  const day = (name: string) => (isDay(value(name)) ? value(name) : undefined)
  const search = withoutNone({
    words: value('words'),
    number: value('number'),
    alias: value('alias'),
    districts,
    script: one(
      'script',
      scripts.map(({ id }) => id),
    ),
    tactic: one(
      'tactic',
      tactics.map(({ id }) => id),
    ),
    kind: one('kind', reportKinds),
    outcome: one('outcome', reportOutcomes),
    trust: one('trust', ['unverified', 'checked', 'trusted'] as const),
    state: one('state', reportStates),
    from: day('from'),
    to: day('to'),
    imported: /^\d{1,18}$/.exec(value('import'))?.[0],
    page: Number.parseInt(value('page'), 10) || 1,
  })
  return { search, area: problem }
}

type Given<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> }

const withoutNone = <T extends object>(all: T): Given<T> & ReportSearch =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Given<T>
