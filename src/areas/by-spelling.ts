import { fillers } from './fillers.ts'
import { keyOf } from './key.ts'
import type { Meaning, Names } from './names.ts'
import { type Picked, pickMeaning, type Setting } from './pick.ts'
import type { Spelling } from './spelling.ts'

export interface Corrected {
  readonly picked: Picked
  readonly meanings: readonly Meaning[]
  /** Near enough to be taken; else it is only offered. */
  readonly isSure: boolean
}

/** A slip is taken for one, not for another village, where it is a town of at least this many people … */
const knownTown = 10_000
/** … and the name has this many letters for each slip, with the force known and without. */
const lettersFor = { withForce: 7, alone: 7 }

interface Tools {
  readonly names: Names
  readonly spelling: Spelling
  readonly setting: Setting
}

/** The names that a misspelt one may be; null when none is near. With the force known, only names of its area count. */
export function correct(words: readonly string[], tools: Tools): Corrected | null {
  const trimmed = trimFillers(words)
  return correctKey(keyOf(words), tools) ?? (trimmed.length < words.length ? correctKey(keyOf(trimmed), tools) : null)
}

function correctKey(key: string, { names, spelling, setting }: Tools): Corrected | null {
  const { keys, slips } = spelling.near(key)
  const near = keys
    .map((one) => ({ one, meanings: names.find(one).filter((meaning) => isMeant(meaning, setting)) }))
    .filter(({ meanings }) => meanings.length > 0)
  if (near.length === 0) return null
  const meanings = near.flatMap((one) => one.meanings)
  const picked = pickMeaning(meanings, [], setting)
  const enough = (setting.force === null ? lettersFor.alone : lettersFor.withForce) * slips
  const isLong = key.replaceAll(' ', '').length >= enough
  const isTown = meanings.some(({ kind, population }) => kind !== 'place' || population >= knownTown)
  const isTyped = near.every(({ one }) => lettersOf(one) === lettersOf(key))
  const isSameStart = near.every(({ one }) => one[0] === key[0])
  return { picked, meanings, isSure: picked.kind === 'one' && isSameStart && isLong && (isTown || isTyped) }
}

const isMeant = ({ kind, districts }: Meaning, { view, force }: Setting): boolean =>
  kind !== 'force' &&
  districts.length > 0 &&
  (force === null || districts.some((code) => view.districts.get(code)!.force === force))

/** Words with the same letters differ only by swapped or doubled ones. */
const lettersOf = (word: string) => [...word.replace(/(.)\1+/g, '$1')].sort().join('')

/** Words without those at both ends that only stand around a name. */
function trimFillers(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length]
  while (from < to && fillers.has(words[from]!)) from++
  while (to > from && fillers.has(words[to - 1]!)) to--
  return words.slice(from, to)
}
