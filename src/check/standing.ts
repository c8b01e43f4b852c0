import type { Verdict } from './verdict.ts'
import { carefulFrom, type Weighed } from './weigh.ts'

/** *Careful* is taken back below this score, and not before so many words without it. */
const carefulUntil = carefulFrom / 2
const calmWords = 150

/** How a conversation stands. */
export interface Standing {
  readonly verdict: Verdict
  readonly strongest: Weighed | null
  readonly carefulAt: number | null
  readonly stopAt: number | null
  readonly lastCareful: number
}

export const atFirst: Standing = {
  verdict: 'nothing-found',
  strongest: null,
  carefulAt: null,
  stopAt: null,
  lastCareful: 0,
}

/** Words heard, and how many they were when what is shown became *careful*. */
export interface Moment {
  readonly words: number
  readonly since: number
}

/** What is not yet certain is *careful* at most: a *stop* could not be taken back. */
export const atMostCareful = (weighed: Weighed): Weighed =>
  weighed.verdict === 'stop' ? { ...weighed, verdict: 'careful' } : weighed

/** *Stop* stays; *careful* stays until it has been calm for long. */
export function standingAfter(before: Standing, weighed: Weighed, { words, since }: Moment): Standing {
  if (before.verdict === 'stop') return before
  const { verdict, score } = weighed
  const isFound = verdict === 'careful' || verdict === 'stop'
  const lastCareful = isFound || score >= carefulUntil ? words : before.lastCareful
  if (before.verdict === 'careful' && !isFound && words - lastCareful <= calmWords) return { ...before, lastCareful }
  return {
    verdict,
    strongest: weighed,
    carefulAt: before.carefulAt ?? (isFound ? since : null),
    stopAt: verdict === 'stop' ? words : null,
    lastCareful,
  }
}
