import { endTurn, keepTurn, type Turn, takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { daysAfter } from '../../values/day.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { minuteMs } from '../../values/time-span.ts'
import { nextNight } from '../../values/uk-night.ts'
import { askedFor, type NightDone, type NightOptions, runNight } from './run.ts'

/** The row of the table `schedule`. */
const nightJob = 'night'
/** After trouble it is tried again this much later. */
const againMs = 15 * minuteMs

export interface NightMeans extends Pick<NightOptions, 'now' | 'tell' | 'isStopping'> {
  /** Links what has come in, before spikes are looked for. */
  readonly link: (store: Store, means: Pick<NightOptions, 'now' | 'tell' | 'isStopping'>) => Promise<unknown>
}

/** Asks for a night at once, up to a day; whoever looks next does it. In the caller's transaction. */
export async function askForNight(db: Db, asked: { upto: string; startedBy: string; now: Date }): Promise<void> {
  const { upto, startedBy, now } = asked
  await db.insertInto('night_run').values({ upto, began_at: now, started_by: startedBy, progress: askedFor }).execute()
  await db
    .insertInto('schedule')
    .values({ name: nightJob, next_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ next_at: now }))
    .execute()
}

/** Links and looks for spikes if it is due and no other process does; null otherwise. What it throws is tried again later. */
export async function doNight(store: Store, means: NightMeans): Promise<NightDone | null> {
  const { now } = means
  const started = now()
  const turn = await inTransaction(store, (db) => takeTurn(db, nightJob, { now: started, first: nextNight(started) }))
  if (!turn) return null
  const giveBack = (outcome: Parameters<typeof endTurn>[2]) => inTransaction(store, (db) => endTurn(db, turn, outcome))
  const lease = keepLease(store, turn, means)
  try {
    const done = await linkAndLook(store, { ...means, isStopping: lease.isOver })
    await giveBack(done.isWhole ? { done: now(), next: nextNight(now()) } : { done: null, next: started })
    return done
  } catch (error) {
    await giveBack({ done: null, next: new Date(now().getTime() + againMs) }).catch(() => undefined)
    throw error
  } finally {
    lease.end()
  }
}

/** Says every minute that the work goes on; it is over when another process has taken it. */
function keepLease(store: Store, turn: Turn, { now, isStopping }: NightMeans) {
  let isLost = false
  const timer = setInterval(() => {
    inTransaction(store, (db) => keepTurn(db, turn, now())).then(
      (isKept) => {
        isLost ||= !isKept
      },
      () => undefined,
    )
  }, minuteMs).unref()
  return { isOver: () => isLost || isStopping(), end: () => clearInterval(timer) }
}

async function linkAndLook(store: Store, means: NightMeans): Promise<NightDone> {
  const { now, link } = means
  const asked = await reading(store, waiting)
  await link(store, means)
  const yesterday = daysAfter(dayInLondon(now()), -1)
  return runNight(store, { ...means, upto: asked?.upto ?? yesterday, startedBy: asked?.started_by ?? 'doorchain' })
}

/** The night that somebody asked for and nobody has begun. */
const waiting = (db: Db) =>
  db
    .selectFrom('night_run')
    .select(['upto', 'started_by'])
    .where('ended_at', 'is', null)
    .where('progress', '=', askedFor)
    .executeTakeFirst()
