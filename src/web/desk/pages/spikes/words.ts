import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { ShownSpike } from '../../../../link/night/list.ts'
import { fewDigits } from '../../../../link/night/words.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { areasInWords } from '../warnings/list.ts'

/** How a spike was noticed, in words. */
export const methodWords: Readonly<Record<ShownSpike['method'], string>> = {
  farrington: 'against the same weeks of earlier years (Farrington Flexible)',
  ears: 'against the weeks before (EARS)',
  scan: 'as a cluster of districts (space-time scan)',
  knox: 'as near repeats (Knox)',
}

export const levelWords: Readonly<Record<ShownSpike['level'], string>> = { alert: 'alert', list: 'on the list' }

/** The words of a type by its id. */
export type TypeName = (type: string) => string

/** What came, of what, where: "14 reports of courier fraud in Watford". */
export function spikeTitle(spike: ShownSpike, view: AreaView, typeName: TypeName): string {
  const { method, observed, reports, type } = spike
  const counted = method === 'knox' ? reports : observed
  const what = `${countInWords(counted)} ${counted === 1 ? 'report' : 'reports'}`
  return `${what}${type === 'all' ? '' : ` of “${typeName(type)}”`} ${whereOf(spike, view)}`
}

function whereOf({ area, districts, isWhole, method }: ShownSpike, view: AreaView): string {
  if (area !== null) return `in ${areaName(view, area)}`
  const isEverywhere = isWhole && (method === 'farrington' || method === 'ears')
  return isEverywhere ? 'in the whole country' : `in ${areasInWords(districts, view)}`
}

/** "On 3 May 2026", or from one day to another. */
export const daysInWords = (from: string, to: string): string =>
  from === to ? `On ${longDate(from)}` : `From ${longDate(from)} to ${longDate(to)}`

/** What was expected, for a list; nothing where they do not see all of it. */
export function expectedWords({ expected, method, observed }: ShownSpike): string {
  if (expected === null) return 'you see a part of it'
  return method === 'knox'
    ? `${countInWords(observed)} pairs near each other, ${fewDigits(expected)} expected`
    : `${fewDigits(expected)} expected`
}

export const forceName = (force: string, view: AreaView): string => view.forces.get(force)?.name ?? force

/** "3 more at Essex Police", "197 more at 28 other forces": those whose reports they may not see. */
export function hiddenWords({ hidden }: ShownSpike, view: AreaView): string {
  const all = countInWords(hidden.reduce((sum, { reports }) => sum + reports, 0))
  return hidden.length === 1
    ? `${all} more at ${forceName(hidden[0]!.force, view)}`
    : `${all} more at ${hidden.length} other forces`
}
