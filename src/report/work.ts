import { createWriteStream } from 'node:fs'
import { isAbsolute } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { openAreas } from '../areas/open.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { actorOf, demandByEmail } from '../people/coordinator.ts'
import { writeAudit } from '../store/audit.ts'
import { parseOrder } from '../store/order.ts'
import type { Store } from '../store/store.ts'
import { inTransaction, reading } from '../store/transaction.ts'
import type { Work, Works } from '../store/work.ts'
import { DoorchainError } from '../values/error.ts'
import { dayInLondon } from '../values/london-day.ts'
import { problemOf } from '../values/problem.ts'
import { exportReports } from './export.ts'
import { demandImport } from './import/imports.ts'
import { takeImportBack } from './import/take-back.ts'
import { type ImportOrder, importFile, importPersonNamed } from './import/work.ts'
import { listReports } from './list.ts'
import type { Looker } from './looking.ts'
import { readReport } from './one.ts'
import { reportStates } from './search.ts'
import { seeingOf } from './seeing.ts'

const as = z.string().trim().min(1).max(254)
const path = z.string().max(4_096).refine(isAbsolute, 'give a whole path')
const text = z.string().max(200)
const day = z.iso.date()
const search = z.strictObject({
  words: text.optional(),
  number: text.optional(),
  alias: text.optional(),
  from: day.optional(),
  to: day.optional(),
  state: z.enum(reportStates).optional(),
  imported: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  page: z.number().int().min(1).max(400).optional(),
})
type Search = z.infer<typeof search>

const areas = openAreas(() => dayInLondon(new Date()))

/** Somebody at the terminal who looks as a coordinator. Throws `person-needed`. */
async function lookerNamed(store: Store, email: string): Promise<Looker> {
  const coordinator = await demandByEmail(store, email)
  return { coordinator, actor: actorOf(coordinator, 'terminal'), view: areas.on(), now: new Date() }
}

const given = (asked: Search) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Search]?: Exclude<Search[Name], undefined>
  }

const exportWork: Work = async (store, input) => {
  const order = parseOrder(z.strictObject({ as, path, search }), input)
  const looker = await lookerNamed(store, order.as)
  const { coordinator, view, actor } = looker
  await inTransaction(store, (db) =>
    writeAudit(db, actor, { action: 'reports-exported', subject: { kind: 'reports', id: 'list' } }),
  )
  const lines = exportReports(store.db, seeingOf(coordinator.grants, view), { search: given(order.search), view })
  let written = -1
  async function* counted() {
    for await (const line of lines) {
      written++
      yield line
    }
  }
  // never over a file that is there, and for nobody else to read
  const file = createWriteStream(order.path, { flags: 'wx', mode: 0o600 })
  await pipeline(Readable.from(counted()), file).catch((error: unknown) => {
    throw new DoorchainError('input-wrong', { problem: `${order.path}: ${problemOf(error)}` })
  })
  return { written }
}

const importSchema = z.strictObject({
  as,
  path,
  mapping: z.unknown(),
  organisation: text.optional(),
  dryRun: z.boolean(),
})

/** What `doorchain reports` asks of whoever holds the database. */
export const reportWorks: Works = {
  'reports-import': (store, input, tell) => {
    const order: ImportOrder = parseOrder(importSchema, input)
    return importFile(store, order, { areas, knowledge: loadKnowledge(), now: () => new Date(), tell })
  },

  'reports-take-back': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, id: text }), input)
    const coordinator = await demandByEmail(store, order.as)
    const organisations = coordinator.grants.filter(({ role }) => role === 'writer').map((one) => one.organisation)
    const { id, organisation_id } = await demandImport(store, order.id, organisations)
    const person = importPersonNamed(coordinator, organisation_id)
    return { gone: await takeImportBack(store, person, { id, now: new Date() }) }
  },

  'reports-list': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, search }), input)
    const { coordinator, view } = await lookerNamed(store, order.as)
    return reading(store, (db) => listReports(db, seeingOf(coordinator.grants, view), given(order.search)))
  },

  'reports-show': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, reference: text }), input)
    return readReport(store, await lookerNamed(store, order.as), order.reference)
  },

  'reports-export': exportWork,
}
