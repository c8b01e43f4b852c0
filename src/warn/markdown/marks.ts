import type { Element, ElementContent, Text as HastText } from 'hast'
import type { Code, InlineCode, Nodes, Text } from 'mdast'

/** Words to be marked: UTF-16 offsets into the source. */
export interface Mark {
  readonly start: number
  readonly end: number
  /** Letters, digits, hyphens; an id of the page. On the first piece only. */
  readonly id?: string
  /** What the words show, such as "Lost in all". */
  readonly label: string
}

/** At one place not more than so many marks lie over each other. */
const mostLayers = 8
const mostMarks = 2000

/** Marks words of the source in its parsed tree; a mark across bold, links or paragraphs becomes one in each of them. */
export function markTree(tree: Nodes, source: string, marks: readonly Mark[]): void {
  const sorted = marks
    .filter(({ start, end }) => end > start)
    .slice(0, mostMarks)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  if (sorted.length > 0) visit(tree, { source, marks: sorted, named: new Set() })
}

interface Marking {
  readonly source: string
  readonly marks: readonly Mark[]
  /** Ids that stand on a piece already. */
  readonly named: Set<string>
}

function visit(node: Nodes, marking: Marking): void {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') markLeaf(node, marking)
  else if ('children' in node) for (const child of node.children) visit(child, marking)
}

function markLeaf(node: Text | InlineCode | Code, marking: Marking): void {
  const [from, to] = [node.position?.start.offset, node.position?.end.offset]
  if (from === undefined || to === undefined) return
  const over = marking.marks.filter(({ start, end }) => start < to && end > from)
  if (over.length === 0) return
  const placeOf = node.type === 'text' ? placesIn(node.value, marking.source.slice(from, to)) : null
  const place = (offset: number, otherwise: number) =>
    placeOf ? placeOf(Math.min(Math.max(0, offset - from), to - from)) : otherwise
  // A break within code of a line is a space, as without marks.
  const value = node.type === 'inlineCode' ? node.value.replace(/\r?\n|\r/g, ' ') : node.value
  const placed = over.map((mark) => ({ mark, at: place(mark.start, 0), to: place(mark.end, value.length) }))
  const all = [0, value.length, ...placed.flatMap(({ at, to }) => [at, to])]
  const cuts = [...new Set(all)].sort((a, b) => a - b)
  const children = cuts.slice(0, -1).map((cut, index) => {
    const text: HastText = { type: 'text', value: value.slice(cut, cuts[index + 1]) }
    const layers = placed.filter(({ at, to }) => at <= cut && to > cut).slice(0, mostLayers)
    return layers.reduceRight<ElementContent>((inner, { mark }) => wrap(inner, mark, marking), text)
  })
  node.data = { ...node.data, hChildren: children, ...(node.type === 'text' && { hName: 'span' }) }
}

/**
 * Tells where in the value of a text an offset into its source lies: the source has backslashes and what stands before its
 * lines besides. Null where it has entities, or more that cannot be followed: all of such a text is marked.
 */
function placesIn(value: string, source: string): ((offset: number) => number) | null {
  if (source === value) return (offset) => offset
  if (source.includes('&')) return null
  const places = [0]
  let at = 0
  for (const unit of source.split('')) {
    if (unit === value[at]) at++
    places.push(at)
  }
  return at === value.length ? (offset) => places[offset]! : null
}

function wrap(inner: ElementContent, { id, label }: Mark, { named }: Marking): Element {
  const properties: Element['properties'] = { title: label }
  if (id && !named.has(id)) {
    named.add(id)
    properties.id = id
  }
  return { type: 'element', tagName: 'mark', properties, children: [inner] }
}
