import type { Nodes, Root } from 'mdast'

/** The highest heading a text may use: the page around it has those above. */
export type TopHeading = 2 | 3 | 4

/** Makes headings follow that of the page without a gap; in a list they are strong words, as key points of warnings are. */
export function fitHeadings(tree: Root, top: TopHeading): void {
  const used = new Set<number>()
  visit(tree, (heading) => used.add(heading.depth))
  const ranks = [...used].sort((a, b) => a - b)
  let last = top - 1
  visit(tree, (heading) => {
    last = Math.min(top + ranks.indexOf(heading.depth), last + 1, 6)
    heading.depth = last as Heading['depth']
  })
}

type Heading = Extract<Nodes, { type: 'heading' }>

function visit(node: Nodes, act: (heading: Heading) => void): void {
  if (node.type === 'heading') act(node)
  if (node.type === 'listItem')
    node.children = node.children.map((child) =>
      child.type === 'heading'
        ? { type: 'paragraph', children: [{ type: 'strong', children: child.children }] }
        : child,
    )
  if ('children' in node) for (const child of node.children) visit(child, act)
}
