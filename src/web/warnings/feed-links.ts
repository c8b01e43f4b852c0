import { type Html, html } from '../html.ts'

/** The feeds beside a page, by media type and name. `place` is what their addresses begin with, such as "/areas/E07000241". */
export const alternates = (place = '') =>
  [
    { type: 'application/atom+xml', title: 'Warnings (Atom)', href: `${place}/warnings.atom` },
    { type: 'application/feed+json', title: 'Warnings (JSON Feed)', href: `${place}/warnings.json` },
    { type: 'application/atom+xml', title: 'CAP messages (Atom)', href: `${place}/cap.atom` },
  ] as const

/** The same for the head of a page, where programs look for them. */
export const feedLinks = (place = ''): Html =>
  html`${alternates(place).map(({ type, title, href }) => html`<link rel="alternate" type="${type}" title="${title}" href="${href}">\n`)}`
