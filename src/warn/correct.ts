import { isDeepStrictEqual } from 'node:util'
import type { Areas } from '../areas/open.ts'
import { writeAudit } from '../store/audit.ts'
import type { Store } from '../store/store.ts'
import { type Db, inTransaction } from '../store/transaction.ts'
import type { Actor } from '../values/actor.ts'
import { DoorchainError } from '../values/error.ts'
import type { Knowledge } from '../values/knowledge.ts'
import type { WarningReadingKept } from '../values/warning.ts'
import { factColumns } from './facts/columns.ts'
import { type Correction, correctedReading, findWords } from './facts/corrected.ts'
import { readFieldValue } from './facts/field-value.ts'
import { isFactField } from './facts/field-words.ts'

/** What the columns of a corrected warning are made with. */
export interface CorrectionMeans {
  readonly knowledge: Knowledge
  readonly areas: Areas
  readonly now: Date
}

export interface CorrectionOrder {
  readonly id: string
  readonly number: number
  readonly field: string
  /** As written in the form of the field. */
  readonly written: readonly string[]
  /** Words of the text that show it; '' for none. */
  readonly quote: string
}

/** In these states a reading may be corrected: what was put forward stays as two people see it. */
export const correctable = ['collected', 'draft', 'returned'] as const

/**
 * Says what a field of a reading says instead. Throws `warning-unknown`, `warning-state`, `input-wrong` (also for a quote that is
 * not in the text, and where nothing is changed).
 */
export async function correctFact(store: Store, actor: Actor, order: CorrectionOrder & CorrectionMeans): Promise<void> {
  const { id, number, field, knowledge, now } = order
  if (!isFactField(field)) throw wrong('There is no such fact')
  const after = readFieldValue(field, order.written, knowledge)
  const quote = order.quote.trim().slice(0, 1_000) || null
  await inTransaction(store, async (db) => {
    const { version, reading } = await lockReading(db, id, number)
    const before = reading.fields[field] ?? null
    if (isDeepStrictEqual(before, after)) throw wrong('Nothing was changed')
    if (quote !== null && findWords(version.text, quote) === null) throw wrong(wordsMissing)
    const correction = await db
      .insertInto('warning_correction')
      .values({
        warning_id: id,
        number,
        field,
        before: JSON.stringify(before),
        after: JSON.stringify(after),
        quote,
        corrected_by: actor.id,
        corrected_at: now,
        undone_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await followCorrections(db, { id, number }, order)
    await writeAudit(db, actor, {
      action: 'warning-corrected',
      subject: { kind: 'warning', id },
      before: { field, value: JSON.stringify(before) },
      after: { number, correction: correction.id, value: JSON.stringify(after) },
    })
  })
}

/** Takes back the newest correction of a field. Throws `warning-unknown`, `warning-state`, `input-wrong` for an older one. */
export function undoCorrection(
  store: Store,
  actor: Actor,
  order: { readonly id: string; readonly number: number; readonly correction: string } & CorrectionMeans,
): Promise<void> {
  const { id, number, correction, now } = order
  return inTransaction(store, async (db) => {
    const { corrections } = await lockReading(db, id, number)
    const standing = corrections.filter(({ undone_at }) => undone_at === null)
    const wanted = standing.find((each) => each.id === correction)
    if (!wanted) throw wrong('It was taken back already')
    if (standing.findLast(({ field }) => field === wanted.field) !== wanted)
      throw wrong('A newer correction of the same fact stands: take that back first')
    await db.updateTable('warning_correction').set({ undone_at: now }).where('id', '=', correction).execute()
    await followCorrections(db, { id, number }, order)
    await writeAudit(db, actor, {
      action: 'warning-correction-undone',
      subject: { kind: 'warning', id },
      before: { number, correction, field: wanted.field, value: JSON.stringify(wanted.after) },
    })
  })
}

/** The day that its publisher gives, as corrected. */
export const dayOf = ({ fields: { publish_date: day } }: WarningReadingKept) => (typeof day === 'string' ? day : null)

/** Whether a person said which places are meant. */
export const isPlaceSaid = (corrections: readonly Pick<Correction, 'field' | 'undone_at'>[]): boolean =>
  corrections.some(({ field, undone_at }) => field === 'places' && undone_at === null)

/** Why a correction is refused whose quote stands nowhere. */
export const wordsMissing = 'The words are not in the warning'

const wrong = (problem: string) => new DoorchainError('input-wrong', { problem })

async function lockReading(db: Db, id: string, number: number) {
  const version = await db
    .selectFrom('warning_version as v')
    .innerJoin('warning as w', 'w.id', 'v.warning_id')
    .select(['w.kind', 'v.state', 'v.text', 'v.reading'])
    .where('v.warning_id', '=', id)
    .where('v.number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!version) throw new DoorchainError('warning-unknown')
  if (!correctable.some((state) => state === version.state))
    throw new DoorchainError('warning-state', { state: version.state })
  const corrections = await db
    .selectFrom('warning_correction')
    .select(['id', 'field', 'after', 'quote', 'undone_at'])
    .where('warning_id', '=', id)
    .where('number', '=', number)
    .orderBy('id')
    .execute()
  return { version, corrections, reading: correctedReading(version.reading, corrections, version.text) }
}

/** Writes the columns by which a warning is found as its corrected reading has them; the areas that a writer of our own chose stay. */
export async function followCorrections(
  db: Db,
  { id, number }: { readonly id: string; readonly number: number },
  means: CorrectionMeans,
): Promise<void> {
  const { version, reading, corrections } = await lockReading(db, id, number)
  if (corrections.length === 0) return
  const { districts, ...found } = factColumns(version.text, reading, { ...means, sure: isPlaceSaid(corrections) })
  await db
    .updateTable('warning_version')
    .set({ ...found, changed_at: means.now, ...(version.kind === 'taken' && { districts, issued_on: dayOf(reading) }) })
    .where('warning_id', '=', id)
    .where('number', '=', number)
    .execute()
}
