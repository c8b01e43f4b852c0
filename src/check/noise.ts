import type { Random } from '../values/seeded.ts'

/**
 * How the same contact comes in other shapes: misheard, unpunctuated, with other names, with figures for words.
 * For tests only: the same seed gives the same text.
 */

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!

/** Lower case, apostrophes closed up, every other mark a space: what a recogniser writes. */
export function flatten(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]|(?<=\d),(?=\d)/g, '')
    .replace(/[^\p{L}\p{N}£\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const heardAs: Readonly<Record<string, readonly string[]>> = {
  account: ['a count', 'amount'],
  bank: ['bunk', 'back', 'thank'],
  card: ['cart', 'car', 'guard'],
  cash: ['catch', 'cache', 'crash'],
  code: ['cold', 'coat'],
  courier: ['career', 'curry', 'carrier'],
  envelope: ['and velop', 'develop'],
  fraud: ['ford', 'broad', 'frog'],
  hand: ['and', 'hound'],
  money: ['monday', 'many'],
  number: ['numb', 'lumber'],
  officer: ['offices', 'office'],
  pin: ['pen', 'pinned', 'bin'],
  police: ['please', 'polish', 'the lease'],
  read: ['red', 'lead'],
  safe: ['save', 'say'],
  savings: ['saving', 'shavings'],
  send: ['sent', 'sand'],
  tell: ['tall', 'tale'],
  their: ['there'],
  thousand: ['thousands', 'how sand'],
  transfer: ['trance for', 'transferred'],
  withdraw: ['with draw', 'we draw', 'with jaw'],
  your: ['you', 'yore'],
}

/** What is left of a word that is badly heard: its consonants, those alike written the same. */
function soundOf(word: string): string {
  const consonants = word
    .toLowerCase()
    .replace(/[^a-z]|[aeiouyhw]/g, '')
    .replace(/[pb]/g, 'b')
    .replace(/[td]/g, 't')
    .replace(/[gckqj]/g, 'k')
    .replace(/[nm]/g, 'm')
    .replace(/[zsx]/g, 's')
    .replace(/[fv]/g, 'f')
    .replace(/[rl]/g, 'l')
  return consonants.replace(/(.)\1+/g, '$1')
}

/** Mishears about this share of a text's words. */
export type Ear = (text: string, share: number, random: Random) => string

/** One who hears real words only: those given, and some that are known to be mistaken for others. */
export function openEar(words: Iterable<string>): Ear {
  const bySound = new Map<string, string[]>()
  for (const word of new Set([...words].map(flatten).filter((word) => /^[a-z]+$/.test(word)))) {
    const sound = soundOf(word)
    bySound.set(sound, [...(bySound.get(sound) ?? []), word])
  }
  const soundsLike = (word: string, random: Random): string => {
    const known = heardAs[flatten(word)]
    if (known) return pick(known, random)
    const sound = soundOf(word)
    const others = [...(bySound.get(sound) ?? []), ...(bySound.get(sound.slice(0, -1)) ?? [])]
    const other = others.filter((one) => one !== flatten(word))
    return other.length > 0 ? pick(other, random) : `${word}s`
  }
  return (text, share, random) => mishear(text, { share, random, soundsLike })
}

interface Hearing {
  readonly share: number
  readonly random: Random
  readonly soundsLike: (word: string, random: Random) => string
}

/** A mistake is a word left out, split, joined to the one before, or heard as another. */
function mishear(text: string, { share, random, soundsLike }: Hearing): string {
  let heard = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const gap = heard === '' ? '' : ' '
    const error = random() < share ? random() : 1
    if (error < 0.25) continue
    if (error < 0.35 && word.length > 3) heard += gap + split(word, random)
    else if (error < 0.45) heard += word
    else heard += gap + (error < 1 ? soundsLike(word, random) : word)
  }
  return heard
}

function split(word: string, random: Random): string {
  const at = 2 + Math.floor(random() * (word.length - 3))
  return `${word.slice(0, at)} ${word.slice(at)}`
}
