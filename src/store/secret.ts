import { createHash, randomBytes, randomInt } from 'node:crypto'

/** A token nobody can guess: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token or code instead of it. Enough for random ones of 60 bits and more: they cannot be listed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Letters and digits that are not taken for one another when read out or written by hand; 5 bits each. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A code to write down or read out, in groups of four: 31 signs, so 4.95 bits each. */
export function newCode(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

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
export const newId = (): string => Array.from(randomBytes(12), (byte) => letters[byte & 31]).join('')
