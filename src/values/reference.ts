/** The id of a report as people write it: "ABCD-EFGH-2345". */
export const referenceOf = (id: string): string => id.toUpperCase().match(/.{4}/g)!.join('-')

/** The id of a report or a series however it was typed; null for what cannot be one. */
export function idOf(typed: string): string | null {
  const id = typed
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return /^[a-z2-7]{12}$/.test(id) ? id : null
}
