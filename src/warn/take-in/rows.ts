import type { Insertable } from 'kysely'
import type { WarningTable, WarningVersionTable } from '../../store/tables-warnings.ts'
import type { Prepared } from './prepare.ts'

/** Who takes in, when, and the source it came from. */
export interface TakenBy {
  readonly by: string
  readonly now: Date
  /** Id of the row of `warning_source`; null for files. */
  readonly source: string | null
}

/** The row of a warning that is new here. */
export const warningRow = (
  { address }: Prepared,
  { id, story }: { id: string; story: string },
  { now, source }: TakenBy,
): Insertable<WarningTable> => ({
  id,
  kind: 'taken',
  story,
  address,
  source_id: source,
  organisation_id: null,
  made_at: now,
})

/** The row of a version, just collected. */
export function versionRow(
  { text, sha256, content, digest, bands, address }: Prepared,
  { id, number }: { id: string; number: number },
  { by, now }: TakenBy,
): Insertable<WarningVersionTable> {
  return {
    warning_id: id,
    number,
    state: 'collected',
    content: JSON.stringify(content),
    text,
    sha256,
    title: digest.title,
    organisation: digest.organisation || (address === null ? '' : new URL(address).hostname.replace(/^www\./, '')),
    issued_on: digest.issued,
    districts: [...digest.districts],
    tactics: [...digest.tactics],
    scripts: [...digest.scripts],
    bands: [...bands],
    reading: JSON.stringify(digest.reading),
    made_by: by,
    made_at: now,
    changed_at: now,
    submitted_by: null,
    submitted_at: null,
    decided_by: null,
    decided_at: null,
    note: null,
    published_at: null,
    expires_at: null,
    ended_by: null,
    ended_at: null,
    end_reason: null,
  }
}
