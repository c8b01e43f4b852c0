import { fillers } from './fillers.ts'
import type { Meaning, Names } from './names.ts'
import { type Picked, pickMeaning, type Setting } from './pick.ts'
import type { Spelling } from './spelling.ts'

export interface Corrected {
  readonly picked: Picked
  readonly meanings: readonly Meaning[]
  /** Near enough to be taken; else it is only offered. */
  readonly isSure: boolean
}

/** From this many letters a name one slip away is taken for the name, with the force known and without. */
const sureFrom = { withForce: 7, alone: 8 }

/** The names that a misspelt one may be; null when none is near. With the force known, only names of its area count. */
export function correct(
  words: readonly string[],
  tools: { names: Names; spelling: Spelling; setting: Setting },
): Corrected | null {
  const { names, spelling, setting } = tools
  const key = trimFillers(words).join(' ')
  const { keys, slips } = spelling.near(key)
  const { force, view } = setting
  const near = keys.flatMap((one) =>
    names
      .find(one)
      .filter(
        ({ kind, districts }) =>
          kind !== 'force' &&
          districts.length > 0 &&
          (force === null || districts.some((code) => view.districts.get(code)!.force === force)),
      ),
  )
  if (near.length === 0) return null
  const picked = pickMeaning(near, [], setting)
  const letters = key.replaceAll(' ', '').length
  const enough = (force === null ? sureFrom.alone : sureFrom.withForce) * slips
  const isSure = picked.kind === 'one' && letters >= enough && keys.every((one) => one[0] === key[0])
  return { picked, meanings: near, isSure }
}

/** Words without those at both ends that only stand around a name. */
export function trimFillers(words: readonly string[]): readonly string[] {
  let [from, to] = [0, words.length]
  while (from < to && fillers.has(words[from]!)) from++
  while (to > from && fillers.has(words[to - 1]!)) to--
  return words.slice(from, to)
}
