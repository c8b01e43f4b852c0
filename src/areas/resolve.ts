import type { Area, AreaAnswer } from './area.ts'
import { districtsIn } from './area.ts'
import { attachPieces } from './attach.ts'
import { resolveBorder, speaksOfBorder, withoutBorder } from './by-border.ts'
import { openTowns, resolveOutcode } from './by-postcode.ts'
import { correct } from './by-spelling.ts'
import { choicesOf, labelOf } from './choices.ts'
import { exceptWords, roadNumber, streetWords } from './fillers.ts'
import { isSeparator, keyOf, wordsOf } from './key.ts'
import { type Meaning, type Names, openNames } from './names.ts'
import { type Parsed, type Piece, parseWords } from './parse.ts'
import { partOf } from './parts.ts'
import { areaOf, type Picked, pickMeaning } from './pick.ts'
import { findPostcodes } from './postcode.ts'
import { openSpelling, type Spelling } from './spelling.ts'
import { choose, found, unknown } from './tell.ts'
import type { AreaView } from './view.ts'

/** Longest phrase that is looked at, in characters: beyond it, it is no area. */
export const longestPhrase = 200

export interface ResolveOptions {
  /** Code of the force that issues the text. */
  readonly force?: string | null
}

/** Says what an area phrase means. Throws RangeError for a force that is not one of the period. */
export type Resolve = (text: string, options?: ResolveOptions) => AreaAnswer

interface Tools {
  readonly view: AreaView
  readonly force: string | null
  readonly names: Names
  readonly spelling: () => Spelling
  readonly towns: ReturnType<typeof openTowns>
}

/** Prepares to resolve phrases in the areas of one period; the index of spellings is made when a name is first misspelt. */
export function openResolver(view: AreaView): Resolve {
  const names = openNames(view)
  let index: Spelling | undefined
  const spelling = () => (index ??= openSpelling(names.keys()))
  const towns = openTowns(view)
  return (text, { force = null } = {}) => {
    if (force !== null && !view.forces.has(force)) throw new RangeError(`no force has the code "${force}"`)
    return resolveText(text, { view, force, names, spelling, towns })
  }
}

function resolveText(text: string, tools: Tools): AreaAnswer {
  if (text.trim() === '') return unknown('empty')
  if (text.length > longestPhrase) return unknown('too-long')
  const postcode = findPostcodes(text)
  if (!postcode) return resolvePhrase(text, tools, [])
  const { outcodes, rest, full } = postcode
  const reach = outcodes.flatMap((outcode) => tools.view.outcodes.get(outcode) ?? [])
  if (!full && rest !== '' && reach.length === 0) return resolvePhrase(text, tools, [])
  const words = rest === '' ? null : resolvePhrase(rest, tools, reach)
  const isRoad = roadNumber.test(outcodes[0].toLowerCase())
  if (words && !full && (isRoad || words.kind !== 'found')) return words
  const among = words?.kind === 'found' ? words.districts : null
  if (words?.kind === 'found' && words.areas.every(({ kind }) => kind === 'place' || kind === 'district')) {
    // A town settles an outcode that reaches into several districts; one that lies elsewhere contradicts it.
    if (words.districts.some((code) => reach.includes(code))) return words
    return resolveOutcode(outcodes[0], { ...tools, full, among: null, beside: words.areas })
  }
  if (words && !full) return words
  return together(outcodes.map((outcode) => resolveOutcode(outcode, { ...tools, full, among, beside: [] })))
}

/** Several answers as one: what all found, else the first that did not. */
function together(answers: readonly AreaAnswer[]): AreaAnswer {
  const areas = answers.flatMap((answer) => (answer.kind === 'found' ? answer.areas : []))
  const unclear = answers.find((answer) => answer.kind !== 'found')
  return unclear ? { ...unclear, found: areas } : found(areas)
}

/** `reach`: districts of a postcode beside the words. */
function resolvePhrase(text: string, tools: Tools, reach: readonly string[]): AreaAnswer {
  const words = wordsOf(text)
  const isBorder = speaksOfBorder(words) && tools.names.find(keyOf(words)).length === 0
  const parsed = parseWords(isBorder ? withoutBorder(words) : words, tools.names)
  const results = readPieces(parsed, { ...tools, force: isBorder ? null : tools.force })
  const settled = settle(results, tools, reach)
  const clear = settled.flatMap((one) => ('area' in one ? [one.area] : []))
  const unclear = settled.find((one) => !('area' in one))
  if (unclear) return askAbout(unclear, { text, clear, view: tools.view })
  if (isBorder) return resolveBorder(clear, text.trim(), tools)
  if (takesAway(words, clear)) return choose({ about: text.trim(), ...offered(clear, tools.view) })
  return clear.length > 0 ? found(clear) : unknown('not-known', text.trim())
}

/** Words that take a part away, or all: "not in Bath", "outside London"; "outside Bath" may be near it. */
function takesAway(words: readonly string[], areas: readonly Area[]): boolean {
  const isLess = words.some((word, at) => exceptWords.has(word) && words[at + 1] !== 'far')
  const isWide = areas.some(({ kind }) => kind === 'region' || kind === 'force')
  return areas.length > 0 && (isLess || (isWide && words.includes('outside')))
}

