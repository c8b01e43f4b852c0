import type { Nodes, Parents } from 'mdast'
import { hiddenLetters } from '../../values/markup.ts'
import { parseMarkdown } from './parse.ts'

/** Where in the source to begin. `addresses`: whether links keep their address, in brackets behind their words. */
export interface PlainOptions {
  readonly from?: number
  readonly addresses?: boolean
}

/** The words of Markdown: paragraphs with an empty line between them, list items with a hyphen each. Nothing throws. */
export function plainText(source: string, { from = 0, addresses = false }: PlainOptions = {}): string {
  const tree = parseMarkdown(source, from)
  const words = blocksOf(tree, addresses).replace(hiddenLetters, '')
  return words.replace(/\n{3,}/g, '\n\n').trim()
}

/** The blocks of a tree, one after the other. */
function blocksOf(node: Parents, addresses: boolean): string {
  return node.children
    .map((child) => {
      if (child.type === 'listItem') return `- ${blocksOf(child, addresses).replace(/\n+/g, '\n  ')}`
      if (child.type === 'paragraph' || child.type === 'heading') return wordsOf(child, addresses)
      if ('children' in child) return blocksOf(child, addresses)
      return wordsOf(child, addresses)
    })
    .filter((words) => words !== '')
    .join(node.type === 'list' ? '\n' : '\n\n')
}

function wordsOf(node: Nodes, addresses: boolean): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const words = node.children.map((child) => wordsOf(child, addresses)).join('')
  const isNamed = addresses && node.type === 'link' && !node.url.endsWith(words)
  return isNamed ? `${words} (${node.url})` : words
}
