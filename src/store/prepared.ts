import { type RawBuilder, sql } from 'kysely'
import { planMark } from './plan-mark.ts'

/**
 * Heads a statement that is asked again and again with other values and always the same text: a server plans it once for each
 * connection. Not for statements whose text differs from time to time: each text is kept.
 */
export const prepared: RawBuilder<unknown> = sql.raw(planMark)
