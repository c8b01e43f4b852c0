import type { Element, ElementContent, Root } from 'hast'
import { toMdast } from 'hast-util-to-mdast'
import type { Nodes } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { attribute, isElement } from './tree.ts'

/** Elements of which only what is inside is kept: Markdown has no word for them, or they say nothing. */
const opened = new Set(
  'u s del strike ins mark font small big sup sub abbr cite center table thead tbody tfoot caption colgroup figure figcaption details summary video'.split(
    ' ',
  ),
)

/** An article as Markdown. Links lead to whole addresses of the web or are plain words; rows of tables are lines. */
export function articleMarkdown(article: Element | Root, base: string | null): string {
  const inside = simple(article, base)
  const children = 'tagName' in article && article.tagName === 'tr' ? [row(inside)] : inside
  const tree = toMdast({ type: 'root', children }) as Nodes
  return toMarkdown(tree, { bullet: '*', emphasis: '*', rule: '-', listItemIndent: 'one', fences: true })
}

/** Inside of which nothing is emphasised once more: the writer of Markdown would take ever longer. */
const emphasis = new Set('em i strong b'.split(' '))

function simple(parent: Element | Root, base: string | null, isEmphasised = false): ElementContent[] {
  return (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child]
    const isEmphasis = emphasis.has(child.tagName)
    const children = simple(child, base, isEmphasised || isEmphasis)
    if (isEmphasised && isEmphasis) return children
    if (child.tagName === 'a') return link(child, children, base)
    if (child.tagName === 'tr') return [row(children)]
    if (opened.has(child.tagName)) return children
    return [{ ...child, properties: {}, children }]
  })
}

/** The cells of a row of a table on one line; those of a page laid out by a table one below the other. */
function row(children: readonly ElementContent[]): Element {
  const cells = children.filter(isElement)
  const isLayout = cells.some((cell) => cell.children.some((one) => isElement(one) && !inline.has(one.tagName)))
  const between: ElementContent = { type: 'text', value: ' – ' }
  return {
    type: 'element',
    tagName: isLayout ? 'div' : 'p',
    properties: {},
    children: isLayout
      ? cells.map((cell) => ({ ...cell, tagName: 'div' }))
      : cells.flatMap((cell, at) => (at > 0 ? [between, ...cell.children] : cell.children)),
  }
}

const inline = new Set('a b strong i em span br code q time wbr kbd'.split(' '))

function link(element: Element, children: ElementContent[], base: string | null): ElementContent[] {
  const address = webAddress(attribute(element, 'href'), base)
  return address === null || children.length === 0
    ? children
    : [{ ...element, properties: { href: address }, children }]
}

const longestLink = 2_000

/** A whole address of the web; null for a script, a place on the same page, or anything else. */
export function webAddress(written: string, base: string | null): string | null {
  if (written === '' || written.startsWith('#') || written.length > longestLink) return null
  if (!URL.canParse(written, base ?? undefined)) return null
  const { protocol, href } = new URL(written, base ?? undefined)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}
