import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { borderingDistricts } from '../../areas/borders.ts'
import { drawMap } from '../../areas/map/draw.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { allPaths } from '../site.ts'
import type { Asked } from './asked.ts'
import { freshly } from './fresh.ts'
import { robotsText, sitemap } from './sitemap.ts'
import { changedAt, englishOf } from './words.ts'

const svg = 'image/svg+xml; charset=UTF-8'

/** The map of a warning, as a picture of its own: loaded only by those who look at it. */
export async function drawnMap({ context, parts }: Asked, warning: PublishedWarning): Promise<Response> {
  const view = parts.areas.on()
  const { districts } = warning
  const outlines = await parts.outlines([...districts, ...borderingDistricts(view, districts)])
  const map = drawMap(view, { title: englishOf(warning).title, districts, ...outlines })
  return freshly(context, { body: map.svg, type: svg, modified: changedAt(warning) })
}

/** Every public page, for those who search the web. */
export async function siteMap({ context, parts }: Asked): Promise<Response> {
  const { areas, published, publicUrl, knowledge } = parts
  const areaPages = areas.picker().map(({ code }) => `/areas/${code}`)
  const paths = [
    ...allPaths(knowledge),
    '/warnings',
    '/warnings/counters',
    '/embed',
    '/areas',
    '/statistics',
    ...areaPages,
  ]
  const body = sitemap(publicUrl, { paths, warnings: await published.current({ most: 5_000 }) })
  return freshly(context, { body, type: 'application/xml; charset=UTF-8', modified: null })
}

export const robots = ({ context, parts }: Asked): Response =>
  freshly(context, { body: robotsText(parts.publicUrl), type: 'text/plain; charset=UTF-8', modified: null })

const picture = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'web', 'warnings', 'share.png')

/** The picture that stands for every warning where it is shared; our own drawing. */
export async function sharedPicture({ context }: Asked): Promise<Response> {
  context.set('isForOthers', true)
  return context.body(new Uint8Array(await readFile(picture)), 200, {
    'Content-Type': 'image/png',
    'Cache-Control': 'public, max-age=86400',
  })
}
