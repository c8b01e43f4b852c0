import { areaName } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import type { GenuineContact } from '../../values/knowledge.ts'
import type { Chosen, DraftMeans } from './choose.ts'

const nations: Readonly<Record<string, string>> = {
  E: 'england',
  W: 'wales',
  S: 'scotland',
  N: 'northern-ireland',
}

/** The nations of districts, by their codes. */
const nationsOf = (districts: readonly string[]): string[] => [
  ...new Set(districts.flatMap((code) => nations[code[0] ?? ''] ?? [])),
]

interface Ringing {
  readonly chosen: Chosen
  readonly view: AreaView
  /** Codes of all districts with a report. */
  readonly districts: readonly string[]
  /** YYYY-MM-DD: a number that was not checked in time is left out. */
  readonly today: string
}

/** Of more nobody reads which one is theirs: 101 finds it. */
const mostForces = 3

/** A line for each number to ring in the nations of a draft, as they hold today, and the advice that it is. */
export function ringLines(
  { chosen, view, districts, today }: Ringing,
  { knowledge, words }: DraftMeans,
): readonly { readonly advice: string; readonly words: string }[] {
  const where = nationsOf(districts)
  const numberOf = (id: string): GenuineContact | undefined =>
    knowledge.contacts.find(
      (one) => one.id === id && one.expires >= today && one.nations.some((in_) => where.includes(in_)),
    )
  const lines = []
  if (numberOf('999')) lines.push({ advice: 'call_999_if_in_progress', words: words.advice.call_999_if_in_progress! })
  const { forces } = chosen
  const force = forces.length > mostForces ? '' : forces.map((code) => areaName(view, code)).join(' or ')
  if (numberOf('101'))
    lines.push({ advice: 'call_101', words: words.advice.call_101! + (force ? ` It reaches ${force}.` : '') })
  const isMoney = chosen.way === 'phone' && chosen.ask.length > 0
  if (isMoney && numberOf('159')) lines.push({ advice: 'call_159', words: words.advice.call_159! })
  const fraud = numberOf('report-fraud-phone')
  if (fraud)
    lines.push({
      advice: 'report_action_fraud',
      words: words.advice.report_action_fraud!.replace('.', `, on ${fraud.value}.`),
    })
  return lines
}
