/**
 * Weights of the pair score, in log odds. Directions and order come from what is published (distance and time carry most,
 * behaviour alone is weak: docs/linking.md); sizes were set on simulated streams. Simulated, not real.
 */
export const weights = {
  /** Two reports drawn at random have nothing to do with each other. */
  base: -6,
  /** A number spoken in both: the caller wants it rung. */
  spoken: 8,
  /** Shown in both, or shown in one and spoken in the other: a display can be forged, also as somebody else's number. */
  shown: 5.5,
  account: 8,
  url: 8,
  /** Times how surely the names are one and how rare the surname is. */
  name: 5,
  organisation: { same: 0.6, other: -1 },
  script: { same: 1.2, other: -2 },
  method: { same: 0.3, other: -0.8 },
  /** Times the share of tactics in common, each weighted by its rarity, less what any two of one script share. */
  tactics: 4,
  tacticsUsual: 0.35,
  /** Times the likeness of the texts. */
  text: 6.5,
  /** By borders to cross: none, one, two, more. */
  steps: [2.2, 1.5, -0.5, -2.5],
  /** Days apart, up to and with: what it weighs. Beyond the last: `long`. */
  days: [
    [1, 2.2],
    [3, 1.5],
    [7, 0.8],
    [14, 0],
    [30, -1.2],
  ],
  long: -2.5,
} as const

/** Least probability of a link: with an exact rare key, with a number shown or a name, and with manner and nearness alone. */
export const leastProbability = { key: 0.5, other: 0.5, weak: 0.74 } as const
/** Days after which a shared key no longer links by itself: numbers are given to others. */
export const longestDays = 90
/** Days and borders within which time and place are evidence of their own. */
export const near = { days: 10, steps: 2, km: 25 } as const
/** Likeness of texts, and tactics in common beyond what is usual, from which the manner is evidence of its own. */
export const manner = { text: 0.12, tactics: 0.2 } as const
