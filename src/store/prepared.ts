import { type RawBuilder, sql } from 'kysely'

const mark = '/* prepared */'

/**
 * Heads a statement that is asked again and again with other values and always the same text: a server plans it once for each
 * connection. Not for statements whose text differs from time to time: each text is kept.
 */
export const prepared: RawBuilder<unknown> = sql.raw(mark)

/** Whether a statement is one of those. */
export const isPrepared = (text: string): boolean => text.trimStart().startsWith(mark)
