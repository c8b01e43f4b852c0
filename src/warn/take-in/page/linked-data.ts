import type { Root } from 'hast'
import { attribute, everyElement, wordsOf } from './tree.ts'

/** What a page says of its article by JSON-LD; '' for what it does not. */
export interface LinkedData {
  readonly headline: string
  readonly description: string
  readonly published: string
  readonly modified: string
  readonly publisher: string
  readonly body: string
}

type Thing = Readonly<Record<string, unknown>>

const articleType = /(?:^|[/#])(?:\w*Article|\w*BlogPosting|Report|SpecialAnnouncement)$/
const mostScripts = 20
const mostThings = 500

/** The article among the linked data of a page; JSON that is none is passed over. Null if there is no article. */
export function readLinkedData(page: Root): LinkedData | null {
  const scripts = everyElement(page).filter((one) => one.tagName === 'script' && isLinkedData(attribute(one, 'type')))
  const things = scripts.slice(0, mostScripts).flatMap((script) => thingsIn(parse(wordsOf(script))))
  const article = things.find((thing) => typesOf(thing).some((type) => articleType.test(type)))
  if (!article) return null
  return {
    headline: textOf(article.headline) || textOf(article.name),
    description: textOf(article.description),
    published: textOf(article.datePublished) || textOf(article.dateCreated),
    modified: textOf(article.dateModified),
    publisher: nameOf(article.publisher) || nameOf(article.sourceOrganization),
    body: textOf(article.articleBody),
  }
}

const isLinkedData = (type: string) => type.split(';')[0]!.trim().toLowerCase() === 'application/ld+json'

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, ''))
  } catch {
    return null
  }
}

/** The thing, those of its list and of its graph. */
function thingsIn(value: unknown): Thing[] {
  const found: Thing[] = []
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && found.length < mostThings) {
    const next = waiting.shift()
    if (Array.isArray(next)) waiting.push(...next.slice(0, mostThings))
    else if (isThing(next)) {
      found.push(next)
      waiting.push(next['@graph'], next.mainEntity)
    }
  }
  return found
}

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (thing: Thing): string[] => [thing['@type']].flat().filter((type) => typeof type === 'string')

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function nameOf(value: unknown): string {
  const [first] = [value].flat()
  return isThing(first) ? textOf(first.name) : textOf(first)
}
