import type { Span } from '../../values/span.ts'
import { findAges } from '../entities/age.ts'
import type { Fact, Page } from './page.ts'

const offender =
  /\b(?:described|hair(?:ed)?|accent|wearing|slim|stocky|build|tall|clean[- ]shaven|beard|complexion|jackets?)\b/i
const claimed = /\b(?:posing|pretending|claiming to be|said (?:he|she|they) (?:was|were))\b/i

/** `victim_ages` as written, several joined with "; ", those of many victims before single ones; descriptions of offenders are passed over. */
export function readVictimAges(page: Page): Fact<string | null> {
  const spans: Span[] = []
  for (const sentence of page.body)
    for (const age of findAges(page.text, sentence.start, sentence.end)) {
      const before = page.text.slice(sentence.start, age.start)
      if (Math.max(...age.years) < 45 && !victim.test(sentence.text)) continue
      if (age.years.every((years) => years < 18) || offender.test(sentence.text) || isOffenders(before)) continue
      if (
        !spans.some(
          ([start, end]) =>
            page.text.slice(start, end).toLowerCase() === page.text.slice(age.start, age.end).toLowerCase(),
        )
      )
        spans.push([age.start, age.end])
    }
  const groups = spans.filter(([start, end]) => isGroup(page, start, end))
  const kept = groups.length > 0 ? groups : spans
  const words = kept.map(([start, end]) => page.text.slice(start, end).replace(/\s+/g, ' '))
  return { value: words.length > 0 ? words.join('; ') : null, spans: kept }
}

/** Ages of many victims stand before those of single ones. */
function isGroup(page: Page, start: number, end: number): boolean {
  const words = page.text.slice(start, end)
  return (
    group.test(words) ||
    (/\btheir\b/.test(words) &&
      /\b(?:most|many|all|victims|residents|people)\b[^.]*$/i.test(page.text.slice(Math.max(0, start - 60), start)))
  )
}

const group =
  /\b(?:between|women|men|people|residents|victims|pensioners|average|aged over|and over|or more|over[ -]\d)\b/i

/** Young people of whom nothing is told that happens to victims are the callers. */
const victim = /\b(?:victims?|residents?|los[te]|told|tricked|conned|targeted|called|phoned|paid|handed|withdrew)\b/i
const reached = /\b(?:rang|phoned|called|told|visited|conned|targeted|asked|approached|contacted|took|from|tricked)\b/i

/** "two men aged 30" who knocked: the nearest people before the age are the callers. */
function isOffenders(before: string): boolean {
  return (
    (claimed.test(before.slice(-60)) && !reached.test(before.slice(-30))) ||
    /\b(?:suspects?|offenders?|intruders?|raiders?|thie(?:f|ves)|arrested|charged|jailed)\W+(?:\w+\W+){0,4}$/i.test(
      before,
    ) ||
    /\b(?:two|three|the) men\b[^,.]{0,20}$/i.test(before)
  )
}
