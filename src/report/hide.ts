/** A stretch of a text, by UTF-16 offsets, and the word that stands in its place. */
export interface Hidden {
  readonly start: number
  readonly end: number
  readonly by: string
}

export const spansOf = (text: string, pattern: RegExp, by: string): Hidden[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, by }))

/** The text with every stretch replaced; of those that meet, the first stands for all. */
export function hide(text: string, hidden: readonly Hidden[]): string {
  const merged: Hidden[] = []
  for (const one of hidden.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && one.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, one.end) }
    else merged.push(one)
  }
  let at = 0
  const kept = merged.map(({ start, end, by }) => {
    const before = text.slice(at, start)
    at = end
    return before + by
  })
  return kept.join('') + text.slice(at)
}
