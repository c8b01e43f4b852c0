import { senderOf } from '../cap/message.ts'
import { element, textElement, xmlHead, xmlText } from '../xml.ts'
import { changedAt, type FeedEntry, type FeedHead, tagOf } from './entry.ts'

const atomType = 'application/atom+xml'
export const capType = 'application/cap+xml'

type Attributes = Readonly<Record<string, string>>

/** An element that is all attributes. */
export const emptyElement = (name: string, attributes: Attributes): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('')}/>\n`

/** The frame of an Atom feed (RFC 4287) around entries that are printed already. */
export function printFeed(
  { title, page, path, hub }: FeedHead,
  publicUrl: string,
  { entries, times }: { entries: readonly string[]; times: readonly Date[] },
): string {
  const parts = [
    textElement('id', tagOf(publicUrl, path.slice(1))),
    textElement('title', title),
    textElement('updated', changedAt(times).toISOString()),
    element('author', textElement('name', senderOf(publicUrl))),
    emptyElement('link', { rel: 'self', type: atomType, href: publicUrl + path }),
    hub === null ? '' : emptyElement('link', { rel: 'hub', href: hub }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: publicUrl + page }),
    textElement('generator', 'Doorchain'),
    ...entries,
  ]
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n${parts.join('')}</feed>\n`
}

/** Warnings as an Atom feed. */
export const printAtom = (head: FeedHead, publicUrl: string, entries: readonly FeedEntry[]): string =>
  printFeed(head, publicUrl, {
    entries: entries.map((entry) => printEntry(entry, publicUrl)),
    times: entries.map(({ updated }) => updated),
  })

const printEntry = (entry: FeedEntry, publicUrl: string): string =>
  element(
    'entry',
    textElement('id', entry.id),
    textElement('title', entry.title),
    textElement('updated', entry.updated.toISOString()),
    textElement('published', entry.published.toISOString()),
    element('author', textElement('name', entry.author)),
    emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: 'en-GB', href: entry.page }),
    ...entry.translations.map(({ language, page }) =>
      emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: page }),
    ),
    entry.original === null ? '' : emptyElement('link', { rel: 'via', href: entry.original }),
    entry.cap === null ? '' : emptyElement('link', { rel: 'enclosure', type: capType, href: entry.cap }),
    ...entry.categories.map(({ kind, term, label }) =>
      emptyElement('category', { term, scheme: `${publicUrl}/${kind}`, label }),
    ),
    textElement('summary', entry.summary),
    entry.content === null ? '' : `<content type="html">${xmlText(entry.content)}</content>\n`,
  )
