import type { Parents, Root, Text } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { hiddenLetters } from '../../values/markup.ts'
import { allowed } from './allowed.ts'
import { fitHeadings, type TopHeading } from './headings.ts'
import { fitLinks } from './links.ts'
import { type Mark, markTree } from './marks.ts'
import { parseMarkdown } from './parse.ts'

export interface RenderOptions {
  /** Where in the source to begin, such as after front matter; offsets of marks count from the start of the source. */
  readonly from?: number
  /** Words to be marked, as UTF-16 offsets into the source. */
  readonly marks?: readonly Mark[]
  /** The first level of headings; 2 unless told. */
  readonly headingsFrom?: TopHeading
}

/**
 * Markdown as safe markup: paragraphs, headings, lists, quotes, emphasis, code, and links to elsewhere. HTML is shown as the
 * words it is; pictures are their description, videos a link. Any text gives well-formed markup, nothing throws.
 */
export function renderMarkdown(source: string, { from = 0, marks = [], headingsFrom = 2 }: RenderOptions = {}): string {
  const tree = parseMarkdown(source, from)
  fitHeadings(tree, headingsFrom)
  markTree(tree, source, marks)
  const page = toHast(tree, { handlers: { image: describe, imageReference: describe } })
  if (page.type !== 'root') return ''
  fitLinks(page)
  removeHidden(page)
  return toHtml(sanitize(page, allowed) as Root)
}

/** A picture would be fetched from elsewhere: who reads what would be known there. */
function describe(_: unknown, picture: { readonly alt?: string | null }): Text {
  return { type: 'text', value: picture.alt ?? '' }
}

function removeHidden(node: Parents): void {
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replace(hiddenLetters, '')
    else if ('children' in child) removeHidden(child)
  }
}
