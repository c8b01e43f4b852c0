import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { parseOrder } from '../store/order.ts'
import type { Store } from '../store/store.ts'
import type { Work, Works } from '../store/work.ts'
import { type Actor, atTerminal } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import type { Knowledge } from '../values/knowledge.ts'
import { problemOf } from '../values/problem.ts'
import { readHistory } from './entries/changes.ts'
import { expiring } from './entries/directory.ts'
import { decideChange, proposeEntry, proposeRemoval, readDirectory } from './entries/entry-store.ts'
import { numbersOf } from './numbers.ts'
import { importRanges } from './ranges/range-store.ts'
import { exportRelease, rotate } from './release/export-store.ts'
import { importRelease } from './release/import-store.ts'
import { readSigningKeys } from './release/key-file.ts'
import { proposeDistrust, proposeTrust } from './release/key-store.ts'
import { largestRelease, publicHalf } from './release/release.ts'

/** What the works of the directory need from outside. */
export interface DirectoryPorts {
  readonly shipped: () => Knowledge
  /** Folder of the signing keys. */
  readonly keys: () => string
  /** The person who may propose or approve, by e-mail address or id. Throws `person-needed` or `not-allowed`. */
  readonly findPerson: (store: Store, named: string, may: 'propose' | 'approve') => Promise<Actor>
}

const text = (most: number) => z.string().trim().min(1).max(most)
const by = text(120)
const as = text(254)
const nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland'])

const importRangesWork: Work = async (store, input, tell) => {
  const schema = z.strictObject({
    by,
    files: z.array(text(4_096)).min(1).max(50),
    dated: z.iso.date('write the day as 2026-11-18').optional(),
    fewer: z.boolean(),
  })
  return importRanges(store, { ...parseOrder(schema, input), now: new Date() }, tell)
}

const importWork: Work = async (store, input) => {
  const { by: id, file } = parseOrder(z.strictObject({ by, file: text(4_096) }), input)
  const size = await stat(file).then(
    (found) => found.size,
    (error: unknown) => Promise.reject(new DoorchainError('release-unreadable', { problem: problemOf(error) })),
  )
  if (size > largestRelease) throw new DoorchainError('release-too-large', { size, most: largestRelease })
  return importRelease(store, atTerminal(id), { text: await readFile(file, 'utf8'), now: new Date() })
}

/** Works that only read. */
function readingWorks({ shipped, keys }: DirectoryPorts): Works {
  return {
    'number-answer': async (store, input) => {
      const schema = z.strictObject({ text: z.string().max(20_000), dictated: z.boolean(), nation: nation.optional() })
      const { text: asked, ...how } = parseOrder(schema, input)
      return numbersOf(store, shipped()).answer(asked, { ...how, now: new Date() })
    },
    'directory-list': async (store, input) => {
      const { days } = parseOrder(z.strictObject({ days: z.number().int().min(0).max(3_660).nullable() }), input)
      const directory = await readDirectory(store, shipped())
      return days === null ? directory.listings : expiring(directory, new Date().toISOString().slice(0, 10), days)
    },
    'directory-history': (store, input) => {
      const { subject } = parseOrder(z.strictObject({ subject: text(80).nullable() }), input)
      return readHistory(store, subject ?? undefined)
    },
    'directory-key': async () => publicHalf((await readSigningKeys(keys())).present),
  }
}

/** Works of two people: what one proposes another decides. */
function changingWorks({ shipped, findPerson }: DirectoryPorts): Works {
  const reason = text(600)
  return {
    'directory-propose': async (store, input) => {
      const order = parseOrder(z.strictObject({ as, reason, entry: z.unknown() }), input)
      const actor = await findPerson(store, order.as, 'propose')
      return (await proposeEntry(store, actor, { ...order, shipped: shipped(), now: new Date() })).id
    },
    'directory-remove': async (store, input) => {
      const order = parseOrder(z.strictObject({ as, reason, id: text(60) }), input)
      const actor = await findPerson(store, order.as, 'propose')
      return (await proposeRemoval(store, actor, { ...order, shipped: shipped() })).id
    },
    'directory-trust': async (store, input) => {
      const order = parseOrder(z.strictObject({ as, reason, instance: text(80), key: text(100) }), input)
      const actor = await findPerson(store, order.as, 'propose')
      return (await proposeTrust(store, actor, order)).id
    },
    'directory-distrust': async (store, input) => {
      const order = parseOrder(z.strictObject({ as, reason, id: text(64) }), input)
      const actor = await findPerson(store, order.as, 'propose')
      return (await proposeDistrust(store, actor, order)).id
    },
    'directory-decide': async (store, input) => {
      const decision = z.enum(['approved', 'rejected', 'withdrawn'])
      const order = parseOrder(z.strictObject({ as, id: text(20), decision, note: text(600).optional() }), input)
      const actor = await findPerson(store, order.as, order.decision === 'withdrawn' ? 'propose' : 'approve')
      return (await decideChange(store, actor, { ...order, now: new Date() })).subject
    },
  }
}

/** What `doorchain directory`, `ranges` and `number` have done by whoever holds the database. */
export function openDirectoryWorks(ports: DirectoryPorts): Works {
  return {
    ...readingWorks(ports),
    ...changingWorks(ports),
    'ranges-import': importRangesWork,
    'directory-import': importWork,
    'directory-export': async (store, input) => {
      const { by: id, instance } = parseOrder(z.strictObject({ by, instance: text(80) }), input)
      const directory = await readDirectory(store, ports.shipped())
      return exportRelease(store, atTerminal(id), { directory, instance, keys: ports.keys(), now: new Date() })
    },
    'directory-rotate': async (store, input) => {
      const order = parseOrder(z.strictObject({ by }), input)
      return rotate(store, atTerminal(order.by), ports.keys())
    },
  }
}
