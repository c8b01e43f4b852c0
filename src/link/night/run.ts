import { openAreas } from '../../areas/open.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { judgeInThread } from './in-thread.ts'
import { readNight } from './input.ts'
import type { Judged } from './judge.ts'
import { keepSpike } from './keep.ts'

export interface NightOptions {
  /** The last day that is looked at, YYYY-MM-DD. */
  readonly upto: string
  /** Id of a coordinator, user name at a terminal, or "doorchain". */
  readonly startedBy: string
  readonly now: () => Date
  /** Told how far it is, in whole sentences. */
  readonly tell: (progress: string) => void
  readonly isStopping: () => boolean
}

/** What a night looked at and found. */
export interface NightDone {
  /** Of the table night_run. */
  readonly run: string
  readonly seriesLookedAt: number
  /** Spikes that are there now, new or seen again, by level. */
  readonly alerts: number
  readonly listed: number
  /** Those that were never seen before. */
  readonly fresh: number
  /** False where it was stopped before its end; nothing of it is kept then. */
  readonly isWhole: boolean
}

/** What `night_run` says of a night that was asked for and that nobody has begun. */
export const askedFor = 'asked'

/** Looks at all areas for spikes up to a day, in a worker thread, and keeps what it finds. */
export async function runNight(store: Store, options: NightOptions): Promise<NightDone> {
  const { upto, now, isStopping } = options
  const run = await inTransaction(store, (db) => begin(db, options))
  let telling: Promise<unknown> = Promise.resolve()
  const tell = (progress: string) => {
    options.tell(progress)
    telling = telling.then(() => noteProgress(store, run, progress))
  }
  try {
    tell('Reads the counts.')
    const view = openAreas(() => upto).on()
    const input = await readNight(store, { view, upto })
    const judged = await judgeInThread(input, { tell, isStopping })
    await telling
    const done = judged && (await inTransaction(store, (db) => keepAll(db, judged, { run, now: now() })))
    if (!done) await end(store, { run, now: now(), problem: 'It was stopped before its end.' })
    return done ?? { run, seriesLookedAt: 0, alerts: 0, listed: 0, fresh: 0, isWhole: false }
  } catch (error) {
    await telling
    await end(store, { run, now: now(), problem: 'It failed; the log says why. It is tried again.' })
    throw error
  }
}

/** Its row: the one that was asked for, or a new one. Those before it that never ended were cut off. */
async function begin(db: Db, { upto, startedBy, now }: NightOptions): Promise<string> {
  const began_at = now()
  await db
    .updateTable('night_run')
    .set({ ended_at: began_at, progress: null, problem: 'It was cut off before its end.' })
    .where('ended_at', 'is', null)
    .where('progress', 'is distinct from', askedFor)
    .execute()
  const asked = await db
    .updateTable('night_run')
    .set({ began_at, progress: null })
    .where('ended_at', 'is', null)
    .where('upto', '=', upto)
    .where('started_by', '=', startedBy)
    .returning('id')
    .execute()
  if (asked[0]) return asked[0].id
  const row = { upto, began_at, started_by: startedBy }
  return (await db.insertInto('night_run').values(row).returning('id').executeTakeFirstOrThrow()).id
}

const noteProgress = (store: Store, run: string, progress: string): Promise<unknown> =>
  inTransaction(store, (db) => db.updateTable('night_run').set({ progress }).where('id', '=', run).execute()).catch(
    () => undefined,
  )

interface Kept {
  readonly run: string
  readonly now: Date
}

/** All or nothing: a night that breaks off leaves what was kept before. */
async function keepAll(db: Db, { found, looked }: Judged, { run, now }: Kept): Promise<NightDone> {
  let fresh = 0
  for (const spike of found) fresh += Number(await keepSpike(db, spike, { run, now }))
  await db
    .updateTable('night_run')
    .set({ ended_at: now, series_looked_at: looked, spikes: found.length, progress: null })
    .where('id', '=', run)
    .execute()
  const alerts = found.filter(({ level }) => level === 'alert').length
  return { run, seriesLookedAt: looked, alerts, listed: found.length - alerts, fresh, isWhole: true }
}

const end = (store: Store, { run, now, problem }: Kept & { readonly problem: string }): Promise<unknown> =>
  inTransaction(store, (db) =>
    db.updateTable('night_run').set({ ended_at: now, progress: null, problem }).where('id', '=', run).execute(),
  )
