/** First ages of the bands in which ages are counted and told, in years, and their words. */
export const ageBands = [
  { from: 0, words: 'under 18' },
  { from: 18, words: '18 to 34' },
  { from: 35, words: '35 to 49' },
  { from: 50, words: '50 to 64' },
  { from: 65, words: '65 to 74' },
  { from: 75, words: '75 to 84' },
  { from: 85, words: '85 and over' },
] as const

/** An age as it may be told to those who need not know it exactly: "under 18", "65 to 74". */
export const ageBand = (age: number): string => (ageBands.findLast(({ from }) => from <= age) ?? ageBands[0]).words
