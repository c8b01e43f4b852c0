import type { Listing } from '../directory/entries/directory.ts'
import type { NamedChange } from '../directory-works.ts'
import { plain } from './print.ts'

/** An entry on one line: how it is reached, whose it is, who lists it, until when. */
export function printListing({ id, organisation, reach, by, expires, confidence }: Listing): string {
  const today = new Date().toISOString().slice(0, 10)
  const who = by.kind === 'instance' ? by.name : by.kind
  const notes = [expires < today ? 'OLD' : '', confidence === 'M' ? 'unconfirmed' : ''].filter(Boolean)
  const values = reach.map(({ value }) => value).join(', ')
  return plain(`${id}: ${values} – ${organisation} (${[who, `until ${expires}`, ...notes].join(', ')})`)
}

/** A change on one line: its number, what it is, who proposed and who decided. */
export function printChange(change: NamedChange): string {
  const { id, action, subject, state, proposer, proposed_at, decider, reason, note } = change
  const day = String(proposed_at instanceof Date ? proposed_at.toISOString() : proposed_at).slice(0, 10)
  const decided = decider === null ? '' : `, decided by ${decider}${note ? ` (${note})` : ''}`
  return plain(`${id}  ${day}  ${action} ${subject}: ${state}. Proposed by ${proposer}: ${reason}${decided}`)
}
