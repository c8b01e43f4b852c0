import type { Meaning } from './names.ts'

const set = (words: string) => new Set(words.trim().split(/\s+/))

/** Words that name no area and may stand around one. */
export const fillers = set(`
  the a an of for on at from with within across throughout through all over parts part areas area around surrounding
  nearby local region regions zone district districts borough boroughs council councils county counties city cities town
  towns village villages hamlet parish community communities neighbourhood neighbourhoods residents resident people
  householders homes home houses properties households addresses villagers living live lives who police constabulary
  force forces service officers outskirts edge side centre especially including particularly mainly mostly also some
  several many various other others elsewhere greater wider whole entire my our is it i in postcode
  postal division beat ward just
`)

/** What a word beside a name says about the kind of area meant. */
export const kindHints: ReadonlyMap<string, readonly Meaning['kind'][]> = new Map([
  ['police', ['force']],
  ['constabulary', ['force']],
  ['force', ['force']],
  ['county', ['region', 'force']],
  ['district', ['district']],
  ['borough', ['district']],
  ['council', ['district', 'region']],
  ['city', ['district', 'place']],
  ['town', ['place', 'district']],
  ['village', ['place']],
  ['parish', ['place']],
])

export const listWords = set('and or to plus then as well both')
export const nearWords = set('near nr by outside beside towards close not far')
/** What these take away cannot be told: "Hertfordshire but not Watford". */
export const exceptWords = set('except excepting excluding without but apart not')
export const borderWords = set('border borders bordering boundary boundaries')
export const borderFillers = set(
  'along near side between shared common close to share shares which that those run runs running lies lie both sides either and',
)
export const streetWords = set(
  'road rd street lane ln avenue ave close drive way court crescent terrace grove gardens row walk mews square bypass junction',
)

/** A road by its number; outward postcodes look alike and are tried first. */
export const roadNumber = /^(?:[am]\d{1,4}m?|b\d{3,4})$/

const quarter: Readonly<Record<string, readonly [east: number, north: number]>> = {
  north: [0, 1],
  south: [0, -1],
  east: [1, 0],
  west: [-1, 0],
  northern: [0, 1],
  southern: [0, -1],
  eastern: [1, 0],
  western: [-1, 0],
  northeast: [1, 1],
  northwest: [-1, 1],
  southeast: [1, -1],
  southwest: [-1, -1],
  mid: [0, 0],
  central: [0, 0],
}

/** Which way a compass word points: [east, north], each -1, 0 or 1; null for another word. */
export const compassOf = (word: string): readonly [east: number, north: number] | null =>
  Object.hasOwn(quarter, word) ? quarter[word]! : null
