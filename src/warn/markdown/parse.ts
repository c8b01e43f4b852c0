import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { isTame, longestMarkdown } from './limits.ts'

/** HTML is words like all others; lines pushed in are prose, as those who paste from a letter mean them. */
const noMarkup = { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } }

/** Only what the parser itself finds: what is searched for afterwards would have lost its place in the source. */
const addresses = { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] }

/** Parses what stands in `source` from `from` on. The places of nodes are offsets into `source`. Never throws. */
export function parseMarkdown(source: string, from = 0): Root {
  const text = source.slice(from, from + longestMarkdown)
  if (!isTame(text)) return plainParagraphs(source, from, from + text.length)
  const tree = fromMarkdown(text, {
    extensions: [gfmAutolinkLiteral(), noMarkup],
    mdastExtensions: [addresses],
  })
  if (from > 0) shift(tree, from)
  return tree
}

function shift(node: Nodes, by: number): void {
  if (node.position) {
    node.position.start.offset! += by
    node.position.end.offset! += by
  }
  if ('children' in node) for (const child of node.children) shift(child, by)
}

/** Paragraphs and nothing else, for what would keep the parser busy. */
function plainParagraphs(source: string, from: number, to: number): Root {
  const root: Root = { type: 'root', children: [] }
  for (const { 0: value, index } of source.slice(from, to).matchAll(/\S(?:[^\n]|\n(?![ \t\r]*\n))*/g)) {
    const at = (offset: number) => ({ line: 1, column: 1, offset: from + index + offset })
    const position = { start: at(0), end: at(value.length) }
    root.children.push({ type: 'paragraph', children: [{ type: 'text', value, position }] })
  }
  return root
}
