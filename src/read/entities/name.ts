import { Break, LetterCase, type Tokens } from '../tokens.ts'
import { wordAt } from './word.ts'

/** A named officer: the rank as written, the name, and the station or unit said with it. */
export interface NamedOfficer {
  readonly rank: string
  readonly name: string
  readonly station: string | null
  /** Whether the words around say that somebody only called himself so. */
  readonly claimed: boolean
  readonly start: number
  readonly end: number
}

const titles = new Set(
  'detective chief deputy assistant acting temporary police inspector sergeant constable superintendent commander commissioner officer sgt insp supt community support'.split(
    ' ',
  ),
)
const heads = new Set(
  'inspector sergeant constable superintendent commander commissioner officer sgt insp supt'.split(' '),
)
const initials = new Set('pc dc ds di dci dsi dcs wpc wdc ps ts pcso cso cid'.split(' '))

/** Finds officers by rank and name: "DC Adam Thompson from Hammersmith", "d c adam thompson" as speech recognition writes it. */
export function findNames(tokens: Tokens, from = 0, to = tokens.count): NamedOfficer[] {
  const found: NamedOfficer[] = []
  for (let row = from; row < to; row++) {
    const rankEnd = rankAt(tokens, row)
    if (rankEnd === row) continue
    const name = nameAt(tokens, rankEnd)
    if (name > rankEnd) found.push(officer(tokens, { row, rankEnd, name }))
    row = Math.max(row, name - 1)
  }
  return found
}

/** The row after the rank that starts here; the row itself when none does. */
function rankAt(tokens: Tokens, row: number): number {
  const word = wordAt(tokens, row)
  if (initials.has(word)) return tokens.letterCase[row] === LetterCase.upper || isSpeech(tokens, row) ? row + 1 : row
  if (word.length === 1 && initials.has(word + wordAt(tokens, row + 1))) return row + 2
  let at = row
  while (at < tokens.count && titles.has(wordAt(tokens, at)) && (at === row || tokens.before[at] === Break.none)) at++
  return at > row && heads.has(wordAt(tokens, at - 1)) ? at : row
}

/** A lower-case "dc" is a rank only in a text that has no capitals about it. */
function isSpeech(tokens: Tokens, row: number): boolean {
  if (tokens.letterCase[row] !== LetterCase.lower) return true
  return (
    /^(?:a|my|the|your|this|that|is|was|on|with|laptop|repair|screen|and|or|has|running|windows)$/.test(
      wordAt(tokens, row + 1),
    ) === false && /^(?:is|im|am|name|its|by|called|from|was|says|said|a)$/.test(wordAt(tokens, row - 1))
  )
}

const notNames = new Set(
  'the a an and or but who which that from at of in on to is was will would said says has have had asked asks told with for by he she they you it i we im your my his her their our this there here please could can may might should not never no if when what how calling speaking based working came called rang phoned then so because about into them me us him are were be been do did does just okay ok yes yeah hello hi right now visiting attending world posing impersonation claims claiming claimed'.split(
    ' ',
  ),
)

/** The row after the name that starts here. Capitals decide; without capitals at most two words that are no common ones. */
function nameAt(tokens: Tokens, from: number): number {
  let row = from
  const capital = tokens.letterCase[from] !== LetterCase.lower
  for (; row < tokens.count && row < from + (capital ? 4 : 2); row++) {
    if (tokens.before[row]! > Break.none || tokens.kind[row] !== 0) break
    if (capital ? tokens.letterCase[row] === LetterCase.lower : notNames.has(wordAt(tokens, row))) break
    if (capital && notNames.has(wordAt(tokens, row))) break
    if (
      titles.has(wordAt(tokens, row)) ||
      tokens.text.slice(tokens.end[row]! - 2, tokens.end[row]).match(/['\u2019]s$/)
    )
      return row + (titles.has(wordAt(tokens, row)) ? 0 : 1)
  }
  return row
}

function officer(tokens: Tokens, at: { row: number; rankEnd: number; name: number }): NamedOfficer {
  const { text } = tokens
  const start = tokens.start[at.row]!
  const nameEnd = tokens.end[at.name - 1]!
  const station = stationAfter(text.slice(nameEnd, nameEnd + 120))
  return {
    rank: text.slice(start, tokens.end[at.rankEnd - 1]),
    name: text.slice(tokens.start[at.rankEnd], nameEnd),
    station: station?.name ?? null,
    claimed: isClaimed(text, start),
    start,
    end: nameEnd + (station?.length ?? 0),
  }
}

const station =
  /^['\u2019"]?,?\s+(?:who\s+(?:said|says|claims|claimed)[^.,]{0,30}?)?(?:from|of|at|based at|based in|with)\s+(?:the\s+)?((?:[A-Z][\w'\u2019-]*|of|and|the)(?:\s+(?:[A-Z][\w'\u2019-]*|of|and|police station|cid|fraud|station|police))*)/
const speechStation =
  /^['\u2019"]?,?\s+(?:from|at)\s+(?:the\s+)?([a-z]+(?:\s+(?:police(?:\s+station)?|station|cid|yard|green|cross|fraud (?:squad|department|team)))?)/

function stationAfter(rest: string): { name: string; length: number } | null {
  const match = station.exec(rest) ?? speechStation.exec(rest)
  if (!match || /^(?:the|my|your|his|her|a)$/.test(match[1]!)) return null
  return { name: match[1]!, length: match[0].length }
}

const claimCue =
  /(?:claim\w*|said (?:he|she|they|it) (?:was|were)|says? (?:he|she|they) (?:is|are|was)|pos(?:e|es|ed|ing) as|pretend\w*|call(?:s|ed|ing) (?:himself|herself|themselves)|(?:used?|uses|using|gave|giving|gives) (?:the |a |false )?names?(?: such as| of| like)?|introduc\w+|purport\w*|my name is|this is|(?:i'?m|i\u2019m|i am)|it'?s|speaking to|named?|bogus|fake|in the name of|identif\w+ (?:himself|herself|themselves)|passed to|transferred to|put through to)\W*(?:to be |from |as |a |an |the |is )*$/i
const listBefore = /(?:[A-Z][\w'\u2019-]+,? (?:and|or) |, ?)$/

function isClaimed(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 90), start)
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1)
  if (/['\u2018\u201c"]$/.test(before) && !/(?:said|says|added)\W*$/.test(before)) return true
  if (claimCue.test(sentence)) return true
  return listBefore.test(sentence) && /(?:names?|claim\w*|call\w* (?:himself|herself|themselves))\b/i.test(sentence)
}
