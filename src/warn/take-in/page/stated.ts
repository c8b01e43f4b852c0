import type { Root } from 'hast'
import { dayInLondon } from '../../../values/london-day.ts'
import { readLinkedData } from './linked-data.ts'
import { attribute, everyElement, lineOf } from './tree.ts'

/** What a page says about itself; '' for what it does not. */
export interface StatedOfPage {
  readonly title: string
  readonly description: string
  readonly ogTitle: string
  readonly ogDescription: string
  /** YYYY-MM-DD, or as written. */
  readonly published: string
  readonly modified: string
  readonly publisher: string
  /** Its own address for itself, as written. */
  readonly canonical: string
  /** The whole text of the article as linked data has it. */
  readonly body: string
  readonly place: string
}

const publishedNames = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.issued',
  'dcterms.created',
  'pubdate',
  'publish-date',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'og:published_time',
]
const modifiedNames = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified']

/** Gathers the title, dates and publisher of a page from its linked data, its `meta`, its `time` and its headings. */
export function readStated(page: Root): StatedOfPage {
  const linked = readLinkedData(page)
  const metas = readMetas(page)
  const meta = (...names: readonly string[]) =>
    names.map((name) => metas.get(name) ?? '').find((value) => value !== '') ?? ''
  const [h1, titles] = headingsOf(page)
  const site = meta('og:site_name', 'application-name')
  const publisher = linked?.publisher || site
  const written = linked?.headline || meta('og:title', 'twitter:title') || h1 || titles
  return {
    title: withoutSite(written, [site, publisher], h1),
    description: meta('description', 'dc.description', 'twitter:description') || (linked?.description ?? ''),
    ogTitle: meta('og:title'),
    ogDescription: meta('og:description'),
    published: dayOf(linked?.published || meta(...publishedNames) || timeOf(page)),
    modified: dayOf(linked?.modified || meta(...modifiedNames)),
    publisher,
    canonical: canonicalOf(page) || meta('og:url'),
    body: linked?.body ?? '',
    place: meta('geo.placename'),
  }
}

/** `meta` by lower-case name; the first of a name counts. */
function readMetas(page: Root): ReadonlyMap<string, string> {
  const metas = new Map<string, string>()
  for (const one of everyElement(page)) {
    const isMeta = one.tagName === 'meta'
    const name = attribute(one, 'itemProp') || (isMeta ? attribute(one, 'property') || attribute(one, 'name') : '')
    const value = attribute(one, 'content') || attribute(one, 'dateTime')
    const key = name.toLowerCase()
    if (key !== '' && value.trim() !== '' && !metas.has(key)) metas.set(key, value.replace(/\s+/g, ' ').trim())
  }
  return metas
}

/** The first main heading and the title in the head. */
function headingsOf(page: Root): [h1: string, title: string] {
  const all = everyElement(page)
  const first = (name: string) =>
    all
      .filter((one) => one.tagName === name)
      .map(lineOf)
      .find((line) => line !== '') ?? ''
  return [first('h1'), first('title')]
}

/** The title of the article without the name of the site at its end. */
function withoutSite(title: string, sites: readonly string[], h1: string): string {
  const parts = title.split(/\s+(?:[|–—·»]|-{1,2}|::)\s+/)
  if (parts.length < 2) return title
  if (h1 !== '' && title.startsWith(h1)) return h1
  const last = parts.at(-1)!.toLowerCase()
  const isSite = sites.some(
    (site) => site !== '' && (site.toLowerCase().includes(last) || last.includes(site.toLowerCase())),
  )
  if (!isSite && !title.includes(' | ')) return title
  return title.slice(0, title.lastIndexOf(parts.at(-1)!)).replace(/[\s|–—·»:-]+$/, '')
}

const canonicalOf = (page: Root): string => {
  const link = everyElement(page).find(
    (one) => one.tagName === 'link' && attribute(one, 'rel').toLowerCase().split(' ').includes('canonical'),
  )
  return link ? attribute(link, 'href') : ''
}

/** Of the first `time` that says the day, in the article before elsewhere; else of what is called a date. */
function timeOf(page: Root): string {
  const all = everyElement(page)
  const articles = all.filter((one) => one.tagName === 'article' || one.tagName === 'main')
  const times = [...articles.flatMap(everyElement), ...all].filter((one) => one.tagName === 'time')
  const dated = all.filter((one) =>
    /(?:^|[-_ ])(?:date|published|posted|timestamp)\b/i.test(attribute(one, 'className')),
  )
  const written = [...times.map((one) => attribute(one, 'dateTime') || lineOf(one)), ...dated.map(lineOf)]
  return written.find((line) => line.length < 60 && /\b(?:19|20)\d\d\b/.test(line)) ?? ''
}

/** A moment as its day in the United Kingdom; a day, or what is none, as it is. */
function dayOf(written: string): string {
  const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)$/i.test(written)
  if (moment) {
    const at = new Date(written)
    if (!Number.isNaN(at.getTime())) return dayInLondon(at)
  }
  return /^(\d{4}-\d\d-\d\d)(?:[T ]|$)/.exec(written)?.[1] ?? written.slice(0, 60)
}
