import { sql } from 'kysely'
import { endTurn, keepTurn, lastDone, takeTurn } from '../../store/schedule.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction, reading } from '../../store/transaction.ts'
import { dayMs, minuteMs } from '../../values/time-span.ts'
import type { Fetcher } from '../fetch/fetcher.ts'
import { type TopicMaterial, topicsOf } from './topics.ts'

/** The row of the table `schedule`. While a hub is being told there is one more for each feed: its name, a space, the path. */
export const hubJob = 'warnings-hub'

/** What a hub (W3C WebSub) is told with. */
export interface HubTelling extends TopicMaterial {
  readonly hub: string
  readonly publicUrl: string
  readonly now: () => Date
  /** Asked for when there is something to tell. */
  readonly fetcher: () => Promise<Pick<Fetcher, 'post'>>
  /** It ends after the feed under way. */
  readonly isStopping?: () => boolean
}

/**
 * A change is told of when it is so old: a hub that reads the feed at once through somebody's cache (a minute, as the feed
 * says) gets the new one, and what was decided a moment before and stored a moment after is not missed.
 */
const settledMs = minuteMs
/** So many feeds are told of in one turn. */
const mostTopics = 50
const longestDelayMs = 30 * minuteMs

/**
 * Tells the hub of feeds that changed since it was last told, each once, by one process; a part of them when there are many.
 * What is told of is kept, so cut short in any way it goes on the next time. After a failure it waits as long as it has
 * been failing, up to half an hour. Throws `fetch-refused`, `fetch-failed` and those of the database.
 */
export async function tellHub(store: Store, telling: HubTelling): Promise<void> {
  const now = telling.now()
  const turn = await inTransaction(store, (db) => takeTurn(db, hubJob, { now, first: now }))
  if (!turn) return
  const isStopping = () => telling.isStopping?.() ?? false
  const goesOn = async () => !isStopping() && (await inTransaction(store, (db) => keepTurn(db, turn, telling.now())))
  const until = new Date(now.getTime() - settledMs)
  let done: Date | null = null
  let next = now
  let failingMs = 0
  try {
    const { topics, since, oldest } = await reading(store, (db) => readDue(db, until, telling))
    done = since
    failingMs = now.getTime() - oldest.getTime()
    for (const topic of topics.slice(0, mostTopics)) {
      if (!(await goesOn())) return
      await tellTopic(store, topic, { until, telling })
    }
    if (topics.length <= mostTopics) done = until
  } catch (error) {
    if (!isStopping()) next = new Date(now.getTime() + Math.min(failingMs, longestDelayMs))
    throw error
  } finally {
    await inTransaction(store, async (db) => {
      if (done === until) await db.deleteFrom('schedule').where('name', 'like', topicPattern).execute()
      await endTurn(db, turn, { done, next })
    })
  }
}

const topicPattern = `${hubJob} %`

interface Change {
  readonly districts: readonly string[]
  readonly scripts: readonly string[]
  readonly moment: Date
}

/** Feeds with a change that was not told of, those not tried yet first; since when changes are looked at, and the oldest. */
async function readDue(db: Db, until: Date, material: TopicMaterial) {
  const since = (await lastDone(db, hubJob)) ?? new Date(until.getTime() - dayMs)
  const { rows } = await sql<Change>`select districts, scripts, moment
    from warning_version, unnest(array[published_at, coalesce(ended_at, expires_at)]) as moment
    where published_at is not null and moment > ${since} and moment <= ${until}
    order by moment`.execute(db)
  const kept = await db.selectFrom('schedule').selectAll().where('name', 'like', topicPattern).execute()
  const before = new Map(kept.map((row) => [row.name.slice(hubJob.length + 1), row]))
  const changed = new Map(rows.flatMap((row) => topicsOf(row, material).map((topic) => [topic, row.moment] as const)))
  const triedAt = (topic: string) => before.get(topic)?.next_at.getTime() ?? 0
  const topics = [...changed]
    .filter(([topic, moment]) => moment > (before.get(topic)?.done_at ?? since))
    .map(([topic]) => topic)
    .sort((one, other) => triedAt(one) - triedAt(other))
  return { topics, since, oldest: rows[0]?.moment ?? until }
}

/** Tells of one feed, and keeps that it did; one that was not taken comes after the others the next time. */
async function tellTopic(store: Store, topic: string, { until, telling }: { until: Date; telling: HubTelling }) {
  let told: { readonly done_at?: Date } = {}
  try {
    const { post } = await telling.fetcher()
    await post(telling.hub, { 'hub.mode': 'publish', 'hub.url': telling.publicUrl + topic })
    told = { done_at: until }
  } finally {
    const tried = { next_at: telling.now(), ...told }
    await inTransaction(store, (db) =>
      db
        .insertInto('schedule')
        .values({ name: `${hubJob} ${topic}`, ...tried })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(tried))
        .execute(),
    )
  }
}
