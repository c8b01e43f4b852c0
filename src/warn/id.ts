import { randomBytes } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new id of a warning: 60 random bits as 12 letters and digits that are hard to mix up. */
export const newWarningId = (): string => Array.from(randomBytes(12), (byte) => letters[byte & 31]).join('')
