import { SaxesParser } from 'saxes'
import { DoorchainError } from '../../values/error.ts'
import { escapeText } from '../../values/markup.ts'
import { problemOf } from '../../values/problem.ts'
import type { Feed } from './feed.ts'
import { feedProblem, namedSigns } from './feed-text.ts'
import { absolute, openGathering, type WrittenEntry } from './gathering.ts'

const pieceLength = 65_536
const deepest = 100
const longestText = 200_000

/** What is read of an entry, by the names that RSS, RDF and Atom give it, the better of two first. */
const names = {
  title: ['title', 'dc:title'],
  link: ['link'],
  id: ['guid', 'id'],
  published: ['pubdate', 'published', 'dc:date', 'issued', 'dcterms:created'],
  updated: ['updated', 'modified', 'dcterms:modified'],
  content: ['content:encoded', 'content', 'description', 'summary'],
} as const

const wanted: ReadonlySet<string> = new Set(Object.values(names).flat())

/** An element that is open, from its begin tag to its end tag. */
interface Open {
  readonly name: string
  readonly base: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** As markup for an element that XML itself nests (Atom, 3.1.1.3). */
  readonly isNested: boolean
  text: string
}

/** An entry while it is read: the first text of each name. */
interface Entry {
  readonly depth: number
  readonly base: string | null
  readonly about: string
  readonly texts: Map<string, string>
  readonly messages: string[]
  readonly pages: string[]
}

/** Throws `feed-unreadable`. Nothing outside the entry that is being read is held. */
export function readXmlFeed(source: string, { address, now }: { address: string | null; now: Date }): Feed {
  const gathering = openGathering(now)
  const open: Open[] = []
  let entry: Entry | null = null
  let title = ''
  const parser = new SaxesParser({ xmlns: false, position: true })
  Object.assign(parser.ENTITIES, namedSigns)
  parser.on('doctype', () => {
    throw feedProblem('it has a DOCTYPE, which no feed needs and which is not read')
  })
  parser.on('opentag', ({ name: written, attributes }) => {
    const name = written.toLowerCase().replace(/^(?:atom|a10|rss|rdf):/, '')
    if (open.length === 0) demandFeed(name)
    if (open.length >= deepest) throw feedProblem(`its elements lie more than ${deepest} deep in each other`)
    const around = open.at(-1)?.base ?? address
    const base = attributes['xml:base'] ? absolute(attributes['xml:base'], around) : around
    const isNested = attributes.type === 'xhtml'
    open.push({ name, base, attributes, isNested, text: '' })
    if (!entry && (name === 'item' || name === 'entry'))
      entry = {
        depth: open.length,
        base,
        about: attributes['rdf:about'] ?? '',
        texts: new Map(),
        messages: [],
        pages: [],
      }
  })
  const hear = (text: string) => {
    const field = open[entry ? entry.depth : 2] ?? open.at(-1)
    if (field && wanted.has(field.name) && field.text.length < longestText)
      field.text += field.isNested ? escapeText(text) : text
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => {
    const closed = open.pop()!
    if (!entry) {
      if (closed.name === 'title' && title === '' && open.length <= 2) title = closed.text
    } else if (open.length === entry.depth) keep(entry, closed)
    else if (open.length < entry.depth) {
      gathering.add(written(entry))
      entry = null
    }
  })
  parse(parser, source.replace(/^[\s\ufeff]+/, ''))
  return gathering.end(title)
}

function demandFeed(root: string): void {
  if (!['rss', 'rdf', 'feed'].includes(root))
    throw feedProblem(root === 'html' ? 'it is a web page' : 'it is XML, but neither RSS nor Atom')
}

/** A link with its kind, or the first text of a name. */
function keep(entry: Entry, { name, attributes, text }: Open): void {
  if (name === 'link') {
    const rel = attributes.rel ?? 'alternate'
    if (/cap\+xml/i.test(attributes.type ?? '')) entry.messages.push(attributes.href ?? '')
    else if (rel === 'alternate') entry.pages.push(attributes.href ?? text)
  } else if (name === 'guid' && attributes.isPermaLink === 'false') return
  else if (!entry.texts.has(name)) entry.texts.set(name, text)
}

function written({ base, about, texts, messages, pages }: Entry): WrittenEntry {
  const first = (of: readonly string[]) => of.map((name) => texts.get(name)).find(Boolean) ?? ''
  return {
    title: first(names.title),
    addresses: [...messages, ...pages, ...names.id.map((name) => texts.get(name) ?? '').filter(isAddress), about],
    base,
    published: first(names.published),
    updated: first(names.updated),
    content: first(names.content),
  }
}

/** An id may be a URN or a number. */
const isAddress = (text: string) => /^\s*https?:/i.test(text)

/** A piece at a time, so that what stops the reading stops it early. */
function parse(parser: SaxesParser<{ xmlns: false; position: true }>, source: string): void {
  try {
    for (let at = 0; at < source.length; at += pieceLength) parser.write(source.slice(at, at + pieceLength))
    parser.close()
  } catch (error) {
    if (error instanceof DoorchainError) throw error
    const [, line, problem] = /^(\d+):\d+: (.*)$/.exec(problemOf(error)) ?? []
    throw feedProblem(line ? `its XML is broken in line ${line} (${problem})` : 'its XML is broken', error)
  }
}
