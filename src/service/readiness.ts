import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

/** Whether people can be sent here. */
export interface Readiness {
  /** The parts that are not there, by name; empty when all are. */
  missing(): Promise<readonly string[]>
  isStopping(): boolean
  /** The database is open and migrated. */
  opened(store: Pick<Store, 'transact'>): void
  stopping(): void
}

/** Asked more often, the last answer is given again. */
const freshMs = 1_000
const answerWithinMs = 2_000

/** Nothing is there yet. The clock is in milliseconds and never goes back. */
export function openReadiness(now: () => number = () => performance.now()): Readiness {
  let store: Pick<Store, 'transact'> | null = null
  let isStopping = false
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | null = null
  const answers = (open: Pick<Store, 'transact'>): Promise<boolean> => {
    if (!asked || now() - asked.at >= freshMs) asked = { at: now(), answer: ask(open) }
    return asked.answer
  }
  return {
    missing: async () => (store && (await answers(store)) ? [] : ['database']),
    isStopping: () => isStopping,
    opened: (open) => {
      store = open
    },
    stopping: () => {
      isStopping = true
    },
  }
}

function ask(store: Pick<Store, 'transact'>): Promise<boolean> {
  const answer = store
    .transact((session) => session.rows('select 1'))
    .then(
      () => true,
      () => false,
    )
  return Promise.race([answer, pause(answerWithinMs, false, { ref: false })])
}
