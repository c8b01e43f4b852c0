import type { AreaAnswer } from '../../areas/area.ts'
import { areaName, borderingDistricts } from '../../areas/borders.ts'
import { districtsOfPage } from '../pages/area.ts'
import { notFound } from '../site.ts'
import type { Asked, Shown } from './asked.ts'
import { currentIn } from './current.ts'
import { freshly } from './fresh.ts'
import { type Chosen, embedPage, widget } from './pages/embed.ts'

const mostFramed = 5
const longest = 120

/** Warnings for an area and what borders it, as a small page in a frame of another site. */
export async function showWidget({ context, parts, site }: Asked): Promise<Shown> {
  const { areas, publicUrl } = parts
  const code = context.req.param('code') ?? ''
  const view = areas.on()
  const own = districtsOfPage(view, code)
  if (!own) return notFound
  const districts = [...own, ...borderingDistricts(view, own)]
  context.set('isForOthers', true)
  const warnings = await currentIn(parts, { districts, most: mostFramed })
  if (!warnings) return context.text('The warnings come in a moment.', 503)
  const body = widget({ area: areaName(view, code), code, warnings, publicUrl, style: site.frameStyle() })
  return freshly(context, { body, type: 'text/html; charset=UTF-8', modified: null })
}

/** Explains the frame, and gives the code for an area. */
export function showEmbed({ context, parts }: Asked): Shown {
  const place = (context.req.query('place') ?? '').trim().slice(0, longest)
  const answer = place === '' ? null : parts.areas.resolveArea(place)
  return embedPage({ place, ...chosenIn(answer) }, parts.publicUrl)
}

function chosenIn(answer: AreaAnswer | null): Omit<Chosen, 'place'> {
  if (answer === null) return { found: null, next: null }
  if (answer.kind !== 'found') return { found: null, next: answer.next }
  const [area] = answer.areas
  const code = area?.code ?? answer.districts[0]
  return area && code
    ? { found: { name: area.name, code }, next: null }
    : { found: null, next: 'Write a town or a council area.' }
}
