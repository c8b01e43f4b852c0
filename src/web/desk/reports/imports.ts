import type { Areas } from '../../../areas/open.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { carryOnImports } from '../../../report/import/carry-on.ts'
import { isFileKept, keptFile, largestSent, lookInto } from '../../../report/import/file.ts'
import {
  demandImport,
  type ImportPerson,
  importingGrant,
  keepMapping,
  listImports,
  type ReportImport,
  sendFile,
  startImport,
} from '../../../report/import/imports.ts'
import { openJudge } from '../../../report/import/judge.ts'
import { parseMapping } from '../../../report/import/mapping.ts'
import { problemsCsv } from '../../../report/import/problems.ts'
import { takeImportBack } from '../../../report/import/take-back.ts'
import { readRecords } from '../../../report/import/text.ts'
import { type Trial, tryImport } from '../../../report/import/trial.ts'
import { openReportMeans } from '../../../report/means.ts'
import type { Store } from '../../../store/store.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import { type ImportField, importFields } from '../../../values/import-mapping.ts'
import type { Page } from '../../page.ts'
import type { Outcome } from '../../room.ts'
import { importPage } from '../pages/reports/import.ts'
import { importsPage } from '../pages/reports/imports.ts'
import type { DeskParts, Visit } from '../visit.ts'

/** Organisations that somebody is a writer of. */
const organisationsOf = ({ session }: Visit): readonly (readonly [id: string, name: string])[] => [
  ...new Map(
    session.coordinator.grants
      .filter(({ role }) => role === 'writer')
      .map(({ organisation, organisationName }) => [organisation, organisationName] as const),
  ),
]

function personFor(visit: Visit, organisation: string | null): ImportPerson {
  const { coordinator } = visit.session
  const grant = importingGrant(coordinator.grants, organisation ?? undefined)
  if (!grant) throw new DoorchainError('not-allowed')
  return {
    coordinator,
    organisation: grant.organisation,
    actor: { ...visit.actor, organisation: grant.organisation },
  }
}

/** The imports of one's organisations, and a form to send another file. */
export async function showImports(visit: Visit, problem: string | null = null): Promise<Page> {
  const organisations = organisationsOf(visit)
  const imports = await listImports(
    visit.store,
    organisations.map(([id]) => id),
  )
  const names = await reading(visit.store, (db) =>
    namesOf(
      db,
      imports.map(({ imported_by }) => imported_by),
    ),
  )
  return importsPage({ imports, organisations, names, problem })
}

/** Keeps a file that was sent, and goes on to choose its columns. */
export async function send(visit: Visit): Promise<Outcome> {
  const form = await visit.context.req.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File) || file.size === 0) return showImports(visit, 'Choose a file')
  if (file.size > largestSent) return showImports(visit, `Choose a file of up to ${largestSent / 1024 / 1024} MB`)
  const organisation = form?.get('organisation')
  const person = personFor(visit, typeof organisation === 'string' ? organisation : null)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const id = await sendFile(visit.store, person, { name: file.name, bytes, now: visit.now })
    return { goTo: `/desk/reports/imports/${id}` }
  } catch (error) {
    return showImports(visit, wordsOf(error))
  }
}

const wordsOf = (error: unknown): string => {
  if (error instanceof DoorchainError && error.code === 'import-wrong') return `${error.message} ${error.next}`
  throw error
}

interface Opened {
  readonly one: ReportImport
  readonly person: ImportPerson
}

/** The import of the address, for its organisation. Throws `import-unknown`. */
async function open(visit: Visit): Promise<Opened> {
  const organisations = organisationsOf(visit).map(([id]) => id)
  const one = await demandImport(visit.store, visit.context.req.param('id') ?? '', organisations)
  return { one, person: personFor(visit, one.organisation_id) }
}

/** Rows that are tried at the desk; what is wrong further down is told when they are taken in. */
const mostTried = 5_000

async function tried(visit: Visit, { one, person }: Opened): Promise<Trial> {
  const { store, parts, now } = visit
  const file = keptFile(store, one.id)
  const { headings } = await lookInto(file)
  const by = { grants: person.coordinator.grants, organisation: one.organisation_id }
  const { keyed } = await meansFor(store, parts)
  const judge = openJudge({ headings, mapping: one.mapping, areas: parts.areas, by, keyed, now })
  return tryImport(store, readRecords(file()), { judge, organisation: one.organisation_id, most: mostTried })
}

const meansFor = (store: Store, parts: { readonly areas: Areas; readonly shipped: DeskParts['shipped'] }) =>
  openReportMeans(store.db, { knowledge: parts.shipped(), areas: parts.areas })

/** One import: choose columns, see what would come of it, or how far it is. */
export async function showImport(visit: Visit, problem: string | null = null): Promise<Page> {
  const opened = await open(visit)
  const { one } = opened
  const isChoosing = one.started_at === null && one.taken_back_at === null
  const isKept = await reading(visit.store, (db) => isFileKept(db, one.id))
  const isOpen = isChoosing && isKept
  const wantsTrial = isOpen && problem === null && visit.fields.has('try')
  return importPage({
    one,
    problem,
    isGoing: isKept,
    inside: isOpen ? await lookInto(keptFile(visit.store, one.id)) : null,
    trial: wantsTrial ? await tried(visit, opened) : null,
    view: visit.parts.areas.on(),
    isBackNow: visit.fields.has('back'),
  })
}

/** Keeps which column holds what, and goes on to try it. */
export async function chooseColumns(visit: Visit): Promise<Outcome> {
  const { one } = await open(visit)
  const { fields, store } = visit
  try {
    const { headings } = await lookInto(keptFile(store, one.id))
    const chosen = (Object.keys(importFields) as ImportField[])
      .map((field) => [field, fields.get(`column-${field}`) ?? ''] as const)
      .filter(([, heading]) => heading !== '')
    const input = {
      columns: Object.fromEntries(chosen),
      dates: fields.get('dates') ?? undefined,
      kind: fields.get('kind') ?? undefined,
      forWhom: fields.get('forWhom') ?? undefined,
    }
    await keepMapping(store, one.id, parseMapping(input, headings))
    return { goTo: `/desk/reports/imports/${one.id}?try#trial` }
  } catch (error) {
    return showImport(visit, wordsOf(error))
  }
}

/** Every bad row as CSV: of a trial, or of what was taken in. */
export async function downloadProblems(visit: Visit): Promise<Response> {
  const opened = await open(visit)
  const { one } = opened
  const problems = one.started_at === null ? (await tried(visit, opened)).problems : one.problems
  return visit.context.body(problemsCsv(problems), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="import-${one.id}-problems.csv"`,
  })
}

/** Lets the rows be taken in, and begins with it; whatever ends this process, the next one goes on. */
export async function start(visit: Visit): Promise<Outcome> {
  const { store, parts } = visit
  const { one, person } = await open(visit)
  await startImport(store, person, { id: one.id, now: visit.now })
  const means = () => meansFor(store, parts)
  void carryOnImports(store, { areas: parts.areas, means, now: parts.now }).catch(() => undefined)
  return { goTo: `/desk/reports/imports/${one.id}` }
}

/** Takes back all that came with an import. */
export async function takeBack(visit: Visit): Promise<Outcome> {
  const { one, person } = await open(visit)
  await takeImportBack(visit.store, person, { id: one.id, now: visit.now })
  return { goTo: `/desk/reports/imports/${one.id}?back` }
}
