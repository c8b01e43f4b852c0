import type { Element, ElementContent, Parents, Text } from 'hast'

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Whole addresses of sites, of mail and of telephones; null for all others, and for those that hide a name before an @. */
function outwardAddress(href: unknown): URL | null {
  const url = typeof href === 'string' ? URL.parse(href) : null
  return url && schemes.has(url.protocol) && !url.username && !url.password ? url : null
}

/** Sites whose pages are videos. */
const videoSites =
  /^(?:www\.|m\.|music\.|player\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com|dai\.ly)$/

/** Lets only links to elsewhere stand, says of a video that it is one, and gives it the name that its paragraph names. */
export function fitLinks(node: Parents, around = ''): void {
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child as ElementContent]
    const isBlock = /^(?:p|h[2-6]|li)$/.test(child.tagName)
    fitLinks(child, isBlock ? wordsOf(child) : around)
    return child.tagName === 'a' ? fitLink(child, around) : [child]
  }) as typeof node.children
}

function fitLink(link: Element, around: string): ElementContent[] {
  const url = outwardAddress(link.properties.href)
  if (!url) return link.children
  link.properties = { href: url.href, rel: ['noreferrer', 'nofollow', 'ugc'] }
  const site = videoSites.test(url.hostname) && url.hostname.replace(/^(?:www|m|music|player)\./, '')
  if (!site) return [link]
  const words = wordsOf(link).trim()
  const isNamed = words !== '' && !/^(?:https?:\/\/|www\.)\S*$/i.test(words)
  const title = isNamed ? null : titleIn(around)
  if (!isNamed) rename(link, title ?? `Video at ${site}`)
  return [link, { type: 'text', value: isNamed || title ? ' (a video on another site)' : ' (on another site)' }]
}

/** A paragraph may hold thousands of links. */
const longestAround = 2_000

/** The title of a video as the sentence about it gives it. */
function titleIn(words: string): string | null {
  const named = /\b(?:entitled|titled|called|named|video)[,:]?\s+["“‘']([^"”\n]{3,120}?)["”’'](?![\p{L}])/iu
  return named.exec(words.slice(0, longestAround))?.[1]?.trim().replace(/[.,]$/, '') ?? null
}

/** New words for a link; what was marked in it stays marked. */
function rename(link: Element, words: string): void {
  const text: Text = { type: 'text', value: words }
  const mark = firstMark(link)
  link.children = [mark ? { ...mark, children: [text] } : text]
}

function firstMark(node: Element): Element | null {
  if (node.tagName === 'mark') return node
  return node.children.map((child) => (child.type === 'element' ? firstMark(child) : null)).find(Boolean) ?? null
}

/** All words of a tree. */
function wordsOf(node: Parents): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : 'children' in child ? wordsOf(child) : ''))
    .join('')
}
