import { oneLine } from '../../values/one-line.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { element, textElement } from '../xml.ts'
import { capType, emptyElement, printFeed } from './atom.ts'
import { type FeedHead, mostEntries, tagOf } from './entry.ts'

const says = { alert: '', update: 'Update: ', cancel: 'Cancelled: ' } as const

/** The CAP messages of warnings as an Atom feed, as alerting authorities give them: an entry for each that went out. */
export function printCapAtom(head: FeedHead, publicUrl: string, warnings: readonly PublishedWarning[]): string {
  const messages = warnings
    .flatMap((warning) => warning.sent.map((sent) => ({ warning, sent })))
    .sort((one, other) => other.sent.at.getTime() - one.sent.at.getTime())
    .slice(0, mostEntries)
  const entries = messages.map(({ warning: { id, organisation, texts }, sent: { identifier, kind, at } }) =>
    element(
      'entry',
      textElement('id', tagOf(publicUrl, `cap/${identifier}`)),
      textElement('title', oneLine(says[kind] + texts[0]!.title)),
      textElement('updated', at.toISOString()),
      textElement('published', at.toISOString()),
      element('author', textElement('name', oneLine(organisation))),
      emptyElement('link', { rel: 'alternate', type: capType, href: capAddress(publicUrl, id, identifier) }),
      emptyElement('link', { rel: 'related', type: 'text/html', href: `${publicUrl}/warnings/${id}` }),
      textElement('summary', kind === 'cancel' ? 'This warning was cancelled.' : oneLine(texts[0]!.summary)),
    ),
  )
  return printFeed(head, publicUrl, { entries, times: messages.map(({ sent }) => sent.at) })
}

/** Where one message stays as it went out. */
export const capAddress = (publicUrl: string, id: string, identifier: string): string =>
  `${publicUrl}/warnings/${id}/cap/${encodeURIComponent(identifier)}`
