import type { Element, Root } from 'hast'
import { attribute, elementsIn, everyElement, lineOf } from './tree.ts'

/** Elements that hold words of their own. */
const wordy = new Set('p li blockquote h1 h2 h3 h4 h5 h6 dd dt td th pre figcaption address'.split(' '))

/** Of a page, the part with so much of what its whole says is the article. */
const enough = 0.8
const enoughOfPage = 0.5

/** How much prose an element holds: letters of its paragraphs, less those of links, so that lists of links count for nothing. */
type Prose = (element: Element | Root) => number

/** Measures every element once. */
function measureProse(page: Root): Prose {
  const sums = new Map<Element | Root, number>()
  const measure = (parent: Element | Root): number => {
    const own = 'tagName' in parent && wordy.has(parent.tagName)
    const inside = elementsIn(parent).reduce((sum, child) => sum + measure(child), 0)
    const sum = own ? proseOf(parent as Element) : inside + looseText(parent)
    sums.set(parent, sum)
    return sum
  }
  measure(page)
  return (element) => sums.get(element) ?? 0
}

function proseOf(element: Element): number {
  const linked = everyElement(element)
    .filter((one) => one.tagName === 'a')
    .reduce((sum, one) => sum + lineOf(one).length, 0)
  return Math.max(0, lineOf(element).length - 2 * linked)
}

/** Some pages write their paragraphs straight into a `div`, with breaks between. */
function looseText(parent: Element | Root): number {
  const length = parent.children.reduce(
    (sum, child) => sum + (child.type === 'text' ? child.value.trim().length : 0),
    0,
  )
  return length > 80 ? length : 0
}

/** The element that holds the article: one that says so, else the smallest with nearly all the prose of the page. */
export function findMain(page: Root): Element | Root {
  const prose = measureProse(page)
  const all = everyElement(page)
  const whole = prose(page)
  const marked = [
    all.filter((one) => attribute(one, 'itemProp').split(' ').includes('articleBody')),
    all.filter((one) => one.tagName === 'article' || attribute(one, 'role') === 'article'),
    all.filter((one) => one.tagName === 'main' || attribute(one, 'role') === 'main'),
  ]
  for (const group of marked) {
    const best = group.toSorted((a, b) => prose(b) - prose(a))[0]
    if (best && prose(best) >= enoughOfPage * whole && prose(best) > 0)
      return group === marked[2] ? narrow(best, prose) : best
  }
  return narrow(page, prose)
}

/** Goes down while one child holds nearly all of it. */
function narrow(from: Element | Root, prose: Prose): Element | Root {
  let at = from
  for (;;) {
    const next = elementsIn(at).find((child) => !wordy.has(child.tagName) && prose(child) >= enough * prose(at))
    if (!next || prose(at) === 0) return at
    at = next
  }
}
