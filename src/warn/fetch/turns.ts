import type { FetchLimits } from './limits.ts'

/** Who may ask now: so many at one time, and each host only now and then. */
export interface Turns {
  /** Does `work` as soon as one of the places is free. */
  inPlace<T>(work: () => Promise<T>): Promise<T>
  /** Waits until the host may be asked again, after which it is left alone for `gapMs`. */
  forHost(host: string, gapMs: number): Promise<void>
}

/** Hosts that are remembered, at most; the one asked longest ago is forgotten first. */
const mostHosts = 1_000

/** `pause` waits so many milliseconds. */
export function openTurns(
  { concurrent, gapMs }: FetchLimits,
  { now, pause }: { readonly now: () => Date; readonly pause: (ms: number) => Promise<unknown> },
): Turns {
  let free = concurrent
  const waiting: (() => void)[] = []
  const nextAt = new Map<string, number>()
  return {
    async inPlace(work) {
      if (free > 0) free -= 1
      else await new Promise<void>((go) => waiting.push(go))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
    async forHost(host, asked) {
      const at = now().getTime()
      const turn = Math.max(at, nextAt.get(host) ?? at)
      nextAt.delete(host)
      nextAt.set(host, turn + Math.max(gapMs, asked))
      if (nextAt.size > mostHosts) nextAt.delete(nextAt.keys().next().value!)
      if (turn > at) await pause(turn - at)
    },
  }
}
