import { type FileHandle, open, rm } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { openAreas } from './areas/open.ts'
import { readConfig, softwareVersion } from './config.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { takeOut } from './link/evidence/export.ts'
import { titlesIn } from './link/reason-words.ts'
import { cutOut, undoStep } from './link/store/cut-out.ts'
import { decideLink } from './link/store/decide.ts'
import { listSeries } from './link/store/list-series.ts'
import { partnerFor } from './link/store/partner.ts'
import { readSeries } from './link/store/read-series.ts'
import { actorOf, demandByEmail, namesOf } from './people/coordinator.ts'
import type { Role } from './people/grants.ts'
import { redactAccount } from './report/redact.ts'
import { scopeOf, seesAsGiven } from './report/scope.ts'
import { parseOrder } from './store/order.ts'
import type { Store } from './store/store.ts'
import { reading } from './store/transaction.ts'
import type { Works } from './store/work.ts'
import { DoorchainError } from './values/error.ts'
import { problemOf } from './values/problem.ts'
import { idOf } from './values/reference.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const as = text(254)
const series = text(40).transform((typed) => idOf(typed) ?? '')
const mostListed = 100

const today = () => openAreas(() => new Date().toISOString().slice(0, 10)).on()

/** What `doorchain series` has done by whoever holds the database. Each sees and does what the named coordinator may. */
export const seriesWorks: Works = {
  'series-list': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, text: text(100).nullable() }), input)
    const { scope } = await seeing(store, order.as)
    const asked = { scope, most: mostListed, ...(order.text !== null && { text: order.text }) }
    return reading(store, (db) => listSeries(db, asked))
  },

  'series-show': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, series }), input)
    const { scope } = await seeing(store, order.as)
    return reading(store, (db) => readSeries(db, order.series, scope))
  },

  'series-join': async (store, input) => {
    const {
      why,
      other,
      series: id,
      ...named
    } = parseOrder(z.strictObject({ as, series, other: text(60), why: text(600) }), input)
    const { actor, scope } = await deciding(store, named.as)
    const pair = await reading(store, (db) => partnerFor(db, { series: id, other, scope }))
    await decideLink(store, actor, { kind: 'join', ...pair, why, scope, now: new Date() })
  },

  'series-cut': async (store, input) => {
    const order = parseOrder(z.strictObject({ as, series, report: series, why: text(600) }), input)
    const { actor, scope } = await deciding(store, order.as)
    await cutOut(store, actor, { ...order, scope, now: new Date() })
  },

  'series-undo': async (store, input) => {
    const { as: person, id } = parseOrder(z.strictObject({ as, id: text(20) }), input)
    const { actor, scope } = await deciding(store, person)
    await undoStep(store, actor, { id, scope, now: new Date() })
  },

  'series-export': async (store, input) => {
    const order = parseOrder(
      z.strictObject({
        ...{ as, series, why: text(600), redacted: z.boolean() },
        file: text(4_000).refine(isAbsolute, 'must be a whole path'),
      }),
      input,
    )
    return exportTo(store, order)
  },
}

/** What somebody sees. Throws `person-needed`. */
async function seeing(store: Store, email: string) {
  const person = await demandByEmail(store, email)
  const view = today()
  return { person, view, scope: scopeOf(person.grants, view) }
}

/** Who decides, over what the roles that let them decide see. Throws `person-needed`, `role-needed`. */
async function deciding(store: Store, email: string) {
  const { person, view } = await seeing(store, email)
  const deciders: readonly Role[] = ['writer', 'investigator']
  const grants = person.grants.filter(({ role }) => deciders.includes(role))
  if (!grants[0]) throw new DoorchainError('role-needed', { role: 'writer' })
  return { actor: actorOf(person, 'terminal', grants[0].organisation), scope: scopeOf(grants, view) }
}

interface ExportOrder {
  readonly as: string
  readonly series: string
  readonly why: string
  readonly redacted: boolean
  /** A file that is not there yet. */
  readonly file: string
}

/** The archive in a new file that only its owner may read. Throws `evidence-unwritable`, and what taking out throws. */
async function exportTo(store: Store, { as: email, file, redacted, ...order }: ExportOrder) {
  const { person, view, scope } = await seeing(store, email)
  const { grants } = person
  const knowledge = loadKnowledge()
  const taking = {
    ...{ ...order, scope, view, namesOf, redact: redactAccount },
    asGiven: (report: Parameters<typeof seesAsGiven>[2]) => !redacted && seesAsGiven(grants, view, report),
    by: {
      actor: actorOf(person, 'terminal'),
      name: person.name,
      organisation: [...new Set(grants.map(({ organisationName }) => organisationName))].join(', '),
    },
    ...{ software: softwareVersion(), knowledge: knowledge.version, address: readConfig().publicUrl, now: new Date() },
  }
  return writeNew(file, async (handle) => {
    const taken = await takeOut(store, taking, titlesIn(knowledge))
    for await (const part of taken.bytes()) await handle.writeFile(part)
    const { sha256, size, reports } = taken
    return { file, sha256, size, reports, redacted: taken.redacted }
  })
}

/** Fills a file that was not there before; one that could not be filled is not left. Throws `evidence-unwritable`. */
async function writeNew<T>(file: string, fill: (handle: FileHandle) => Promise<T>): Promise<T> {
  const unwritable = (error: unknown) =>
    new DoorchainError('evidence-unwritable', { file, problem: problemOf(error) }, error)
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => Promise.reject(unwritable(error)))
  try {
    return await fill(handle)
  } catch (error) {
    await rm(file, { force: true })
    throw error instanceof DoorchainError ? error : unwritable(error)
  } finally {
    await handle.close()
  }
}
