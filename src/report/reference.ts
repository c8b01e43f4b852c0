import { hashOf, tidyCode } from '../store/secret.ts'

export { idOf, referenceOf } from '../values/reference.ts'

/** What is kept of the code of a report: another for each, so that one list of codes fits none. */
export const codeHashOf = (id: string, code: string): string => hashOf(`${id} ${tidyCode(code)}`)
