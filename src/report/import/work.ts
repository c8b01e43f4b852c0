import { basename } from 'node:path'
import type { Areas } from '../../areas/open.ts'
import { actorOf, type Coordinator, demandByEmail } from '../../people/coordinator.ts'
import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { ImportMapping } from '../../values/import-mapping.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { openReportMeans } from '../means.ts'
import { takeFile } from './carry-on.ts'
import { fileAt, lookInto } from './file.ts'
import { addImport, auditOf, demandImport, type ImportPerson, importingGrant, type ReportImport } from './imports.ts'
import { openJudge } from './judge.ts'
import { guessMapping, parseMapping } from './mapping.ts'
import { readRecords } from './text.ts'
import { type Trial, tryImport } from './trial.ts'

/** A file to be read in from the terminal. */
export interface ImportOrder {
  readonly as: string
  readonly path: string
  /** Null or absent: by the headings. */
  readonly mapping?: unknown
  readonly organisation?: string | undefined
  readonly dryRun: boolean
}

export interface ImportTools {
  readonly areas: Areas
  readonly knowledge: Knowledge
  readonly now: () => Date
  readonly tell: (progress: string) => void
}

/** What would come of a file, or came of it. */
export type ImportAnswer = { readonly mapping: ImportMapping } & (
  | { readonly trial: Trial }
  | { readonly imported: ReportImport }
)

/** Somebody who imports, for an organisation of theirs. Throws `role-needed`. */
export function importPersonNamed(coordinator: Coordinator, organisation?: string): ImportPerson {
  const grant = importingGrant(coordinator.grants, organisation)
  if (!grant) throw new DoorchainError('role-needed', { role: 'writer' })
  return { coordinator, organisation: grant.organisation, actor: actorOf(coordinator, 'terminal', grant.organisation) }
}

/** Tries a file, or takes it in to its end. Throws `import-wrong`, `person-needed`, `role-needed`. */
export async function importFile(store: Store, order: ImportOrder, tools: ImportTools): Promise<ImportAnswer> {
  const { areas, now } = tools
  const person = importPersonNamed(await demandByEmail(store, order.as), order.organisation)
  const { organisation } = person
  const file = fileAt(order.path)
  const { headings } = await lookInto(file)
  const mapping = parseMapping(order.mapping ?? guessMapping(headings), headings)
  const means = await openReportMeans(store.db, tools)
  if (order.dryRun) {
    const by = { grants: person.coordinator.grants, organisation }
    const judge = openJudge({ headings, mapping, areas, by, keyed: means.keyed, now: now() })
    return { mapping, trial: await tryImport(store, readRecords(file()), { judge, organisation }) }
  }
  const id = await inTransaction(store, async (db) => {
    const added = await addImport(db, person, { name: basename(order.path), mapping, now: now(), started: now() })
    await writeAudit(db, person.actor, auditOf('report-import-started', added, {}))
    return added
  })
  const one = await demandImport(store, id, [organisation])
  await takeFile(store, one, { ...tools, means: async () => means, file })
  return { mapping, imported: await demandImport(store, id, [organisation]) }
}
