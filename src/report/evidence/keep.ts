import { createHash } from 'node:crypto'
import { newId } from '../../store/secret.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { holdOwn, type OwnReport } from '../own.ts'
import { cleanFile } from './clean.ts'
import { refused } from './refused.ts'

/** Files of one report, and their bytes together. */
export const mostFiles = 6
const mostOfReport = 40 * 1024 * 1024

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Adds a picture or a recording to a report; the same file twice is one. Throws `evidence-refused` and `report-unknown`. */
export async function addEvidence(
  store: Store,
  own: Pick<OwnReport, 'serial'>,
  { bytes, now }: { readonly bytes: Uint8Array; readonly now: Date },
): Promise<{ readonly id: string; readonly mediaType: string }> {
  const clean = await cleanFile(bytes)
  const given = sha256(bytes)
  return inTransaction(store, async (db) => {
    await holdOwn(db, own)
    const kept = await keptOf(db, own.serial)
    const same = kept.find((one) => one.given_sha256 === given)
    if (same) return { id: same.id, mediaType: clean.mediaType }
    if (kept.length >= mostFiles) throw refused(`a report can have ${mostFiles} files, and this one has them`)
    if (kept.reduce((sum, one) => sum + one.size, clean.bytes.length) > mostOfReport)
      throw refused(
        `the files of a report can have ${mostOfReport / 1024 / 1024} MB together, and with this they have more`,
      )
    const id = newId()
    const row = { id, report: own.serial, media_type: clean.mediaType, bytes: clean.bytes, added_at: now }
    await db
      .insertInto('report_evidence')
      .values({ ...row, sha256: sha256(clean.bytes), given_sha256: given })
      .execute()
    return { id, mediaType: clean.mediaType }
  })
}

const keptOf = (db: Db, report: string) =>
  db
    .selectFrom('report_evidence')
    .select((of) => ['id', 'given_sha256', of.fn<number>('octet_length', ['bytes']).as('size')])
    .where('report', '=', report)
    .execute()
