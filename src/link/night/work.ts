import { z } from 'zod'
import { openAreas } from '../../areas/open.ts'
import { parseOrder } from '../../store/order.ts'
import type { Store } from '../../store/store.ts'
import { inTransaction, reading } from '../../store/transaction.ts'
import type { Works } from '../../store/work.ts'
import { atTerminal } from '../../values/actor.ts'
import { daysAfter } from '../../values/day.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayInLondon } from '../../values/london-day.ts'
import { dayMs } from '../../values/time-span.ts'
import { loadDemonstration, unloadDemonstration } from '../demonstration.ts'
import { hasSimulated } from '../simulated.ts'
import { askForNight, doNight, type NightMeans } from './job.ts'
import { listSpikes, readSpike, reportsOfSpike } from './list.ts'
import { endSilence, listSilences, setSilence } from './silence.ts'
import { spikeMethods } from './spike.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const day = z.iso.date()
const by = text(120)
const today = () => dayInLondon(new Date())

/** What `doorchain night`, `spikes` and `simulate --load` have done by whoever holds the database. */
export const openNightWorks = (link: NightMeans['link']): Works => ({
  'night-run': async (store, input, tell) => {
    const { upto, ...order } = parseOrder(z.strictObject({ by, upto: day.nullable() }), input)
    if (upto !== null && upto > today())
      throw new DoorchainError('input-wrong', { problem: `${upto} is still to come` })
    return nightNow(store, { by: order.by, upto: upto ?? today(), tell, link })
  },

  'spikes-list': async (store, input) => {
    const { since, silenced } = parseOrder(z.strictObject({ since: day.nullable(), silenced: z.boolean() }), input)
    const now = new Date()
    const query = { scope: 'everything', now, silenced, since: since ?? daysAfter(today(), -30), most: 500 } as const
    return reading(store, async (db) => ({
      isSimulated: await hasSimulated(db),
      spikes: await listSpikes(db, query),
      silences: silenced ? await listSilences(db, now) : [],
    }))
  },

  'spikes-show': async (store, input) => {
    const { id } = parseOrder(z.strictObject({ id: text(20) }), input)
    return reading(store, async (db) => {
      const spike = await readSpike(db, id, { scope: 'everything', now: new Date() })
      if (!spike) throw new DoorchainError('spike-unknown')
      return { isSimulated: await hasSimulated(db), spike, serials: await reportsOfSpike(db, id, 'everything') }
    })
  },

  'spikes-silence': async (store, input) => {
    const schema = z.strictObject({
      by,
      method: z.enum(spikeMethods).nullable(),
      area: text(20).nullable(),
      type: text(80).nullable(),
      until: day,
      why: text(600),
    })
    const { by: who, until, ...order } = parseOrder(schema, input)
    const view = openAreas(today).on()
    const end = new Date(Date.parse(until) + dayMs)
    return setSilence(store, atTerminal(who), { ...order, until: end, now: new Date(), view })
  },

  'spikes-hear': async (store, input) => {
    const { by: who, id } = parseOrder(z.strictObject({ by, id: text(20) }), input)
    await endSilence(store, atTerminal(who), { id, now: new Date() })
  },

  'simulate-load': async (store, input, tell) => {
    const whole = (most: number) => z.number().int().min(0).max(most)
    const schema = z.strictObject({ by, seed: whole(2 ** 31), days: whole(3_660).min(1), flood: whole(100_000) })
    const order = parseOrder(schema, input)
    const reports = await loadDemonstration(store, atTerminal(order.by), { ...order, now: new Date(), tell })
    return { reports, night: await nightNow(store, { by: order.by, upto: today(), tell, link }) }
  },

  'simulate-unload': async (store, input) =>
    unloadDemonstration(store, atTerminal(parseOrder(z.strictObject({ by }), input).by)),
})

interface Now extends Pick<NightMeans, 'tell' | 'link'> {
  readonly by: string
  readonly upto: string
}

/** Null where another process does one now: the one asked for follows it. */
async function nightNow(store: Store, { by, upto, tell, link }: Now) {
  await inTransaction(store, (db) => askForNight(db, { upto, startedBy: by, now: new Date() }))
  return doNight(store, { now: () => new Date(), tell, isStopping: () => false, link })
}
