import { escapeText } from '../../values/markup.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { changedAt, warningPath } from './words.ts'

/** Paths that show nothing to those who search the web: they belong to one person, or to other pages. */
const kept = ['/desk', '/household', '/trusted', '/check', '/embed/', '/ready', '/metrics']

/** Robots.txt (RFC 9309). */
export const robotsText = (publicUrl: string): string =>
  ['User-agent: *', ...kept.map((path) => `Disallow: ${path}`), `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n')

/** Every public page (sitemaps.org, protocol 0.9); a warning with the day it changed. */
export function sitemap(
  publicUrl: string,
  { paths, warnings }: { readonly paths: readonly string[]; readonly warnings: readonly PublishedWarning[] },
): string {
  const plain = paths.map((path) => entry(publicUrl + path))
  const told = warnings.flatMap((warning) => {
    const changed = `<lastmod>${changedAt(warning).toISOString()}</lastmod>`
    return warning.texts.map(({ language }) =>
      entry(`${publicUrl}${warningPath(warning)}${language === 'en' ? '' : `/${language}`}`, changed),
    )
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...plain, ...told].join('\n')}
</urlset>
`
}

const entry = (address: string, more = '') => `<url><loc>${escapeText(address)}</loc>${more}</url>`
