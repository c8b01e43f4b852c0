/** Files that are taken in at a time: each is in memory as a whole, some times over, until it is kept. */
export const mostAtOnce = { one: 2, all: 8 } as const

/** Who sends a file now. */
export interface Uploads {
  /** Takes a place for a connection; what gives it back, or null where there is none now. */
  begin(subscriber: string): (() => void) | null
}

/** Places for files, so that nobody fills the memory with what they send, whether or not they may. */
export function openUploads(): Uploads {
  const underWay: string[] = []
  return {
    begin(subscriber) {
      if (underWay.length >= mostAtOnce.all) return null
      if (underWay.filter((one) => one === subscriber).length >= mostAtOnce.one) return null
      underWay.push(subscriber)
      return () => void underWay.splice(underWay.indexOf(subscriber), 1)
    },
  }
}
