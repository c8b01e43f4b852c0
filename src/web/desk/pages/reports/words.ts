import { areaName } from '../../../../areas/borders.ts'
import type { AreaView } from '../../../../areas/view.ts'
import type { ReportState } from '../../../../report/search.ts'
import { inPounds } from '../../../../values/count.ts'
import { longDate } from '../../../../values/day.ts'
import { hourAndMinute } from '../../../../values/london-minute.ts'
import type { ReportFor, ReportOutcome, Trust } from '../../../../values/report.ts'

export const outcomeWords: Readonly<Record<ReportOutcome, string>> = {
  nothing: 'nothing was lost',
  shared: 'details were shared',
  lost: 'money or goods were lost',
}

export const trustWords: Readonly<Record<Trust, string>> = {
  unverified: 'from anybody',
  checked: 'checked here',
  trusted: 'from an organisation that is known',
}

export const forWords: Readonly<Record<ReportFor, string>> = {
  self: 'the person it happened to',
  other: 'somebody who knows them',
  work: 'somebody who saw it at work',
}

export const stateWords: Readonly<Record<ReportState, string>> = {
  waiting: 'nobody has looked at it',
  counts: 'counts',
  'set-aside': 'set aside',
  flood: 'one of a flood',
}

/** "20 November 2026, 15:05". */
export const whenWords = (day: string, minute: number | null): string =>
  longDate(day) + (minute === null ? '' : `, ${hourAndMinute(minute)}`)

/** "Watford (Hertfordshire Constabulary)". */
export const whereWords = (view: AreaView, { district, force }: { district: string; force: string }): string =>
  `${areaName(view, district)} (${areaName(view, force)})`

/** "money or goods were lost: £1,250". */
export const resultWords = (outcome: ReportOutcome, pounds: string | null): string =>
  pounds === null ? outcomeWords[outcome] : `${outcomeWords[outcome]}: ${inPounds(Number(pounds))}`
