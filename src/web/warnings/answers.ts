import { dayInLondon } from '../../values/london-day.ts'
import type { PublishedWarning, WarningText } from '../../values/warning.ts'
import { html } from '../html.ts'
import { notFound } from '../site.ts'
import type { Answer, Asked, Shown } from './asked.ts'
import { currentIn, isOpening, soon } from './current.ts'
import { feedLinks } from './feed-links.ts'
import { drawnMap, robots, sharedPicture, siteMap } from './files.ts'
import { showEmbed, showWidget } from './framed.ts'
import { counterPage, countersPage } from './pages/counter.ts'
import { currentSection } from './pages/list.ts'
import { languagePage, type Telling, textIn, warningPage } from './pages/warning.ts'
import type { WarningParts } from './parts.ts'
import { showSearch } from './search.ts'
import type { WarningPath } from './table.ts'
import { changedAt, englishOf } from './words.ts'

/** Versions before it that a page names, at most: the newest of them. */
const mostOlder = 20

/** Most warnings on a page that is about something else. */
const mostBeside = 20

/** The warning that an address names, told as a page; what to say instead where there is none. */
async function withWarning({ context, parts }: Asked, tell: (warning: PublishedWarning) => Shown | Promise<Shown>) {
  const id = context.req.param('id') ?? ''
  const wanted = context.req.param('number')
  const number = wanted === undefined ? undefined : /^[1-9]\d{0,4}$/.test(wanted) ? Number(wanted) : 0
  const warning = number === 0 ? null : await parts.published.find(id, number)
  if (warning) return tell(warning)
  return (await isOpening(parts)) ? soon : notFound
}

async function tellingOf(parts: WarningParts, warning: PublishedWarning, text: WarningText): Promise<Telling> {
  const { published, publicUrl, knowledge, areas, now, hasEffect = false } = parts
  const older = (await published.numbers(warning.id)).filter((number) => number < warning.number).slice(-mostOlder)
  return { warning, text, publicUrl, knowledge, view: areas.on(), day: dayInLondon(now()), older, hasEffect }
}

const showWarning: Answer = (asked) =>
  withWarning(asked, async (warning) => {
    const telling = await tellingOf(asked.parts, warning, englishOf(warning))
    return { page: warningPage(telling), modified: changedAt(warning) }
  })

const showLanguage: Answer = (asked) =>
  withWarning(asked, async (warning) => {
    const text = textIn(warning, asked.context.req.param('language') ?? '')
    if (!text || text.language === 'en') return notFound
    return { page: languagePage(await tellingOf(asked.parts, warning, text)), modified: changedAt(warning) }
  })

const showCounters: Answer = async ({ parts }) =>
  countersPage(parts.counters(), { warnings: await currentIn(parts, { most: mostBeside }), view: parts.areas.on() })

/** A page that is there anyway, with the warnings that tell of it. */
const showWith =
  (of: 'script' | 'tactic'): Answer =>
  async ({ context, parts, site }) => {
    const page = site.pageAt(context.req.path)
    if (!page || page.status === 404) return page ?? notFound
    const warnings = await currentIn(parts, { [of]: context.req.param('name'), most: mostBeside })
    const head = of === 'script' ? { head: feedLinks(context.req.path) } : {}
    return { ...page, ...head, main: html`${page.main}\n${currentSection(warnings, parts.areas.on())}` }
  }

/** Who answers at each address. */
export const answers: Readonly<Record<WarningPath, Answer>> = {
  '/warnings': showSearch,
  '/warnings/counters': showCounters,
  '/warnings/:id': showWarning,
  '/warnings/:id/counter': (asked) => withWarning(asked, (warning) => counterPage(warning, asked.parts.counters())),
  '/warnings/:id/map.svg': (asked) => withWarning(asked, (warning) => drawnMap(asked, warning)),
  '/warnings/:id/versions/:number': showWarning,
  '/warnings/:id/:language{[a-z]{2}}': showLanguage,
  '/tactics/:name': showWith('tactic'),
  '/scripts/:name': showWith('script'),
  '/embed': showEmbed,
  '/embed/:code': showWidget,
  '/sitemap.xml': siteMap,
  '/robots.txt': robots,
  '/share.png': sharedPicture,
}
