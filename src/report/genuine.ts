import type { Directory, Listing } from '../directory/entries/directory.ts'

/** Whether a number as dialled is one of the directory's: it is never a key for linking, and is never blocked. */
export type IsGenuine = (digits: string) => boolean

/** By the directory as it is now; asked for anew whenever it may have changed. */
export const openGenuine =
  (directory: Directory): IsGenuine =>
  (digits) =>
    directory.listingsOf(digits).length > 0

/** A number of a report that the directory lists, and who has it. */
export interface GenuineSeen {
  readonly digits: string
  readonly names: readonly string[]
  /** In words for the desk. */
  readonly words: string
}

/** The numbers of a report that the directory lists: kept as they were told, but anybody can make a display show them. */
export function genuineAmong(directory: Directory, numbers: readonly string[]): readonly GenuineSeen[] {
  return [...new Set(numbers)].flatMap((digits) => {
    const listed = directory.listingsOf(digits)
    return listed.length > 0 ? [seen(digits, listed)] : []
  })
}

function seen(digits: string, listed: readonly Listing[]): GenuineSeen {
  const names = [...new Set(listed.map(({ organisation }) => organisation))]
  const words = `${digits} belongs to ${names.join(' and ')}. Anybody can make a display show it, so it is kept but links no reports and is never blocked.`
  return { digits, names, words }
}
