import { countPattern, countValue } from '../../read/entities/count.ts'
import type { StatedFact } from '../../values/warning.ts'

const counts: ReadonlySet<string> = new Set(['incident_count', 'victim_count'])
/** "four incidents", but not "two of them": a part is no count of all. */
const counted = new RegExp(String.raw`(?<![\w.,£])${countPattern}(?!\w)(?! of (?:the|them|these|those)\b)`, 'giu')

/**
 * Whether a warning itself says a fact. A reading also counts the people that are described ("a woman aged 81"): that helps to
 * compare warnings, and would read as "Reports: 1" where nobody said how many there were.
 */
export const isSaid = ({ field, value, quotes }: StatedFact): boolean =>
  !counts.has(field) || (value !== '1' && quotes.some((quote) => numbersIn(quote).includes(value)))

const numbersIn = (quote: string): readonly string[] =>
  [...quote.matchAll(counted)].map(([words]) => countValue(words).toLocaleString('en-GB'))
