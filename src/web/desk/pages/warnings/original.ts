import type { PlacedFact } from '../../../../warn/facts/stated.ts'
import type { Today } from '../../../../warn/facts/today.ts'
import { type Html, html } from '../../../html.ts'

/** Letters of a text that are shown; the rest is in the download. */
const longestShown = 200_000
/** Spans that are marked at most. */
const mostSpans = 3_000

/** Where the words of a fact stand on the page, by their offset in the text. */
export const placeId = (start: number): string => `at-${start}`
export const factId = (index: number): string => `fact-${index}`
export const todayId = (index: number): string => `today-${index}`

/** The text as it is kept, every word behind a fact marked and linked to the fact, every old name to what holds today. */
export function originalText(text: string, facts: readonly PlacedFact[], today: readonly Today[]): Html {
  const shown = text.slice(0, longestShown)
  const spans = spansOf(facts, shown.length)
  const ends = new Map(today.map(({ end }, index) => [end, index]))
  const cuts = [...new Set([0, shown.length, ...spans.flatMap(({ start, end }) => [start, end]), ...ends.keys()])]
    .filter((cut) => cut <= shown.length)
    .sort((a, b) => a - b)
  const covering = coverer(spans)
  return html`${cuts.slice(1).map((end, at) => {
    const start = cuts[at]!
    const old = ends.get(end)
    return html`${piece(
      shown.slice(start, end),
      start,
      covering(start, end).map((index) => [index, facts[index]!] as const),
    )}${old === undefined ? '' : html` <a class="since" href="#${todayId(old)}" aria-label="${today[old]!.old}: what holds today">[changed]</a>`}`
  })}${text.length > longestShown ? html`… The rest is in the document to download.` : ''}`
}

interface Marked {
  readonly start: number
  readonly end: number
  readonly fact: number
}

const spansOf = (facts: readonly PlacedFact[], length: number): readonly Marked[] =>
  facts
    .flatMap(({ spans }, fact) => spans.map(([start, end]) => ({ start, end: Math.min(end, length), fact })))
    .filter(({ start, end }) => start >= 0 && start < end)
    .sort((a, b) => a.start - b.start || a.fact - b.fact)
    .slice(0, mostSpans)

/** Gives the facts whose words hold a piece; pieces are asked for from the first to the last. */
function coverer(spans: readonly Marked[]) {
  let open: Marked[] = []
  let next = 0
  return (start: number, end: number): readonly number[] => {
    while (next < spans.length && spans[next]!.start <= start) open.push(spans[next++]!)
    open = open.filter((span) => span.end > start)
    return [...new Set(open.filter((span) => span.end >= end).map(({ fact }) => fact))].sort((a, b) => a - b)
  }
}

function piece(words: string, start: number, facts: readonly (readonly [index: number, fact: PlacedFact])[]) {
  if (facts.length === 0 || words.trim() === '') return words
  const names = facts.map(([, { name, value }]) => `${name}: ${value}`).join('; ')
  return html`<mark id="${placeId(start)}"><a href="#${factId(facts[0]![0])}" title="${names}">${words}</a></mark>`
}
