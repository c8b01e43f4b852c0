import { csvTable } from '../../values/csv.ts'
import { hourAndMinute, momentsAt } from '../../values/london-minute.ts'
import { reasonWords, type Titles } from '../reason-words.ts'
import type { Bundle, BundleLink, BundleReport } from './bundle.ts'

/** To the second, as "2026-11-20T15:00:00Z". */
export const instant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** Several values in one cell. */
const list = (values: readonly string[]) => values.join('; ')

/** When something happened by clocks of the United Kingdom and in UTC, as far as it is known; two moments where clocks went back. */
export function timesOf({ happenedOn, happenedMinute }: Pick<BundleReport, 'happenedOn' | 'happenedMinute'>) {
  if (happenedMinute === null) return { day: happenedOn, clock: '', utc: '' }
  const moments = momentsAt(happenedOn, happenedMinute).map((at) => `${at.toISOString().slice(0, 16)}Z`)
  return { day: happenedOn, clock: hourAndMinute(happenedMinute), utc: moments.join(' or ') }
}

const reportColumns =
  'report,as_given,day_uk,time_uk,time_utc,received_utc,kind,came_by,for_whom,reported_by_organisation,their_reference,trust,district,district_code,force,force_code,script,tactics,numbers_shown,numbers_spoken,names_given,said_they_were_with,handed_over_by,accounts,web_addresses,outcome,lost_pounds,age,several_cards,face_covered,vehicle,longitude,latitude,contact_name,contact_phone,contact_email,notes,files,notes_left_out,files_left_out,words'.split(
    ',',
  )

/** reports.csv: one report a row. */
export const reportsTable = ({ reports }: Bundle): string => csvTable([reportColumns, ...reports.map(reportRow)])

function reportRow(report: BundleReport): (string | number | null)[] {
  const { day, clock, utc } = timesOf(report)
  const { asGiven, sighting, leftOut } = report
  const yes = (is: boolean | null | undefined) => (is === null || is === undefined ? null : is ? 'yes' : 'no')
  return [
    ...[report.reference, asGiven ? 'as given' : 'redacted', day, clock, utc, instant(report.receivedAt)],
    ...[report.kind, report.via, report.forWhom, report.organisation, asGiven?.theirReference ?? null, report.trust],
    ...[report.district.name, report.district.code, report.force.name, report.force.code],
    ...[report.script, list(report.tactics), list(report.shown), list(report.spoken), list(report.aliases)],
    ...[report.claimed, report.method, list(report.accounts), list(report.urls), report.outcome],
    ...[report.lostPounds, report.age, yes(sighting?.severalCards), yes(sighting?.faceCovered)],
    ...[sighting?.vehicle ?? null, asGiven?.point?.longitude ?? null, asGiven?.point?.latitude ?? null],
    ...[asGiven?.contact?.name ?? null, asGiven?.contact?.phone ?? null, asGiven?.contact?.email ?? null],
    list(asGiven?.notes.map(({ at, by, words }) => `${instant(at)} ${by}: ${words}`) ?? []),
    list(asGiven?.files.map(({ name }) => name) ?? []),
    ...[leftOut.notes, leftOut.files, report.account],
  ]
}

/** One time that a caller used a number. */
export interface NumberUse {
  readonly number: string
  readonly how: 'shown' | 'spoken'
  readonly report: BundleReport
}

/** Every use of every number, by number and time. */
export const numberUses = (reports: readonly BundleReport[]): NumberUse[] =>
  reports
    .flatMap((report) => [
      ...report.shown.map((number): NumberUse => ({ number, how: 'shown', report })),
      ...report.spoken.map((number): NumberUse => ({ number, how: 'spoken', report })),
    ])
    .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0))

/** numbers.csv, for tracing: one row for each time a number was shown on a display or spoken by the caller. */
export const numbersTable = ({ reports }: Bundle): string =>
  csvTable([
    ['number', 'shown_or_spoken', 'day_uk', 'time_uk', 'time_utc', 'kind', 'district', 'force', 'report'],
    ...numberUses(reports).map(({ number, how, report }) => {
      const { day, clock, utc } = timesOf(report)
      return [number, how, day, clock, utc, report.kind, report.district.name, report.force.name, report.reference]
    }),
  ])

/** Why two reports are linked, in words. */
export const linkWords = ({ reasons, why }: Pick<BundleLink, 'reasons' | 'why'>, titles: Titles): string =>
  [...(why ? [why] : []), ...reasons.map((reason) => reasonWords(reason, titles))].join('; ')

/** links.csv: one link a row. */
export const linksTable = ({ links }: Bundle, titles: Titles): string =>
  csvTable([
    ['a', 'b', 'reasons', 'weights', 'probability', 'by', 'made_utc'],
    ...links.map((link) => [
      link.a,
      link.b,
      linkWords(link, titles),
      list(link.reasons.map(({ what, weight }) => `${what} ${weight.toFixed(2)}`)),
      link.who === null ? link.probability.toFixed(3) : null,
      link.who ?? 'the program',
      instant(link.madeAt),
    ]),
  ])

/** decisions.csv: what people joined and cut, and what was undone. */
export const decisionsTable = ({ decisions }: Bundle): string =>
  csvTable([
    ['what', 'a', 'b', 'why', 'by', 'at_utc', 'undone_by', 'undone_utc'],
    ...decisions.map(({ kind, a, b, why, by, at, undoneBy, undoneAt }) => [
      ...[kind, a, b, why, by, instant(at), undoneBy, undoneAt && instant(undoneAt)],
    ]),
  ])
