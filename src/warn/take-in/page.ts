import { DoorchainError } from '../../values/error.ts'
import { ownAddress } from './address.ts'
import { fileForm } from './file-form.ts'
import { stripChrome } from './page/chrome.ts'
import { findMain } from './page/main-text.ts'
import { articleMarkdown } from './page/markdown.ts'
import { readStated, type StatedOfPage } from './page/stated.ts'
import { tidyArticle } from './page/tidy.ts'
import { everyElement, lineOf, parsePage } from './page/tree.ts'

/** A web page as a warning in the form of a file. */
export interface PageText {
  readonly text: string
  /** The address it is known by; null where it gives none and none is known. */
  readonly address: string | null
}

/** An article in linked data counts if it is so much longer than what the page shows. */
const longer = 1.3

/** Far above what pages of warnings have; beyond it, reading one would hold up everything else. */
const most = { articleElements: 5_000, letters: 500_000 }

/**
 * Reads a web page: its main text as Markdown, its title, dates, publisher and address as front matter. Nothing of it is run or
 * fetched. `address`: where it was fetched; null for a file. Throws `document-unreadable` for elements nested by the
 * hundred, for far too many of them, and for a page without text.
 */
export function readPage(html: string, address: string | null): PageText {
  const page = parsePage(html)
  if ('problem' in page) throw unreadable(address, page.problem)
  const stated = readStated(page)
  const known = ownAddress(stated.canonical, address)
  stripChrome(page)
  if (lineOf(page).length > most.letters) throw unreadable(address, 'it has far more words than a warning')
  const article = findMain(page)
  if (everyElement(article).length > most.articleElements) throw unreadable(address, 'its text has too many parts')
  tidyArticle(article, stated.title)
  const shown = lineOf(article)
  const body = stated.body.length > longer * shown.length ? linkedBody(stated.body) : articleMarkdown(article, known)
  if (body.trim() === '') throw unreadable(address, 'it holds no text outside its menus and scripts')
  return { text: fileForm(frontMatter(stated, known), body), address: known }
}

const unreadable = (address: string | null, problem: string) =>
  new DoorchainError('document-unreadable', { document: address ?? 'page', problem })

const frontMatter = (stated: StatedOfPage, url: string | null) => ({
  area: stated.place,
  description: stated.ogDescription === '' ? stated.description : '',
  'og.description': stated.ogDescription,
  'publish.date': stated.published,
  'publish.updated': stated.modified === stated.published ? '' : stated.modified,
  source: stated.publisher,
  title: stated.title,
  url,
})

/** Some write the paragraphs of linked data as HTML, others apart by lines. */
function linkedBody(body: string): string {
  const page = /<p[\s>]/i.test(body) ? parsePage(body) : null
  if (page === null || 'problem' in page)
    return body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n\n')
  stripChrome(page)
  return articleMarkdown(page, null)
}