const offered = (areas: readonly Area[], view: AreaView) => ({
  choices: areas.slice(0, 6).map((area) => ({ label: labelOf(area, view), area })),
  more: areas.length > 6,
})

type Result =
  | { readonly words: readonly string[]; readonly area: Area }
  | { readonly words: readonly string[]; readonly meanings: readonly Meaning[] }
  | {
      readonly words: readonly string[]
      readonly why: 'not-known' | 'street' | 'not-covered'
      readonly offers: readonly Meaning[]
    }

/**
 * What each name comes to, and each part without one: its correction, or why not. Two names side by side without a word
 * between are most likely one that is not known: Bradford on Avon is not Bradford and Avon.
 */
function readPieces({ pieces, parts }: Parsed, tools: Tools): readonly Result[] {
  const read = parts.flatMap((words, part) => {
    const own = pieces.filter((piece) => piece.part === part)
    return own.every(({ meanings }) => meanings.length > 0) ? own : [readUnknown(words, own, tools)]
  })
  const kept = attachPieces(read, tools.view).filter((piece, at, all) => !isHeldStreet(piece, all[at + 1]))
  return kept.map((piece, at) => {
    const before = kept[at - 1]
    const after = kept[at + 1]
    const isJoined = before?.part === piece.part || after?.part === piece.part
    return readName(isJoined && !piece.spelt ? { ...piece, spelt: 'near' } : piece, tools)
  })
}

/** A road that is followed by its town: "14 High Street, Hitchin". */
const isHeldStreet = ({ words, meanings }: Piece, next: Piece | undefined) =>
  meanings.length === 0 && isStreet(words) && next?.link === 'within' && next.meanings.length > 0

/** A part with words that are no name: as a whole it may be a misspelt one. */
function readUnknown(words: readonly string[], pieces: readonly Piece[], tools: Tools): Piece {
  const first = { ...pieces[0]!, words }
  if (isStreet(words)) return { ...first, meanings: [] }
  const corrected = correct(words, { names: tools.names, spelling: tools.spelling(), setting: tools })
  if (corrected) return { ...first, meanings: corrected.meanings, spelt: corrected.isSure ? 'sure' : 'near' }
  return { ...first, meanings: pieces.flatMap(({ meanings }) => meanings), spelt: 'near' }
}

const isStreet = (words: readonly string[]) => words.some((word) => streetWords.has(word) || roadNumber.test(word))

function readName(piece: Piece, tools: Tools): Result {
  const { words, meanings, spelt } = piece
  if (meanings.length === 0) return { words, why: isStreet(words) ? 'street' : 'not-known', offers: [] }
  const picked: Picked = pickMeaning(meanings, piece.hints, tools)
  if (picked.kind === 'not-covered') return { words, why: 'not-covered', offers: [] }
  if (spelt === 'near')
    return { words, why: 'not-known', offers: meanings.filter(({ districts }) => districts.length > 0) }
  if (picked.kind === 'several') return { words, meanings: picked.meanings }
  if (spelt) return { words, area: { ...picked.area, how: 'spelling' } }
  const area = piece.compass ? partOf(picked.area, { ...partIn(piece, picked.area), view: tools.view }) : picked.area
  return area ? { words, area } : { words, why: 'not-known', offers: meanings }
}

function partIn({ meanings, compass }: Piece, { districts }: Area) {
  const same = meanings.filter((one) => one.districts.join() === districts.join())
  return { compass: compass ?? ([0, 0] as const), population: Math.max(...same.map(({ population }) => population)) }
}

/** Names that stand beside clear ones mean those of the same force; beside a postcode, those it reaches into. */
function settle(results: readonly Result[], { view }: Tools, reach: readonly string[]): readonly Result[] {
  const clear = results.flatMap((one) => ('area' in one ? one.area.districts : []))
  const forces = new Set(clear.map((code) => view.districts.get(code)!.force))
  const isBeside = ({ districts }: Meaning) =>
    reach.length > 0
      ? districts.every((code) => reach.includes(code))
      : forces.size === 1 && districts.every((code) => forces.has(view.districts.get(code)!.force))
  return results.map((one) => {
    if (!('meanings' in one)) return one
    const beside = one.meanings.filter(isBeside)
    if (beside.length === 0 || districtsIn(beside.map(areaOf)).length > 1) return one
    return { words: one.words, area: { ...areaOf(beside[0]!), how: 'context' } }
  })
}

interface Asking {
  readonly text: string
  readonly clear: readonly Area[]
  readonly view: AreaView
}

function askAbout(result: Result, { text, clear, view }: Asking): AreaAnswer {
  if ('area' in result) return found([result.area])
  const about = asWritten(result.words, text)
  const offers = 'meanings' in result ? result.meanings : result.offers
  if (offers.length > 0) return choose({ about, ...choicesOf(offers, view), found: clear })
  return unknown('why' in result ? result.why : 'not-known', about, clear)
}

/** The words of a key as they stand in the text, else the key. */
function asWritten(words: readonly string[], text: string): string {
  const own = words.filter((word) => !isSeparator(word))
  const pattern = own.map((word) => [...word].join("['\u2019.]?")).join('[^a-z\\d]+')
  return new RegExp(pattern, 'i').exec(text)?.[0] ?? own.join(' ')
}
