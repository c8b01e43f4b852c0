import type { Element, ElementContent, Root } from 'hast'
import { everyElement, isElement, lineOf } from './tree.ts'

/** Lines that sites put between the paragraphs. */
const boilerplate =
  /^(?:share(?: (?:this|on|via|article)\b.*)?|tweet|print(?: (?:this )?page)?|email|copy link|whats ?app|facebook|twitter|linkedin|back to top|advertisement|advert|hide ad|ad|article continues below.*|continue reading.*|sign up (?:to|for) .*|subscribe.*|follow us.*|read more:?.*|see also:.*|related:?.*|click here to (?:subscribe|sign).*|image:.*|picture:.*|photo:.*|loading.*|comments?|\d+ comments?|accept (?:all )?cookies.*|we use cookies.*)$/i

/** Headings after which something else begins. */
const otherMatter =
  /^(?:related(?: (?:news|articles|stories|content|topics|links))?|more (?:from|on|news|stories|like this)\b.*|read (?:more|next)|you (?:may|might) (?:also )?(?:like|be interested).*|most (?:read|popular)|latest (?:news|stories|headlines)|recommended.*|trending.*|share this.*|topics|tags|comments?|leave a (?:reply|comment)|(?:other|recent) (?:news|posts|stories|articles)|sign up.*|subscribe.*|newsletter.*|don['’]t miss.*|also in .*)$/i

const headings = /^h[1-6]$/
const longestLine = 140

/** Takes out of an article what is not its text: share lines, lists of links to other pages, the repeated title. */
export function tidyArticle(article: Element | Root, title: string): void {
  tidy(article, title.toLowerCase())
}

function tidy(parent: Element | Root, title: string): void {
  const kept: ElementContent[] = []
  let isOther = false
  for (const child of parent.children as ElementContent[]) {
    if (!isElement(child)) {
      kept.push(child)
      continue
    }
    const line = lineOf(child)
    if (headings.test(child.tagName)) isOther = otherMatter.test(line)
    if (isOther && !isProse(child, line)) continue
    isOther = false
    if (isBoilerplate(child, line) || isListOfLinks(child, line)) continue
    if (child.tagName === 'h1' && line.toLowerCase() === title) continue
    tidy(child, title)
    kept.push(child)
  }
  parent.children = kept
}

/** After "Related news" a paragraph of some length is the article again. */
const isProse = (element: Element, line: string) => element.tagName === 'p' && line.length > longestLine

const isBoilerplate = (element: Element, line: string) =>
  line.length <= longestLine && !headings.test(element.tagName) && boilerplate.test(line)

function isListOfLinks(element: Element, line: string): boolean {
  if (!/^(?:ul|ol|div|section|table|dl)$/.test(element.tagName)) return false
  const links = everyElement(element).filter((one) => one.tagName === 'a')
  const linked = links.reduce((sum, one) => sum + lineOf(one).length, 0)
  return links.length >= 3 && linked > 0.7 * line.length
}
