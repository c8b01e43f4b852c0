import { SaxesParser } from 'saxes'
import { DoorchainError } from '../../values/error.ts'
import { problemOf } from '../../values/problem.ts'
import type { Feed } from './feed.ts'
import { feedProblem, namedSigns } from './feed-text.ts'
import { absolute, type Gathering, openGathering, type WrittenEntry } from './gathering.ts'

const pieceLength = 65_536
const deepest = 100
const longestText = 20_000

/** What is read of an entry, by the names that RSS, RDF and Atom give it, the better one first. */
const names = {
  title: ['title', 'dc:title'],
  id: ['guid', 'id'],
  published: ['pubdate', 'published', 'dc:date', 'issued', 'dcterms:created'],
  updated: ['updated', 'modified', 'dcterms:modified'],
} as const

const wanted: ReadonlySet<string> = new Set(['link', ...Object.values(names).flat()])

type Attributes = Readonly<Record<string, string>>

/** An element that is open, from its begin tag to its end tag. */
interface Open {
  readonly name: string
  readonly attributes: Attributes
  /** Against which relative addresses in it are read. */
  readonly base: string | null
  text: string
}

/** An entry while it is read. */
interface Entry {
  /** How many elements are open around its own. */
  readonly depth: number
  readonly base: string | null
  readonly about: string
  /** The first text of each name. */
  readonly texts: Map<string, string>
  /** Links to CAP messages, and to pages. */
  readonly messages: string[]
  readonly pages: string[]
}

/** Throws `feed-unreadable`. Nothing outside the entry that is being read is held. */
export function readXmlFeed(source: string, { address, now }: { address: string | null; now: Date }): Feed {
  const gathering = openGathering(now)
  const elements = openElements(address, gathering)
  const parser = new SaxesParser({ xmlns: false, position: true })
  Object.assign(parser.ENTITIES, namedSigns)
  parser.on('doctype', () => {
    throw feedProblem('it has a DOCTYPE, which no feed needs and which is not read')
  })
  parser.on('opentag', ({ name, attributes }) => elements.begin(name, attributes))
  parser.on('text', elements.hear)
  parser.on('cdata', elements.hear)
  parser.on('closetag', elements.end)
  parse(parser, source.replace(/^[\s\ufeff]+/, ''))
  return gathering.end(elements.title())
}

/** Follows the elements of a feed and gathers its entries. */
function openElements(address: string | null, gathering: Gathering) {
  const open: Open[] = []
  let entry: Entry | null = null
  let title: string | null = null
  return {
    title: () => title ?? '',
    begin(written: string, attributes: Attributes) {
      const name = written.toLowerCase().replace(/^(?:atom|a10|rss|rdf):/, '')
      if (open.length === 0) demandFeed(name)
      if (open.length >= deepest) throw feedProblem(`its elements lie more than ${deepest} deep in each other`)
      const around = open.at(-1)?.base ?? address
      const base = attributes['xml:base'] ? absolute(attributes['xml:base'], around) : around
      if (!entry && (name === 'item' || name === 'entry')) entry = entryOf(open.length, base, attributes)
      open.push({ name, attributes, base, text: '' })
    },
    hear(text: string) {
      const field = entry ? open[entry.depth + 1] : open.at(-1)
      if (field && wanted.has(field.name) && field.text.length < longestText) field.text += text
    },
    end() {
      const closed = open.pop()!
      if (entry && open.length === entry.depth) {
        gathering.add(writtenOf(entry))
        entry = null
      } else if (entry && open.length === entry.depth + 1) keep(entry, closed)
      else if (!entry && closed.name === 'title' && open.length <= 2) title ??= closed.text
    },
  }
}

function demandFeed(root: string): void {
  if (!['rss', 'rdf', 'feed'].includes(root))
    throw feedProblem(root === 'html' ? 'it is a web page' : 'it is neither RSS nor Atom')
}

const entryOf = (depth: number, base: string | null, attributes: Attributes): Entry => ({
  depth,
  base,
  about: attributes['rdf:about'] ?? '',
  texts: new Map(),
  messages: [],
  pages: [],
})

/** A link by its kind, or the first text of a name. */
function keep(entry: Entry, { name, attributes, text }: Open): void {
  if (name === 'link') {
    if (/cap\+xml/i.test(attributes.type ?? '')) entry.messages.push(attributes.href ?? '')
    else if ((attributes.rel ?? 'alternate') === 'alternate') entry.pages.push(attributes.href ?? text)
  } else if (name === 'guid' && attributes.isPermaLink === 'false') return
  else if (!entry.texts.has(name)) entry.texts.set(name, text)
}

function writtenOf({ base, about, texts, messages, pages }: Entry): WrittenEntry {
  const first = (of: readonly string[]) => of.map((name) => texts.get(name)).find(Boolean) ?? ''
  const ids = names.id.map((name) => texts.get(name) ?? '').filter(isAddress)
  return {
    title: first(names.title),
    addresses: [...messages, ...pages, ...ids, about],
    base,
    published: first(names.published),
    updated: first(names.updated),
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
