import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A token nobody can guess: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token or code instead of it. Enough for random ones of 60 bits and more: they cannot be listed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Letters and digits that are not taken for one another when read out or written by hand; 5 bits each. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code to write down or read out, in groups of four: 31 signs, so 4.95 bits each. */
export function newCode(groups: number): string {
  return grouped(Array.from({ length: groups * 4 }, () => alphabet[randomInt(alphabet.length)]))
}

/** The code that belongs to a keyed hash: two bytes a sign, so that all signs are about as likely (1 in 2,000 off). */
export const codeFrom = (hash: Buffer, groups: number): string =>
  grouped(Array.from({ length: groups * 4 }, (_, at) => alphabet[hash.readUInt16LE(at * 2) % alphabet.length]))

const grouped = (signs: readonly (string | undefined)[]) => signs.join('').match(/.{4}/g)!.join('-')

/** A code as it was made, however it was typed: capitals, spaces and dashes do not matter. */
export function tidyCode(typed: string): string {
  const signs = typed
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  return signs.match(/.{1,4}/g)?.join('-') ?? ''
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new id, as of a warning or a report: 60 random bits as 12 letters and digits that are hard to mix up. */
export const newId = (): string => idFrom(randomBytes(12))

/** The id that belongs to a keyed hash. */
export const idFrom = (hash: Buffer): string => Array.from(hash.subarray(0, 12), (byte) => letters[byte & 31]).join('')
