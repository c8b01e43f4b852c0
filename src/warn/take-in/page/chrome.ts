import type { Element, ElementContent, Root } from 'hast'
import { attribute, isElement, lineOf } from './tree.ts'

/** Elements that hold nothing of an article. */
const dropped = new Set(
  'script style noscript template nav aside footer form button input select textarea label fieldset dialog svg canvas math object embed applet audio img picture source map area link meta base frame frameset menu hr'.split(
    ' ',
  ),
)

/** Roles of parts around the article. */
const droppedRoles =
  /^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar|tooltip|form)$/

/** Names by which sites call what stands around the article. */
const droppedNames =
  /(?:^|[-_ ])(?:cookies?|consent|gdpr|share|sharing|social|socials|addthis|sharedaddy|related|recommended|recirc|newsletter|subscribe|signup|sign-up|promo|promos|advert|adverts|advertisement|ads?|ad-slot|sponsored|outbrain|taboola|comments?|disqus|breadcrumbs?|sidebar|popup|modal|overlay|skip|skip-link|skiplinks|pagination|pager|tags|tag-list|toolbar|masthead|menu|most-read|trending|read-more|more-news|latest-news|print-link|visually-hidden|sr-only|screen-reader-text|feedback|rating|login|paywall|byline|author|dateline|timestamp|entry-meta|post-meta|article-meta|published-date|publish-date|post-date|entry-date)(?=$|[-_ ])/i

/** Pages that call a part of their article so are few, but a name says less than this share of all words. */
const mostOfPage = 0.4

const kept = new Set(['html', 'body', 'main', 'article'])

/** Takes everything off the page that is not its text: scripts, menus, forms, what is hidden, what stands around an article. */
export function stripChrome(page: Root): void {
  const most = lineOf(page).length * mostOfPage
  strip(page, most)
}

function strip(parent: Root | Element, most: number): void {
  parent.children = (parent.children as ElementContent[]).flatMap((child): ElementContent[] => {
    if (!isElement(child)) return child.type === 'text' ? [child] : []
    if (child.tagName === 'iframe') return videoLink(child)
    if (isChrome(child, most)) return []
    strip(child, most)
    return [child]
  })
}

function isChrome(element: Element, most: number): boolean {
  if (kept.has(element.tagName)) return false
  if (dropped.has(element.tagName) || isHidden(element)) return true
  if (droppedRoles.test(attribute(element, 'role'))) return true
  const names = `${camelApart(attribute(element, 'className'))} ${camelApart(attribute(element, 'id'))}`
  return droppedNames.test(names) && lineOf(element).length < most
}

const camelApart = (names: string) => names.replace(/([a-z])([A-Z])/g, '$1-$2').replaceAll('__', '-')

const isHidden = (element: Element): boolean =>
  element.properties.hidden !== undefined ||
  attribute(element, 'ariaHidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'))

const videoSites = /^(?:www\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|player\.vimeo\.com|vimeo\.com)$/

/** A video as a paragraph with a link to where it is watched, by its title; nothing else is ever embedded. */
function videoLink(frame: Element): ElementContent[] {
  const source = attribute(frame, 'src') || attribute(frame, 'dataSrc')
  const address = source.startsWith('//') ? `https:${source}` : source
  if (!URL.canParse(address)) return []
  const { hostname, pathname } = new URL(address)
  if (!videoSites.test(hostname)) return []
  const id = /^\/(?:embed|v|video)\/([\w-]+)/.exec(pathname)?.[1]
  const page =
    id === undefined
      ? address
      : hostname.includes('vimeo')
        ? `https://vimeo.com/${id}`
        : `https://www.youtube.com/watch?v=${id}`
  const title = attribute(frame, 'title').replace(/\s+/g, ' ').trim() || 'Video'
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: page },
    children: [{ type: 'text', value: title }],
  }
  return [{ type: 'element', tagName: 'p', properties: {}, children: [link] }]
}
