import type { Span } from '../../values/span.ts'
import { findAges } from '../entities/age.ts'
import type { Fact, Page } from './page.ts'

const offender = /\b(?:described|hair(?:ed)?|accent|wearing|slim|stocky|build|tall|suspects?|offenders?|arrested|clean[- ]shaven|beard|complexion|jacket|intruder|raiders?|thie(?:f|ves)|charged with|jailed)\b/i
const claimed = /\b(?:knocked|posing|pretending|claiming to be|said (?:he|she|they) (?:was|were))\b/i

/** `victim_ages` as written, several joined with "; "; descriptions of offenders are passed over. */
export function readVictimAges(page: Page): Fact<string | null> {
  const spans: Span[] = []
  for (const sentence of page.body)
    for (const age of findAges(page.text, sentence.start, sentence.end)) {
      const before = page.text.slice(sentence.start, age.start)
      if (age.years.every((years) => years < 18) || offender.test(sentence.text) || isOffenders(before)) continue
      if (!spans.some(([start, end]) => page.text.slice(start, end).toLowerCase() === page.text.slice(age.start, age.end).toLowerCase())) spans.push([age.start, age.end])
    }
  const words = spans.map(([start, end]) => page.text.slice(start, end).replace(/\s+/g, ' '))
  return { value: words.length > 0 ? words.join('; ') : null, spans }
}

/** "two men aged 30" who knocked: the nearest people before the age are the callers. */
function isOffenders(before: string): boolean {
  return claimed.test(before.slice(-60)) || /\b(?:two|three|the) men\b[^,.]{0,20}$/i.test(before)
}
