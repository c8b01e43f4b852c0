import { type Channel, type Contact, channels, type Turn } from '../values/contact.ts'

/** Why a line is no contact: a code, and words that say what to do. */
export class ContactError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Longest contact that is checked, in UTF-16 code units; a book is not a contact. */
export const longestContact = 2_000_000
const mostTurns = 20_000

/** Parses one line of JSON into a contact. Throws ContactError with what is wrong and how to mend it. */
export function parseContact(line: string): Contact {
  const value = parseObject(line)
  const channel = channelOf(value.channel)
  const id = typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null
  const turns = value.turns === undefined || value.turns === null ? undefined : turnsOf(value.turns)
  if (turns) return limited({ id, channel, turns })
  if (typeof value.text !== 'string')
    throw new ContactError('no-text', 'give "text" (a string) or "turns" (a list of {"speaker", "text"})')
  return limited({ id, channel, text: value.text })
}

/** The id of a line whose contact is wrong, if it has one. */
export function idOf(line: string): string | number | null {
  try {
    const { id } = parseObject(line)
    return typeof id === 'string' || typeof id === 'number' ? id : null
  } catch {
    return null
  }
}

function parseObject(line: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new ContactError('not-json', `the line is not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ContactError('not-an-object', 'the line is JSON but no object: write {"channel": …, "text": …}')
  }
  return value as Record<string, unknown>
}

function channelOf(value: unknown): Channel {
  const channel = channels.find((known) => known === value)
  if (channel) return channel
  throw new ContactError(
    'no-channel',
    `"channel" must be one of ${channels.join(', ')}; it is ${JSON.stringify(value) ?? 'missing'}`,
  )
}

function turnsOf(value: unknown): Turn[] {
  if (!Array.isArray(value)) throw new ContactError('turns-no-list', '"turns" must be a list of {"speaker", "text"}')
  if (value.length > mostTurns)
    throw new ContactError('too-many-turns', `a contact has at most ${mostTurns} turns; this has ${value.length}`)
  return value.map((turn: unknown, at) => {
    const { speaker = 'unknown', text } = (turn ?? {}) as { speaker?: unknown; text?: unknown }
    if (typeof speaker !== 'string' || typeof text !== 'string') {
      throw new ContactError('turn-no-text', `turn ${at} needs "speaker" and "text", both strings`)
    }
    return { speaker, text }
  })
}

function limited(contact: Contact): Contact {
  const length = contact.text?.length ?? contact.turns?.reduce((sum, turn) => sum + turn.text.length, 0) ?? 0
  if (length <= longestContact) return contact
  throw new ContactError(
    'too-long',
    `a contact has at most ${longestContact} characters; this has ${length}. Send the part that matters`,
  )
}
