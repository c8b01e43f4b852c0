import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Elements nested deeper than any page needs; what follows walks the tree by calling itself. */
const deepest = 100

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Those that end by themselves, so that nobody counts on their end. */
const selfEnding = new Set('p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp'.split(' '))

/** Far more than pages have; beyond it, reading one would hold up everything else. */
const mostElements = 50_000

/** The tree of a page, or why it is not read. Nothing in it is run or fetched. */
export function parsePage(html: string): Root | { readonly problem: string } {
  const problem = problemOfMarkup(html)
  if (problem !== null) return { problem }
  try {
    return fromHtml(html)
  } catch (error) {
    if (error instanceof RangeError) return { problem: tooDeep }
    throw error
  }
}

const tooDeep = 'its elements are nested too deeply'

const unseen =
  /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b[\s\S]*?(?:<\/\1\b|$)/gi

/** Counts elements in the markup, and those that are open, before anything is built from it. */
function problemOfMarkup(html: string): string | null {
  const markup = html.replace(unseen, '')
  const open: string[] = []
  let count = 0
  let end = -1
  for (const { 1: slash, 2: written, index } of markup.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const name = written!.toLowerCase()
    if (slash === '' && ++count > mostElements) return 'it has too many elements'
    if (voids.has(name) || selfEnding.has(name)) continue
    if (slash === '') {
      if (end < index) end = markup.indexOf('>', index)
      if (end < 0) break
      if (markup[end - 1] === '/' && svgParts.test(name)) continue
      if (open.push(name) > deepest) return tooDeep
    } else {
      const at = open.lastIndexOf(name)
      if (at >= 0) open.length = at
    }
  }
  return null
}

const svgParts =
  /^(?:path|circle|rect|line|poly(?:gon|line)|ellipse|use|stop|image|g|defs|fe\w+|animate\w*|lineargradient)$/

export const isElement = (node: Nodes): node is Element => node.type === 'element'

/** The elements straight inside. */
export const elementsIn = ({ children }: Element | Root): Element[] => (children as readonly Nodes[]).filter(isElement)

/** All elements below, in the order of the page. */
export function everyElement(parent: Element | Root): Element[] {
  const found: Element[] = []
  const waiting = elementsIn(parent).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next)
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]!
      if (isElement(child)) waiting.push(child)
    }
  }
  return found
}

/** The words of a node, with spaces as they stand. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  return node.children.map(wordsOf).join(isElement(node) && blocks.has(node.tagName) ? ' ' : '')
}

const blocks = new Set('div p li ul ol section article tr td h1 h2 h3 h4 h5 h6 blockquote header'.split(' '))

/** The words on one line. */
export const lineOf = (node: Nodes): string => wordsOf(node).replace(/\s+/g, ' ').trim()

/** An attribute as text; '' if it is not there. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name]
  return Array.isArray(value) ? value.join(' ') : value === null || value === undefined ? '' : String(value)
}
