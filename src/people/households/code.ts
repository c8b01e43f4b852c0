import { randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { keyOf } from '../../store/key.ts'
import type { Db } from '../../store/transaction.ts'

/** 32 signs, so 5 bits each; without O and 0, I and 1, which are taken for one another. */
export const codeSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Signs of a code by what it opens: 60 bits for what lasts, 40 for what works once within minutes. */
export const codeLength = { household: 12, trusted: 12, pairing: 8 } as const
export type CodeKind = keyof typeof codeLength

/** A new code, without spaces. */
export const newCode = (kind: CodeKind): string =>
  Array.from({ length: codeLength[kind] }, () => codeSigns[randomInt(codeSigns.length)]).join('')

/** "K7PM2XQRT4WZ" → "K7PM 2XQR T4WZ". */
export const groupsOf = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ')

/** Words that say a letter over the telephone (the alphabet of ICAO, Annex 10). */
const words: Readonly<Record<string, string>> = Object.fromEntries(
  `Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo
   Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu`
    .split(/\s+/)
    .map((word) => [word[0]!, word]),
)

/** How to read a code out: "K for Kilo, 7, …", a line for each group. */
export const spokenGroups = (code: string): readonly string[] =>
  groupsOf(code)
    .split(' ')
    .map((group) => [...group].map((sign) => (words[sign] ? `${sign} for ${words[sign]}` : sign)).join(', '))

/** What was typed as a code: capitals, spaces and dashes do not matter. Null if it cannot be one of this kind. */
export function readCode(typed: string, kind: CodeKind): string | null {
  const signs = typed
    .slice(0, 200)
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
  return signs.length === codeLength[kind] && [...signs].every((sign) => codeSigns.includes(sign)) ? signs : null
}

const slowHash = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt)
/** About 20 ms and 8 MB for each guess: somebody who took the whole database still cannot try 60 bits. */
const cost = { N: 8192, r: 8, p: 1 }

/** What is kept of a code instead of it. The same for the same code in this database, so it can be looked up. */
export async function hashOfCode(db: Db, kind: CodeKind, code: string): Promise<string> {
  return (await slowHash(`${kind} ${code}`, await keyOf(db, 'household-codes'), 32, cost)).toString('base64url')
}
