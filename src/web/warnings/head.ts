import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import { hiddenLetters } from '../../values/markup.ts'
import { type PublishedWarning, type WarningText, warningLanguages } from '../../values/warning.ts'
import { fixedWords } from '../../warn/fixed-words.ts'
import { Html, html } from '../html.ts'
import { feedLinks } from './feed-links.ts'
import { changedAt, warningPath } from './words.ts'

/** Width and height of the picture that stands for every warning where it is shared. */
const sharePicture = { path: '/share.png', width: 1200, height: 630 } as const

/** What a page tells other programs about a warning, and in which of its languages. */
export interface Told {
  readonly warning: PublishedWarning
  readonly text: WarningText
  /** Origin of the public address. */
  readonly publicUrl: string
  readonly view: AreaView
}

/** The address of a warning in one of its languages. */
export const addressIn = ({ publicUrl, warning }: Told, { language }: WarningText): string =>
  `${publicUrl}${warningPath(warning)}${language === 'en' ? '' : `/${language}`}`

/** The title by which a warning is passed on, which says so where it was taken back. */
export const sharedTitle = ({ warning, text }: Pick<Told, 'warning' | 'text'>): string =>
  warning.state === 'cancelled' ? `${fixedWords(text.language).takenBackTitle}: ${text.title}` : text.title

/** What is said of it where it is listed or shared. */
export function sharedSummary({ warning, text }: Pick<Told, 'warning' | 'text'>): string {
  const fixed = fixedWords(text.language)
  return warning.state === 'cancelled' ? fixed.takenBack(fixed.day(changedAt(warning))) : text.summary
}

/** Open Graph, the other languages, feeds, and the same as JSON-LD (schema.org, NewsArticle). */
export function headOf(told: Told): Html {
  const { warning, text, publicUrl } = told
  const address = addressIn(told, text)
  const properties: readonly (readonly [string, string])[] = [
    ['og:type', 'article'],
    ['og:site_name', 'Doorchain'],
    ['og:title', sharedTitle(told)],
    ['og:description', sharedSummary(told)],
    ['og:url', address],
    ['og:locale', `${text.language}_GB`],
    ['og:image', publicUrl + sharePicture.path],
    ['og:image:width', String(sharePicture.width)],
    ['og:image:height', String(sharePicture.height)],
    ['og:image:alt', 'A door with its chain on'],
    ['article:published_time', warning.firstPublishedAt.toISOString()],
    ['article:modified_time', changedAt(warning).toISOString()],
    ...(warning.expiresAt ? [['article:expiration_time', warning.expiresAt.toISOString()] as const] : []),
  ]
  const hidden = warning.state === 'published' ? '' : html`<meta name="robots" content="noindex">\n`
  return html`${hidden}<link rel="canonical" href="${address}">
${alternates(told)}${properties.map(([name, value]) => html`<meta property="${name}" content="${value}">\n`)}${dataBlock(articleOf(told, address))}`
}

function alternates(told: Told): Html {
  const { id, texts, sent } = told.warning
  const languages = texts.length < 2 ? [] : texts
  return html`${languages.map((text) => html`<link rel="alternate" hreflang="${text.language}" href="${addressIn(told, text)}">\n`)}${sent.length > 0 ? html`<link rel="alternate" type="application/cap+xml" href="/warnings/${id}/cap.xml">\n` : ''}${feedLinks()}`
}

/** Data for other programs; nothing in it can end its element. */
const dataBlock = (data: unknown): Html =>
  new Html(
    `<script type="application/ld+json">${JSON.stringify(data)
      .replace(hiddenLetters, '')
      .replace(
        /[<>&\u2028\u2029]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )}</script>\n`,
  )

function articleOf(told: Told, address: string): unknown {
  const { warning, text, publicUrl, view } = told
  const { areas, districts, expiresAt } = warning
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': address,
    url: address,
    headline: sharedTitle(told),
    description: sharedSummary(told),
    inLanguage: text.language,
    datePublished: warning.firstPublishedAt.toISOString(),
    dateModified: changedAt(warning).toISOString(),
    ...(expiresAt && { expires: expiresAt.toISOString() }),
    ...(warning.address && { isBasedOn: warning.address }),
    publisher: { '@type': 'Organization', name: warning.organisation },
    image: publicUrl + sharePicture.path,
    isAccessibleForFree: true,
    creativeWorkStatus: warning.state,
    spatialCoverage: (areas.length > 0 ? areas : districts).map((code) => ({
      '@type': 'AdministrativeArea',
      name: areaName(view, code),
      identifier: code,
    })),
  }
}

/** What a language is called in itself, and the direction it is written in. */
export const languageOf = ({
  language,
}: WarningText): { readonly name: string; readonly direction: 'ltr' | 'rtl' } => ({
  name: warningLanguages[language],
  direction: language === 'ur' ? 'rtl' : 'ltr',
})
