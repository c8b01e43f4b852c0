/** A false name as callers give it: rank ("dc"), first initial and surname; what is not known is null. */
export interface Alias {
  readonly rank: string | null
  readonly initial: string | null
  readonly surname: string
}

const ranks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pc: 'pc constable officer wpc',
    dc: 'dc detective',
    sgt: 'sgt sergeant ps sarge',
    ds: 'ds',
    insp: 'insp inspector pi',
    di: 'di',
    ci: 'dci ci chief superintendent',
    mr: 'mr mister',
    ms: 'mrs ms miss',
    dr: 'dr doctor',
  }).flatMap(([rank, words]) => words.split(' ').map((word) => [word, rank] as const)),
)
/** "Detective Sergeant" is DS. */
const detective: ReadonlyMap<string, string> = new Map([
  ['pc', 'dc'],
  ['sgt', 'ds'],
  ['insp', 'di'],
  ['ci', 'ci'],
])

/** Reads "DC Adam Thompson", "Detective Constable A. Thompson" or "Mr Thompson"; null where no surname is left. */
export function readAlias(text: string): Alias | null {
  const plain = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const words = plain.toLowerCase().match(/[a-z]+(?:['’-][a-z]+)*/g) ?? []
  let rank: string | null = null
  let at = 0
  for (; at < words.length - 1; at++) {
    const found = ranks.get(words[at]!)
    if (found === undefined) break
    rank = rank === 'dc' ? (detective.get(found) ?? found) : found
  }
  const names = words.slice(at)
  const surname = names.at(-1)?.replace(/[^a-z]/g, '')
  if (!surname || surname.length < 2 || ranks.has(surname)) return null
  return { rank, initial: names.length > 1 ? names[0]![0]! : null, surname }
}

/** What names that sound alike share, for looking them up: the first letter and the consonants, doubles once. */
export const surnameKey = ({ surname }: Alias): string =>
  surname[0]! +
  surname
    .slice(1)
    .replace(/ph/g, 'f')
    .replace(/[aeiouyhwp]/g, '')
    .replace(/(.)\1+/g, '$1')

/** How surely two names are one, 0 to 1: 1 with the same surname and initial, less where one lacks it or is spelt otherwise. */
export function sameName(a: Alias, b: Alias): number {
  if (a.initial !== null && b.initial !== null && a.initial !== b.initial) return 0
  const spelling = a.surname === b.surname ? 1 : surnameKey(a) === surnameKey(b) ? 0.8 : 0
  const initial = a.initial !== null && b.initial !== null ? 1 : 0.7
  const rank = a.rank !== null && b.rank !== null && a.rank !== b.rank ? 0.8 : 1
  return spelling * initial * rank
}

/** "DC A Thompson", as it stands in evidence. */
export const inFull = ({ rank, initial, surname }: Alias): string =>
  [rank?.toUpperCase(), initial?.toUpperCase(), surname[0]!.toUpperCase() + surname.slice(1)].filter(Boolean).join(' ')
