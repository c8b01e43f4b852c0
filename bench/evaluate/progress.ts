import { openSession } from '../../src/check/session.ts'
import type { Reader } from '../../src/read/read.ts'
import type { Contact } from '../../src/values/contact.ts'

/** Where in a call the live verdict came, as a share of its words; null if it never did. */
export interface Progress {
  readonly careful: number | null
  readonly stop: number | null
}

/** Plays a call word by word into a live session. */
export function playCall(reader: Reader, contact: Contact): Progress {
  const session = openSession(reader, { channel: contact.channel })
  for (const { speaker, text } of contact.turns ?? [{ speaker: 'unknown', text: contact.text ?? '' }]) {
    for (const word of text.split(/\s+/).filter(Boolean)) session.word(speaker, word)
    session.turn(speaker)
  }
  const { words, carefulAt, stopAt } = session.heard()
  const share = (at: number | null) => (at === null ? null : at / words)
  return { careful: share(carefulAt), stop: share(stopAt) }
}

/** The middle one of those that came at all; null if none did. */
export function middleOf(shares: readonly (number | null)[]): number | null {
  const came = shares.filter((share) => share !== null).toSorted((a, b) => a - b)
  return came[Math.floor(came.length / 2)] ?? null
}
