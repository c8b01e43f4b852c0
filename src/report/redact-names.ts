import type { Hidden } from './hide.ts'

const name = String.raw`\p{Lu}[\p{L}'’-]*\p{L}\.?(?: (?:\p{Lu}\.? )?\p{Lu}[\p{L}'’-]*\p{L}){0,2}`
const title = String.raw`(?:[Mm]rs?|[Mm]iss|[Mm]s|[Dd]r|[Ss]ir|[Ll]ady|[Rr]ev|MR|MRS|MISS|MS|DR)\.?`
const kin =
  'mum|mother|mam|dad|father|nan|nana|gran|grandma|grandad|grandfather|grandmother|husband|wife|partner|son|daughter|brother|sister|aunt|auntie|uncle|cousin|niece|nephew|friend|neighbour|carer|tenant|client|customer|patient|father-in-law|mother-in-law'

/** Words after which a name of whoever tells it stands: by capital letters. */
const capital: readonly RegExp[] = [
  new RegExp(String.raw`\b${title} (?<name>${name})`, 'gu'),
  new RegExp(
    String.raw`\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:(?:late|elderly|dear|older|younger|best|next[- ]door) ){0,2}(?:${kin}),? (?:(?:called|named|is|is called) )?(?<name>${name})`,
    'gu',
  ),
  new RegExp(
    String.raw`\b(?:I am|I['’]m|I was called|[Dd]ear|[Tt]his is|asked for|asked if I was|speak(?:ing)? (?:to|with)|[Hh]ello|[Rr]egards,?|[Ss]igned,?|[Ss]incerely,?|[Yy]ours,?) (?<name>${name})`,
    'gu',
  ),
]
/** The same, however it is written: as many words as can be a name. */
const any =
  /\b(?:my(?: full| own| real| maiden)? name(?:['’]s| is| was)?|her(?: full)? name(?:['’]s| is)|(?:mum|dad|mother|father|wife|husband)['’]s name(?: is| was)?|i am called|i['’]m called)[: ]+(?<name>[\p{L}'’-]+(?: [\p{L}'’-]+){0,2})/giu
const common = new Set(
  'a an and are as at but by can did for from had has have he her his i if in is it me my not of on or our she so that the their them then there they this to up us was we were what when who will with would you your on said says known being calling ringing police bank not'.split(
    ' ',
  ),
)
/** Words in capitals after "I am" or "dear" that are no names. */
const never = new Set(
  'i the a an in on at to of english british scottish welsh irish hello sorry monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december action fraud police bank sir madam customer'.split(
    ' ',
  ),
)
const ranks = /^(?:pc|dc|ds|di|dci|sgt|insp|mr|mrs|miss|ms|dr|detective|sergeant|constable|inspector|officer|chief)$/

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}][\p{L}'’-]*/gu) ?? []

/** Names of whoever it happened to and of those around them; the names the caller gave are left. */
export function namesIn(
  account: string,
  { aliases, reporter }: { aliases: readonly string[]; reporter?: string | null },
): Hidden[] {
  const callers = new Set(aliases.flatMap(wordsOf).filter((word) => word.length > 2 && !ranks.test(word)))
  const found = [...capital, any].flatMap((pattern) =>
    [...account.matchAll(pattern)].map(({ index, 0: all, groups }) => {
      const start = index + all.length - groups!.name!.length
      return { start, words: pattern === any ? leadingName(groups!.name!) : groups!.name! }
    }),
  )
  const own = found.filter(({ words }) => {
    const [first, ...rest] = wordsOf(words)
    return first !== undefined && !never.has(first) && ![first, ...rest].some((word) => callers.has(word))
  })
  const again = [...new Set([...own.map(({ words }) => words), ...partsOf(reporter ?? '')].flatMap(partsOf))]
    .filter((word) => !callers.has(word.toLowerCase()))
    .flatMap((word) => placesOf(account, word))
  return [...own.map(({ start, words }) => ({ start, end: start + words.length, by: '[name]' })), ...again]
}

/** As many of the words as are no common ones. */
function leadingName(words: string): string {
  const all = words.split(' ')
  const end = all.findIndex((word) => common.has(word.toLowerCase()))
  return all.slice(0, end < 0 ? all.length : end).join(' ')
}

/** A surname or first name that was told once is hidden wherever it stands with a capital. */
const partsOf = (words: string): string[] =>
  words.split(/[\s.]+/).filter((word) => word.length > 2 && /^\p{Lu}/u.test(word))

function placesOf(account: string, word: string): Hidden[] {
  const places: Hidden[] = []
  for (let at = account.indexOf(word); at >= 0 && places.length < 200; at = account.indexOf(word, at + word.length)) {
    const isWhole = !/[\p{L}\d]/u.test(account[at - 1] ?? ' ') && !/[\p{L}\d]/u.test(account[at + word.length] ?? ' ')
    if (isWhole) places.push({ start: at, end: at + word.length, by: '[name]' })
  }
  return places
}
