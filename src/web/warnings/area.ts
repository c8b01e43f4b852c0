import { areaName, borderingDistricts } from '../../areas/borders.ts'
import type { Asked } from '../areas.ts'
import { type Html, html } from '../html.ts'
import { homeForm } from './citing.ts'
import { currentIn } from './current.ts'
import { none, warningList } from './pages/list.ts'
import type { WarningParts } from './parts.ts'

const mostShown = 20

/** The warnings that hold now for an area, then those of the areas that border it; nothing while they cannot be read. */
export async function areaSection(parts: WarningParts, { code, districts: own, cookies }: Asked): Promise<Html | ''> {
  const view = parts.areas.on()
  const here = await currentIn(parts, { districts: own, most: mostShown })
  const near = await currentIn(parts, { districts: borderingDistricts(view, own), most: mostShown })
  if (!here || !near) return ''
  const beside = near.filter(({ id }) => here.every((one) => one.id !== id))
  return html`<section><h2>Warnings for ${areaName(view, code)}</h2>
${here.length > 0 ? warningList(here, view) : none}
${beside.length > 0 ? html`<h2>Warnings next to it</h2><p>These are for areas that border it. What goes round there can come over.</p>${warningList(beside, view)}` : ''}
${homeForm(code, cookies)}<ul class="links noprint"><li><a href="/warnings">All warnings</a></li></ul></section>\n`
}
