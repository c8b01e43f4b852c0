import type { Store } from '../../store/store.ts'

/** Of the reports of a day, so many suspects are let pass after a look at all of them: fewer where it found a flood. */
const passed = { flood: 1 / 64, nothing: 1 / 16 } as const
const mostDays = 8

/** When all reports of a day are looked at for a flood. */
export interface Looks {
  /** Counts one more suspect of a day (since 1970): whether to look now. */
  isDue(day: number): boolean
  /** Notes a look: how many reports there were, and whether the suspect was one of a flood. */
  looked(day: number, found: { readonly reports: number; readonly isFlood: boolean }): void
}

/**
 * A look at a whole day takes long, so whoever sends reports that are nearly a flood could have the service do nothing else.
 * The more there are, the more suspects share a look; a flood that is found takes in those that were let pass.
 */
export function openLooks(): Looks {
  const left = new Map<number, number>()
  return {
    isDue(day) {
      const more = left.get(day) ?? 0
      if (more > 0) left.set(day, more - 1)
      return more <= 0
    },
    looked(day, { reports, isFlood }) {
      left.delete(day)
      left.set(day, Math.floor(reports * (isFlood ? passed.flood : passed.nothing)))
      if (left.size > mostDays) left.delete(left.keys().next().value!)
    },
  }
}

const held = new WeakMap<Store, Looks>()

/** Those of a database. */
export function looksOf(store: Store): Looks {
  const known = held.get(store) ?? openLooks()
  held.set(store, known)
  return known
}
