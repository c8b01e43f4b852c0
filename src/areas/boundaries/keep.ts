import { writeAudit } from '../../store/audit.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import type { Actor } from '../../values/actor.ts'
import type { Boundary, Edition } from './prepare.ts'

/** What every boundary is kept under: that of the official download. */
export const boundaryLicence = 'Open Government Licence v3.0'

export interface ImportResult {
  readonly edition: string
  readonly districts: number
  /** The edition that was there before; null if none was. */
  readonly replaced: string | null
}

const rowsAtOnce = 50

/** Puts an edition in place of the one before, all or nothing, and writes who did so. */
export async function keepEdition(
  store: Store,
  edition: Edition,
  by: { actor: Actor; now: Date },
): Promise<ImportResult> {
  return inTransaction(store, async (db) => {
    const before = await db.selectFrom('area_boundary').select('edition').limit(1).executeTakeFirst()
    await db.deleteFrom('area_boundary').execute()
    const rows = edition.boundaries.map(({ district, polygons }) => ({
      district,
      edition: edition.edition,
      licence: boundaryLicence,
      imported_at: by.now,
      polygons: JSON.stringify(polygons),
    }))
    for (let at = 0; at < rows.length; at += rowsAtOnce)
      await db
        .insertInto('area_boundary')
        .values(rows.slice(at, at + rowsAtOnce))
        .execute()
    const replaced = before?.edition ?? null
    await writeAudit(db, by.actor, {
      action: 'boundaries-imported',
      subject: { kind: 'boundaries', id: edition.edition },
      before: replaced === null ? null : { edition: replaced },
      after: { edition: edition.edition, districts: rows.length },
    })
    return { edition: edition.edition, districts: rows.length, replaced }
  })
}

export interface KeptBoundaries {
  /** The edition and when it was imported; null before any import. */
  readonly edition: { readonly name: string; readonly importedAt: string } | null
  readonly boundaries: readonly Boundary[]
}

/** The outlines of some districts, those that are there. */
export async function readBoundariesOf(store: Store, districts: readonly string[]): Promise<KeptBoundaries> {
  return reading(store, async (db) => {
    const any = await db.selectFrom('area_boundary').select(['edition', 'imported_at']).limit(1).executeTakeFirst()
    if (!any || districts.length === 0) return { edition: any ? editionOf(any) : null, boundaries: [] }
    const rows = await db
      .selectFrom('area_boundary')
      .select(['district', 'polygons'])
      .where('district', 'in', [...districts])
      .orderBy('district')
      .execute()
    return { edition: editionOf(any), boundaries: rows }
  })
}

const editionOf = ({ edition, imported_at }: { edition: string; imported_at: Date }) => ({
  name: edition,
  importedAt: imported_at.toISOString(),
})
