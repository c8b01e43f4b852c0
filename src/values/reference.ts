/** The reference of a report as it is said and written: its id as XXXX-XXXX-XXXX. */
export const referenceOf = (id: string): string => id.toUpperCase().match(/.{4}/g)!.join('-')

/** The id of a reference (of a report) or of a series, however it was typed; null for what is none. */
export function idFrom(typed: string): string | null {
  const id = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z2-7]{12}$/.test(id) ? id : null
}
