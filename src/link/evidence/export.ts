import { createHash } from 'node:crypto'
import { writeAudit } from '../../store/audit.ts'
import { isVisible } from '../../store/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Titles } from '../reason-words.ts'
import type { Bundle, BundleFile } from './bundle.ts'
import { closingFiles, sha256Of, writtenFiles } from './contents.ts'
import { type Gathered, gatherBundle } from './gather.ts'
import type { EvidenceOrder } from './order.ts'
import { type NamedBytes, zipOf } from './zip.ts'

/** A bundle that was put down as taken out. */
export interface TakenOut {
  /** Of the file. */
  readonly name: string
  readonly sha256: string
  /** In bytes. */
  readonly size: number
  readonly reports: number
  readonly redacted: boolean
  /** The archive. It breaks off where a report was taken back meanwhile. */
  readonly bytes: () => AsyncGenerator<Uint8Array>
}

/**
 * Takes a series out as an archive: what somebody may see of it, with hashes, why, and how it came about. Its bytes are made
 * twice, once to hash them and once to send them, so that nothing of them is put on a disk and no file waits for another. Who,
 * when, why and the hash are written down in the same transaction that finds its reports still there. The same rows and the same
 * time give the same bytes. Throws `series-unknown`, `series-wrong`.
 */
export async function takeOut(store: Store, order: EvidenceOrder, titles: Titles): Promise<TakenOut> {
  const why = order.why.replace(/\s+/g, ' ').trim()
  if (why === '' || why.length > 600)
    throw new DoorchainError('series-wrong', { problem: 'say in up to 600 letters what it is taken out for' })
  const gathered = await reading(store, (db) => gatherBundle(db, { ...order, why }))
  const { bundle, serials } = gathered
  const written = writtenFiles(bundle, titles)
  const bytes = () => zipOf(allFiles(store, bundle, written), order.now)
  const hash = createHash('sha256')
  let size = 0
  for await (const part of bytes()) {
    hash.update(part)
    size += part.length
  }
  const sha256 = hash.digest('hex')
  await inTransaction(store, (db) => writeDown(db, { ...order, why }, { gathered, sha256 }))
  const day = order.now.toISOString().slice(0, 10)
  const { redacted } = bundle.made
  return {
    name: `series-${bundle.series.id}-${day}${redacted ? '-redacted' : ''}.zip`,
    sha256,
    size,
    reports: serials.length,
    redacted,
    bytes,
  }
}

/** What is written, then pictures and recordings, each read when it is its turn, then the hashes of all. */
async function* allFiles(store: Store, bundle: Bundle, written: readonly NamedBytes[]): AsyncGenerator<NamedBytes> {
  const hashes = []
  for (const file of written) {
    hashes.push({ name: file.name, sha256: sha256Of(file.bytes) })
    yield file
  }
  for (const { asGiven } of bundle.reports)
    for (const file of asGiven?.files ?? []) {
      yield { name: file.name, bytes: await readBytes(store, file) }
      hashes.push({ name: file.name, sha256: file.sha256 })
    }
  yield* closingFiles(bundle, hashes)
}

/** Throws `series-wrong` for what is gone, or is not what it was. */
async function readBytes(store: Store, { id, name, sha256 }: BundleFile): Promise<Uint8Array> {
  const row = await reading(store, (db) =>
    db.selectFrom('report_evidence').select('bytes').where('id', '=', id).executeTakeFirst(),
  )
  if (row && sha256Of(row.bytes) === sha256) return row.bytes
  throw new DoorchainError('series-wrong', { problem: `${name} is ${row ? 'damaged' : 'gone'}; start again` })
}

interface Made {
  readonly gathered: Gathered
  readonly sha256: string
}

async function writeDown(db: Db, order: EvidenceOrder, { gathered, sha256 }: Made): Promise<void> {
  const { series: id, why, by, now, scope } = order
  const series = await db.selectFrom('series').select('reports').where('id', '=', id).forUpdate().executeTakeFirst()
  const still = await db
    .selectFrom('series_report as m')
    .innerJoin('report as r', 'r.serial', 'm.report')
    .select('r.serial')
    .where('m.series_id', '=', id)
    .where(isVisible(scope, 'r'))
    .execute()
  const found = new Set(still.map(({ serial }) => serial))
  const { serials, bundle } = gathered
  if (!series || found.size !== serials.length || !serials.every((serial) => found.has(serial)))
    throw new DoorchainError('series-wrong', { problem: 'they changed while they were put together; start again' })
  const { redacted } = bundle.made
  const facts = { why, redacted, reports: serials.length, sha256 }
  await db
    .insertInto('evidence_export')
    .values({ ...facts, series_id: id, exported_by: by.actor.id, exported_at: now })
    .execute()
  await db
    .insertInto('series_event')
    .values({
      series_id: id,
      at: now,
      what: 'exported',
      reports: series.reports,
      by: by.actor.id,
      words: why,
      other_series: null,
    })
    .execute()
  await writeAudit(db, by.actor, { action: 'series-exported', subject: { kind: 'series', id }, after: facts })
}
