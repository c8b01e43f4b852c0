import { writeAudit } from '../../store/audit.ts'
import { type Erasing, erasing } from '../../store/erasure.ts'
import type { Store } from '../../store/store.ts'
import type { EndedBy } from '../../store/tables-households.ts'
import type { Db } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { type ResidentAct, resident } from './act.ts'
import { consentWords, type Item, wordsVersion } from './item.ts'

/** What a resident ticked for one person, on a page with these words. */
export interface Choice {
  readonly trusted: string
  readonly items: readonly Item[]
  /** `wordsVersion` of the page that was shown. */
  readonly words: string
}

/**
 * Makes exactly these items visible to a trusted person: gives what is new, ends what is not ticked any more, leaves
 * the rest as it was given. Throws `not-there` for one who is not trusted now, `words-changed` for an old page.
 */
export async function chooseItems(store: Store, choice: Choice, act: ResidentAct): Promise<void> {
  if (choice.words !== wordsVersion) throw new DoorchainError('words-changed')
  await erasing(store, act.now, async ({ db, erase }) => {
    const name = await lockTrusted(db, choice.trusted, act)
    const before = await openItems(db, choice.trusted)
    const given = choice.items.filter((item) => !before.includes(item))
    const ended = before.filter((item) => !choice.items.includes(item))
    if (ended.length > 0)
      await endConsents({ db, erase }, choice.trusted, { now: act.now, by: 'household', items: ended })
    for (const item of given) await give(db, { ...choice, item, name }, act)
    if (given.length + ended.length > 0)
      await writeAudit(db, resident(act), {
        action: 'consent-chosen',
        subject: { kind: 'trusted', id: choice.trusted },
        before: { items: before },
        after: { items: [...choice.items].sort() },
      })
  })
}

/** The name of a trusted person, whose row is held until the transaction ends: a removal at the same moment waits. */
async function lockTrusted(db: Db, trusted: string, { household }: ResidentAct): Promise<string> {
  const row = await db
    .selectFrom('trusted_person')
    .select('name')
    .where('id', '=', trusted)
    .where('household_id', '=', household)
    .where('confirmed_at', 'is not', null)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DoorchainError('not-there')
  return row.name
}

async function give(
  db: Db,
  { trusted, item, name }: { readonly trusted: string; readonly item: Item; readonly name: string },
  { household, now }: ResidentAct,
): Promise<void> {
  const { words, version } = consentWords(item, name)
  await db
    .insertInto('consent')
    .values({ household_id: household, trusted_id: trusted, item, words, words_version: version, given_at: now })
    .execute()
}

/** Ends what is open: some items, or all. */
export async function endConsents(
  { db, erase }: Erasing,
  trusted: string,
  { now, by, items }: { readonly now: Date; readonly by: EndedBy; readonly items?: readonly Item[] },
): Promise<void> {
  const all = db
    .updateTable('consent')
    .set({ ended_at: now, ended_by: by })
    .where('trusted_id', '=', trusted)
    .where('ended_at', 'is', null)
  const ended = await (items ? all.where('item', 'in', items) : all).returning('id').execute()
  for (const { id } of ended) await erase({ kind: 'consent', id })
}

/** What somebody may see now, sorted. */
export async function openItems(db: Db, trusted: string): Promise<readonly Item[]> {
  const rows = await db
    .selectFrom('consent')
    .select('item')
    .where('trusted_id', '=', trusted)
    .where('ended_at', 'is', null)
    .orderBy('item')
    .execute()
  return rows.map((row) => row.item).sort()
}

export interface Consent {
  readonly name: string
  readonly item: Item
  /** As they were shown. */
  readonly words: string
  readonly version: string
  readonly givenAt: Date
  readonly endedAt: Date | null
  readonly endedBy: EndedBy | null
}

/** Everything a resident ever allowed that is still kept, newest first. */
export function readConsents(db: Db, household: string): Promise<readonly Consent[]> {
  return db
    .selectFrom('consent as c')
    .innerJoin('trusted_person as t', 't.id', 'c.trusted_id')
    .select(['t.name', 'c.item', 'c.words', 'c.words_version as version', 'c.given_at as givenAt'])
    .select(['c.ended_at as endedAt', 'c.ended_by as endedBy'])
    .where('c.household_id', '=', household)
    .orderBy('c.given_at', 'desc')
    .orderBy('c.item')
    .execute()
}
