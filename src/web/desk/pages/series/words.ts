import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { Titles } from '../../../../link/reason-words.ts'
import type { SeriesMember, SeriesState } from '../../../../link/store/seen.ts'
import { countInWords } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { hourAndMinute } from '../../../../values/london-minute.ts'
import { collectionMethods } from '../../../../values/report.ts'
import { areasInWords } from '../warnings/list.ts'

export const seriesStates: Readonly<Record<SeriesState, string>> = {
  open: 'open',
  closed: 'closed',
  ended: 'has no reports any more',
}

/** "one report", "5 reports". */
export const reportsInWords = (count: number): string => (count === 1 ? 'one report' : `${countInWords(count)} reports`)

/** When a report happened: "20 November 2026, 15:05". */
export const whenOf = ({ happenedOn, happenedMinute }: Pick<SeriesMember, 'happenedOn' | 'happenedMinute'>): string =>
  longDate(happenedOn) + (happenedMinute === null ? '' : `, ${hourAndMinute(happenedMinute)}`)

/** What a series without a name is called: "Series ABCD-EFGH-2345". */
export const titleOf = ({ id, name }: { readonly id: string; readonly name: string | null }): string =>
  name ?? `Series ${id}`

/** Values with how often they came, the most frequent first; ties by value. */
export function byFrequency(values: readonly string[]): (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}

const mostTactics = 4
const mostOrganisations = 2

/** In one sentence: how many reports, since when, where, what the callers say and ask. */
export function sentenceOf(reports: readonly SeriesMember[], view: AreaView, titles: Titles): string {
  const first = reports.map(({ happenedOn }) => happenedOn).sort()[0]!
  const last = reports
    .map(({ happenedOn }) => happenedOn)
    .sort()
    .at(-1)!
  const where = areasInWords([...new Set(reports.map(({ district }) => view.canonical(district) ?? district))], view)
  const script = byFrequency(reports.flatMap(({ script }) => script ?? []))[0]?.[0]
  const tactics = byFrequency(reports.flatMap((report) => report.tactics))
    .filter(([, count]) => count * 2 >= reports.length)
    .slice(0, mostTactics)
    .map(([id]) => inSentence(titles.tactic(id)))
  const claimed = byFrequency(reports.flatMap(({ claimed }) => claimed ?? [])).slice(0, mostOrganisations)
  const method = byFrequency(reports.flatMap(({ method }) => method ?? []))[0]?.[0] as keyof typeof collectionMethods
  const says = [
    ...(script ? [inSentence(titles.script(script))] : []),
    ...(claimed.length > 0 ? [`they say they are with ${claimed.map(([name]) => `“${name}”`).join(' or ')}`] : []),
    ...(tactics.length > 0 ? [`most often: ${tactics.join(', ')}`] : []),
    ...(method ? [`to be handed over by ${collectionMethods[method]}`] : []),
  ]
  const count = reportsInWords(reports.length)
  const days = first === last ? `on ${longDate(first)}` : `since ${longDate(first)}, the last on ${longDate(last)}`
  return `${count[0]!.toUpperCase()}${count.slice(1)} ${days}, in ${where}${says.length > 0 ? `: ${says.join('; ')}` : ''}.`
}

/** Without its capital, where the rest of the word is small. */
const inSentence = (title: string) =>
  /^[A-Z](?:[a-z]| )/.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title

/** Districts and forces by name. */
export const placeOf = (view: AreaView, { district, force }: Pick<SeriesMember, 'district' | 'force'>): string =>
  `${areaName(view, district)} (${areaName(view, force)})`
