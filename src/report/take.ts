import { erasedHash } from '../store/erasure.ts'
import { awaitLinking } from '../store/link-waiting.ts'
import { codeFrom, idFrom, newCode, newId } from '../store/secret.ts'
import type { Db } from '../store/transaction.ts'
import { accountSignature, signatureBytes } from '../values/minhash.ts'
import type { ReportAnswers, ReportChannel, ReportContact, Trust } from '../values/report.ts'
import type { ReportMeans } from './means.ts'
import type { ReportRead } from './read.ts'
import { codeHashOf } from './reference.ts'

/** How a report comes in. */
export interface Taking {
  readonly via: ReportChannel
  /** The connection, or the key of a program, by which it comes: kept as a keyed hash. */
  readonly origin: string | null
  /** Id of the organisation that sends it. */
  readonly organisation: string | null
  readonly trust: Trust
  /** What the organisation calls it: taken in once only. */
  readonly theirReference?: string
  readonly importId?: string
  /** Id of the key of the program that sends it. */
  readonly keyId?: string
  /** Drawn for one form: whoever sends that twice gets the same report and the same code. */
  readonly token?: string
  /** Whether somebody is given a code to come back with. */
  readonly code: boolean
  readonly now: Date
  readonly means: ReportMeans
}

export interface Taken {
  readonly id: string
  readonly serial: string
  /** To be shown once; null where none was asked for, or it was there already. */
  readonly code: string | null
  /** Whether it was there already, by the organisation's reference. */
  readonly isSame: boolean
}

/**
 * Keeps a report in the caller's transaction, with what our own reader finds in its words beside what was given, not yet
 * linked. One that was sent before under the same reference of the organisation, or with the same token, is answered as it
 * was, and nothing is kept.
 */
export async function takeReport(db: Db, answers: ReportAnswers, how: Taking): Promise<Taken> {
  const names = await namesFor(db, how)
  const { id, code } = names
  const codeHash = code && codeHashOf(id, code)
  const row = await db
    .insertInto('report')
    .values({ id, code_hash: codeHash, ...rowOf(answers, how) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('serial')
    .executeTakeFirst()
  if (!row) return findSame(db, how, names)
  await awaitLinking(db, [row.serial])
  if (answers.contact) await keepContact(db, row.serial, answers.contact)
  return { id, serial: row.serial, code, isSame: false }
}

/** An id and a code: those of the token, if there is one and its report was not taken back meanwhile. */
async function namesFor(db: Db, { token, means, code }: Taking): Promise<{ id: string; code: string | null }> {
  const own = token !== undefined && idFrom(hashFrom(means, `id ${token}`))
  if (!own || (await isErased(db, own))) return { id: newId(), code: code ? newCode(2) : null }
  return { id: own, code: code ? codeFrom(hashFrom(means, `code ${token}`), 2) : null }
}

const hashFrom = ({ keyed }: ReportMeans, text: string) => Buffer.from(keyed(text), 'base64url')

const isErased = async (db: Db, id: string): Promise<boolean> =>
  (await db
    .selectFrom('erasure')
    .select('kind')
    .where('kind', '=', 'report')
    .where('id_hash', '=', erasedHash({ kind: 'report', id }))
    .executeTakeFirst()) !== undefined

/** The report that was there already. */
async function findSame(
  db: Db,
  { organisation, theirReference }: Taking,
  names: { id: string; code: string | null },
): Promise<Taken> {
  const rows = await db
    .selectFrom('report')
    .select(['id', 'serial'])
    .where((is) =>
      is.or([
        is('id', '=', names.id),
        is.and([is('organisation_id', '=', organisation), is('their_reference', '=', theirReference ?? null)]),
      ]),
    )
    .execute()
  const same = rows.find(({ id }) => id === names.id)
  return { ...(same ?? rows[0]!), code: same ? names.code : null, isSame: true }
}

async function keepContact(db: Db, report: string, { name, phone, email }: ReportContact): Promise<void> {
  await db.insertInto('report_contact').values({ report, name, phone, email }).execute()
}

function rowOf(answers: ReportAnswers, { means, ...how }: Taking) {
  const { happenedOn, happenedMinute, district, point, sighting, account } = answers
  const signature = accountSignature(account)
  return {
    kind: answers.kind,
    via: how.via,
    for_whom: answers.forWhom,
    organisation_id: how.organisation,
    import_id: how.importId ?? null,
    key_id: how.keyId ?? null,
    their_reference: how.theirReference ?? null,
    received_at: how.now,
    happened_on: happenedOn,
    happened_minute: happenedMinute,
    district,
    force: means.view.districts.get(district)!.force,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
    ...withRead(answers, means.read(account, answers.kind)),
    outcome: answers.outcome,
    lost_pounds: answers.lostPounds,
    age: answers.age,
    sighting: sighting && JSON.stringify(sighting),
    account,
    signature: signature && signatureBytes(signature),
    trust: how.trust,
    origin: how.origin === null ? null : means.keyed(how.origin),
  }
}

/** Most values of one list that are kept. */
const mostKept = 20

/** What was given comes first; what the words say beside it is added. */
function withRead(answers: ReportAnswers, read: ReportRead) {
  const both = (given: readonly string[], found: readonly string[]) =>
    [...new Set([...given, ...found])].slice(0, mostKept)
  const known = new Set([...answers.shown, ...answers.spoken])
  const fresh = (found: readonly string[]) => found.filter((number) => !known.has(number))
  return {
    script: read.script,
    tactics: [...read.tactics],
    shown: both(answers.shown, fresh(read.shown)),
    spoken: both(answers.spoken, fresh(read.spoken)),
    aliases: answers.aliases.length > 0 ? [...answers.aliases] : [...read.aliases],
    claimed: answers.claimed ?? read.claimed,
    method: answers.method ?? read.method,
    accounts: [...answers.accounts],
    urls: [...answers.urls],
  }
}
