import { loadRenamed } from '../../knowledge/renamed.ts'
import type { Source } from '../../values/knowledge.ts'
import type { Renamed } from '../../values/renamed.ts'

/** Something old in a text: [start, end) in UTF-16 code units, and what holds today. */
export interface Today {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly old: string
  readonly today: string
  readonly source: Source
}

/**
 * Old names, numbers and addresses in a text, in order, none over another. `on` is the day, YYYY-MM-DD: what was not checked
 * again in time says so.
 */
export function todayIn(text: string, on: string): readonly Today[] {
  const small = text.toLowerCase()
  const found = patterns()
    .filter(([{ beside }]) => beside === null || small.includes(beside))
    .flatMap(([entry, pattern]) => [...text.matchAll(pattern)].map((match) => todayOf(entry, match, on)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return found.filter(({ start }, at) => !found.slice(0, at).some((before) => before.end > start))
}

const todayOf = ({ today, sources, expires }: Renamed, { 0: old, index }: RegExpExecArray, on: string): Today => ({
  start: index,
  end: index + old.length,
  old,
  today: expires < on ? `${today.replace(/\.$/, '')} (check before you rely on it)` : today,
  source: sources[0]!,
})

let compiled: readonly (readonly [Renamed, RegExp])[] | undefined

function patterns(): readonly (readonly [Renamed, RegExp])[] {
  compiled ??= loadRenamed().map((entry) => [entry, new RegExp(entry.old.map(patternOf).join('|'), 'giu')])
  return compiled
}

/** Digits may be grouped in any way, words parted by any space; neither is part of something longer. */
function patternOf(old: string): string {
  const isNumber = /^[\d ]+$/.test(old)
  const plain = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const words = isNumber
    ? [...old.replaceAll(' ', '')].join(String.raw`[\s\u00a0-]?`)
    : old.split(' ').map(plain).join(String.raw`\s+`)
  return String.raw`(?<![\p{L}\d.@])${words}(?![\p{L}\d])`
}
