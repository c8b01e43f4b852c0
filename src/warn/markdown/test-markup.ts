import type { Element, Parents } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Markup as a browser would read it, in a page of its own: all elements of it. */
export function elementsOf(markup: string): Element[] {
  const found: Element[] = []
  const visit = (node: Parents) => {
    for (const child of node.children) {
      if (child.type === 'element') found.push(child)
      if ('children' in child) visit(child)
      if (child.type === 'comment' || child.type === 'doctype') found.push({ ...nothing, tagName: child.type })
    }
  }
  visit(fromHtml(markup, { fragment: true }))
  return found
}

const nothing: Element = { type: 'element', tagName: '', properties: {}, children: [] }

const elements = new Set('p h2 h3 h4 h5 h6 ul ol li blockquote strong em a br hr code pre mark'.split(' '))
const attributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  ol: ['start'],
  mark: ['id', 'title'],
}

/** What in markup is outside of all that a text may become, in words. */
export function foreignIn(markup: string): string[] {
  return elementsOf(markup).flatMap(({ tagName, properties }) => {
    if (!elements.has(tagName)) return [`<${tagName}>`]
    const wrong = Object.keys(properties).filter((name) => !attributes[tagName]?.includes(name))
    const { href } = properties
    const isOutward = href === undefined || /^(?:https?:\/\/[^/@]+(?:\/|$)|mailto:|tel:)/.test(String(href))
    const rel = [properties.rel].flat().join(' ')
    return [
      ...wrong.map((name) => `<${tagName} ${name}>`),
      ...(isOutward ? [] : [`to ${href}`]),
      ...(href === undefined || rel === 'noreferrer nofollow ugc' ? [] : [`rel ${rel}`]),
    ]
  })
}
