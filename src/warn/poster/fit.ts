import { column, type Place, paper, type Role, type Setting, type Sheet } from './sheet.ts'
import type { PosterWords } from './words.ts'

/** Where every piece of a poster stands. */
export interface Fitted {
  readonly pieces: readonly Piece[]
  readonly code: { readonly x: number; readonly y: number; readonly size: number }
}

interface Piece {
  readonly role: Role
  readonly words: string
  readonly place: Place & Setting
  /** A frame drawn before it. */
  readonly frame?: { readonly y: number; readonly height: number }
}

/** How much of the words is printed. */
interface Extent {
  readonly size: number
  readonly actMore: boolean
  readonly sentences: number
  readonly points: number
}

/** Sizes of the words, largest first: what is short is printed larger. */
const bodySizes = [22, 19, 16.5]
const body: Setting = { size: bodySizes.at(-1)! }
const heading: Setting = { size: 18, bold: true }
const small: Setting = { size: 12 }
const act: Setting = { size: 26, bold: true }
const number: Setting = { size: 30, bold: true }
const gap = 10
const inset = 12
const codeSize = 112
/** White around the code: four of its squares. */
const quiet = 18

/** Fits the words of a poster to its page: least needed goes first, and never the first act, the numbers or the address. */
export function fitPoster(sheet: Sheet, words: PosterWords): Fitted {
  const foot = layFoot(sheet, words)
  const title = fitTitle(sheet, words.title)
  const all = { actMore: words.act[1] !== '', sentences: words.sentences.length, points: words.points.length }
  let extent: Extent = { ...all, size: bodySizes[0]! }
  for (;;) {
    const { pieces, bottom } = layHead(sheet, { ...words, title: title.words }, { ...extent, titleSize: title.size })
    const less: Extent | null = bottom <= foot.top ? null : lessOf(extent)
    if (!less) return { pieces: [...pieces, ...foot.pieces], code: foot.code }
    extent = less
  }
}

function lessOf(extent: Extent): Extent | null {
  const { size, actMore, sentences, points } = extent
  const smaller = bodySizes[bodySizes.indexOf(size) + 1]
  if (smaller) return { ...extent, size: smaller }
  if (sentences > 3) return { ...extent, sentences: sentences - 1 }
  if (points > 3) return { ...extent, points: points - 1 }
  if (actMore) return { ...extent, actMore: false }
  if (sentences > 1) return { ...extent, sentences: sentences - 1 }
  if (points > 0) return { ...extent, points: points - 1 }
  return sentences > 0 ? { ...extent, sentences: 0 } : null
}

const titleSizes = [44, 40, 36, 32]

/** The title as large as it goes into three lines, and at the smallest into four; longer ones are cut at a word. */
function fitTitle(sheet: Sheet, title: string): { words: string; size: number } {
  const lines = (words: string, size: number) => {
    const setting = { size, bold: true }
    return Math.round(sheet.height(words, setting) / sheet.height('A', setting))
  }
  const size = titleSizes.find((one) => lines(title, one) <= 3)
  if (size) return { words: title, size }
  const smallest = titleSizes.at(-1)!
  let words = title.slice(0, 160)
  while (lines(words === title ? words : `${words}…`, smallest) > 4) words = words.replace(/\s*\S{1,12}$/u, '')
  return { words: words === title ? words : `${words}…`, size: smallest }
}

/** Pieces below each other; `y` is where the next one goes. */
interface Stack {
  readonly sheet: Sheet
  readonly pieces: Piece[]
  y: number
}

function lay(stack: Stack, [role, words, setting]: [Role, string, Setting], side = 0): void {
  const width = column - 2 * side
  stack.pieces.push({ role, words, place: { x: paper.margin + side, y: stack.y, width, ...setting } })
  stack.y += stack.sheet.height(words, setting, width)
}

