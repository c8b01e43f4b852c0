import { longDate } from '../../values/day.ts'
import type { StatedFact, WarningContent } from '../../values/warning.ts'
import { longest, usualEnd } from './content.ts'
import type { Version } from './version.ts'

/** Facts that are told of another's warning: figures and what is done, in words of our own. */
const told = new Set([
  'period',
  'victim_count',
  'incident_count',
  'loss_total_gbp',
  'victim_ages',
  'impersonated',
  'channels',
])

/** Markdown as the words it is. */
const plain = (text: string) => text.replace(/([\\`*_[\]<>#])/g, '\\$1')

/**
 * A draft that tells what another warned of: its facts in words of our own, and where they are from; never its sentences.
 * `facts` are those of its reading, stated.
 */
export function retold(
  {
    organisation,
    issued_on,
    address,
    districts,
  }: Pick<Version, 'organisation' | 'issued_on' | 'address' | 'districts'>,
  facts: readonly StatedFact[],
  now: Date,
): WarningContent {
  const source = organisation || 'Others'
  const when = issued_on === null ? '' : ` on ${longDate(issued_on)}`
  const listed = (field: string) =>
    facts.filter((fact) => fact.field === field).map(({ value }) => ` * ${plain(value)}`)
  const figures = facts
    .filter(({ field }) => told.has(field))
    .map(({ name, value }) => ` * ${plain(name)}: ${plain(value)}`)
  const places = facts.find(({ field }) => field === 'places')?.value.replaceAll('; ', ', ')
  const parts = [
    ['## What to do', listed('advice')],
    ['## What they do', listed('tactics')],
    ['## What is known', figures],
  ] as const
  const from = address === null ? `${plain(source)}${when}.` : `[${plain(source)}](${address})${when}.`
  const body = [
    ...parts.flatMap(([heading, lines]) => (lines.length > 0 ? [heading, lines.join('\n')] : [])),
    `Source: ${from}`,
  ]
  const summary = `${source} warned of this${when}${places ? `, in ${places}` : ''}.`
  return {
    texts: [
      {
        language: 'en',
        title: '',
        summary: summary.slice(0, longest.summary),
        body: body.join('\n\n').slice(0, longest.body),
      },
    ],
    areas: districts,
    expires: usualEnd(now),
    counters: [],
  }
}
