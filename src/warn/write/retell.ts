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

type Source = Pick<Version, 'organisation' | 'issued_on' | 'address' | 'districts'>

/**
 * A draft that tells what another warned of: its facts in words of our own, and where they are from; never its sentences.
 * `facts` are those of its reading, stated.
 */
export function retold(source: Source, facts: readonly StatedFact[], now: Date): WarningContent {
  const { name, when } = originOf(source)
  const places = facts.find(({ field }) => field === 'places')?.value.replaceAll('; ', ', ')
  const summary = `${name} warned of this${when}${places ? `, in ${places}` : ''}.`.slice(0, longest.summary)
  const body = bodyOf(source, facts).slice(0, longest.body)
  return {
    texts: [{ language: 'en', title: '', summary, body }],
    areas: source.districts,
    expires: usualEnd(now),
    counters: [],
  }
}

const originOf = ({ organisation, issued_on }: Source) => ({
  name: organisation || 'Others',
  when: issued_on === null ? '' : ` on ${longDate(issued_on)}`,
})

/** Lists of facts, each under its heading, and a link to the original. */
function bodyOf(source: Source, facts: readonly StatedFact[]): string {
  const listed = (field: string) =>
    facts.filter((fact) => fact.field === field).map(({ value }) => ` * ${plain(value)}`)
  const figures = facts
    .filter(({ field }) => told.has(field))
    .map(({ name, value }) => ` * ${plain(name)}: ${plain(value)}`)
  const parts = [
    ['## What to do', listed('advice')],
    ['## What they do', listed('tactics')],
    ['## What is known', figures],
  ] as const
  const { name, when } = originOf(source)
  const from = source.address === null ? plain(name) : `[${plain(name)}](${source.address})`
  return [
    ...parts.flatMap(([heading, lines]) => (lines.length > 0 ? [heading, lines.join('\n')] : [])),
    `Source: ${from}${when}.`,
  ].join('\n\n')
}
