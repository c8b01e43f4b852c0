import { hashOf, tidyCode } from '../store/secret.ts'

/** The id of a report as people write it: "ABCD-EFGH-2345". */
export const referenceOf = (id: string): string => id.toUpperCase().match(/.{4}/g)!.join('-')

/** The id of a reference however it was typed; null for what cannot be one. */
export function idOf(reference: string): string | null {
  const id = reference
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return /^[a-z2-7]{12}$/.test(id) ? id : null
}

/** What is kept of the code of a report: another for each, so that one list of codes fits none. */
export const codeHashOf = (id: string, code: string): string => hashOf(`${id} ${tidyCode(code)}`)