/** All above the numbers, from the top down. */
function layHead(
  sheet: Sheet,
  words: PosterWords,
  extent: Extent & { titleSize: number },
): { pieces: Piece[]; bottom: number } {
  const stack: Stack = { sheet, pieces: [], y: paper.margin }
  const foreign = words.language === 'en' ? {} : { language: words.language }
  lay(stack, [
    'P',
    words.areas === '' ? words.fixed.warning : `${words.fixed.warning}: ${words.areas}`,
    { size: 16, bold: true },
  ])
  stack.y += gap / 2
  lay(stack, ['H1', words.title, { size: extent.titleSize, bold: true, ...foreign }])
  stack.y += gap
  layAct(stack, words, extent)
  layTold(stack, words, { ...extent, foreign })
  return { pieces: stack.pieces, bottom: stack.y + gap }
}

/** The first act, in a frame. */
function layAct(stack: Stack, { act: [first, more] }: PosterWords, { actMore, size }: Extent): void {
  const { y: top } = stack
  const framed = stack.pieces.length
  stack.y += inset
  lay(stack, ['H2', first, act], inset)
  if (actMore) lay(stack, ['P', more, { size }], inset)
  stack.y += inset
  stack.pieces[framed] = { ...stack.pieces[framed]!, frame: { y: top, height: stack.y - top } }
}

/** What happened and what else to do, as far as there is room. */
function layTold(stack: Stack, words: PosterWords, extent: Extent & { foreign: Pick<Setting, 'language'> }): void {
  const { size, foreign } = extent
  const heading: Setting = { size: size + 1, bold: true }
  const told = words.sentences.slice(0, extent.sentences)
  if (told.length > 0) {
    stack.y += gap
    lay(stack, ['H2', words.fixed.happened, heading])
    lay(stack, ['P', told.join(' '), { size, ...foreign }])
    if (told.length < words.sentences.length) lay(stack, ['P', words.fixed.more, { size }])
  }
  const points = words.points.slice(0, extent.points)
  if (points.length > 0) {
    stack.y += gap
    lay(stack, ['H2', words.fixed.alsoDo, heading])
    for (const point of points) lay(stack, ['P', `• ${point}`, { size }])
  }
}

/** Whom to ring, the code and the imprint, from the bottom up. */
function layFoot(sheet: Sheet, words: PosterWords): Fitted & { top: number } {
  const bottom = paper.height - paper.margin
  const address = words.url.replace(/^https?:\/\//, '')
  const beside = { x: paper.margin + codeSize + 2 * inset, width: column - codeSize - 2 * inset }
  const addressHeight = sheet.height(address, { size: 16, bold: true })
  const codeAt = bottom - addressHeight - quiet - codeSize
  const wide = column / Math.max(1, words.contacts.length)
  const names = words.contacts.map(({ name }) => sheet.height(name, body, wide - gap))
  const numbersAt = codeAt - quiet - Math.max(0, ...names) - sheet.height('1', number)
  const ringAt = numbersAt - sheet.height('A', heading)
  const numbers = words.contacts.flatMap(({ value, name }, at): Piece[] => {
    const place = { x: paper.margin + at * wide, width: wide - gap }
    return [
      { role: 'P', words: value, place: { ...place, y: numbersAt, ...number } },
      { role: 'P', words: name, place: { ...place, y: numbersAt + sheet.height('1', number), ...body } },
    ]
  })
  const read = words.fixed.readAll
  const pieces: Piece[] = [
    { role: 'H2', words: words.fixed.ring, place: { y: ringAt, ...heading } },
    ...numbers,
    { role: 'P', words: read, place: { ...beside, y: codeAt, ...heading } },
    {
      role: 'P',
      words: words.imprint,
      place: { ...beside, y: codeAt + sheet.height(read, heading, beside.width) + gap / 2, ...small },
    },
    { role: 'P', words: address, place: { y: codeAt + codeSize + quiet, size: 16, bold: true } },
  ]
  return { pieces, code: { x: paper.margin, y: codeAt, size: codeSize }, top: ringAt - gap }
}
