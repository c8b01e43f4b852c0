import type { Link, Series } from './link.ts'
import { openUnion } from './union.ts'

/**
 * What of a series somebody may see: its reports and links asked for with their right, in the parts that these links alone hold
 * together. Nothing tells that there is more. `maySee` is asked of each report's id before anything is joined.
 */
export function seeSeries({ id, reports, links }: Series, maySee: (report: string) => boolean): Series[] {
  const seen = reports.filter(maySee)
  if (seen.length === reports.length) return [{ id, reports, links }]
  const numbers = new Map(seen.map((report, at) => [report, at] as const))
  const known = links.filter(({ a, b }) => numbers.has(a) && numbers.has(b))
  const union = openUnion(seen.length)
  for (const { a, b } of known) union.join(numbers.get(a)!, numbers.get(b)!)
  const parts = new Map<number, { reports: string[]; links: Link[] }>()
  for (const [report, at] of numbers) {
    const part = parts.get(union.find(at)) ?? { reports: [], links: [] }
    part.reports.push(report)
    parts.set(union.find(at), part)
  }
  for (const link of known) parts.get(union.find(numbers.get(link.a)!))!.links.push(link)
  return [...parts.values()]
    .filter((part) => part.reports.length > 1)
    .map((part) => ({ id: part.reports[0]!, ...part }))
}
