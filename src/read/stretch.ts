/** Tokens [first, last]. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** No match of a pattern is longer than this many tokens: six slots with the widest gaps. */
const longestMatch = 120

/** Index of the first stretch that begins after a token; `sorted` by first token. */
export function firstAfter(sorted: readonly Stretch[], token: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.first <= token) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether some stretch that shares a token with `place` is one that `isMeant`; looks only where it can be. */
export function someMeet<T extends Stretch>(
  sorted: readonly T[],
  { first, last }: Stretch,
  isMeant: (one: T) => boolean = () => true,
): boolean {
  for (let at = firstAfter(sorted, last) - 1; at >= 0 && sorted[at]!.first > first - longestMatch; at--)
    if (sorted[at]!.last >= first && isMeant(sorted[at]!)) return true
  return false
}

/** Puts a stretch among others in the order of their first tokens, after those that begin where it does. */
export function insertByFirst<T extends Stretch>(sorted: T[], one: T): void {
  let at = sorted.length
  while (at > 0 && sorted[at - 1]!.first > one.first) at--
  if (at === sorted.length) sorted.push(one)
  else sorted.splice(at, 0, one)
}
