import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** Markdown as plain text: blocks apart by an empty line, a list item on a line of its own, addresses of links in brackets. */
export const plainText = (markdown: string): string => blocks(fromMarkdown(markdown)).trim()

const blocks = (parent: Parents): string =>
  parent.children
    .map(blockOf)
    .filter((text) => text !== '')
    .join('\n\n')

function blockOf(node: Nodes): string {
  switch (node.type) {
    case 'list':
      return node.children
        .map((item, at) => `${node.ordered ? `${at + (node.start ?? 1)}.` : '-'} ${itemOf(item)}`)
        .join('\n')
    case 'blockquote':
    case 'listItem':
      return blocks(node)
    case 'code':
      return node.value
    case 'html':
    case 'definition':
    case 'thematicBreak':
      return ''
    default:
      return inline(node).trim()
  }
}

const itemOf = (item: Parents): string => blocks(item).replace(/\n+/g, '\n  ')

function inline(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    case 'image':
      return node.alt ?? ''
    case 'link': {
      const words = inside(node)
      return words === node.url || words === '' ? node.url : `${words} (${node.url})`
    }
    default:
      return 'children' in node ? inside(node) : ''
  }
}

const inside = (parent: Parents): string => parent.children.map(inline).join('')
