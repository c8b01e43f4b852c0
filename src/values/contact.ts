/** How the contact came. `description` is somebody telling what happened. */
export type Channel = 'call' | 'door' | 'sms' | 'email' | 'description'

export const channels: readonly Channel[] = ['call', 'door', 'sms', 'email', 'description']

export interface Turn {
  readonly speaker: string
  readonly text: string
}

/** A contact to be checked: either one text or the turns of a conversation. */
export interface Contact {
  readonly id?: string | number | null
  readonly channel: Channel
  readonly text?: string
  readonly turns?: readonly Turn[]
  /** Ids of tactics that the person said were used, by tapping a sentence. */
  readonly told?: readonly string[]
}

/** Who is speaking, as far as the reader cares. */
export type Role = 'caller' | 'resident' | 'unknown'

const callers = new Set(
  'caller agent scammer fraudster suspect official visitor sender officer family advisor adviser'.split(' '),
)
const residents = new Set(
  'resident receiver victim customer called callee parent client householder user me'.split(' '),
)

const isLetter = /[a-z]/

/** Maps a speaker's label to a role, "caller 2" as "caller"; labels nobody knows are `unknown`. */
export function roleOf(speaker: string): Role {
  const written = speaker.toLowerCase()
  let end = written.length
  while (end > 0 && !isLetter.test(written[end - 1]!)) end--
  const label = written.slice(0, end).trim()
  if (callers.has(label)) return 'caller'
  return residents.has(label) ? 'resident' : 'unknown'
}
