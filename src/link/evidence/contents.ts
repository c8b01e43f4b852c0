import { createHash } from 'node:crypto'
import type { Titles } from '../reason-words.ts'
import type { Bundle, BundleReport } from './bundle.ts'
import { method } from './method.ts'
import { reportPage } from './report-page.ts'
import { decisionsTable, instant, linksTable, numbersTable, reportsTable, timesOf } from './tables.ts'
import type { NamedBytes } from './zip.ts'

/** What stands in the manifest about a file. */
interface Hashed {
  readonly name: string
  readonly sha256: string
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const text = (name: string, words: string): NamedBytes => ({ name, bytes: Buffer.from(words) })

/** The files of a bundle that are made from its rows; pictures and recordings come after them, then the manifest. */
export const writtenFiles = (bundle: Bundle, titles: Titles): readonly NamedBytes[] => [
  text('report.html', reportPage(bundle, titles)),
  text('reports.csv', reportsTable(bundle)),
  text('numbers.csv', numbersTable(bundle)),
  text('links.csv', linksTable(bundle, titles)),
  text('decisions.csv', decisionsTable(bundle)),
  ...bundle.reports.map((report) => text(`reports/${report.reference}.json`, reportFile(report))),
]

/** A report exactly as its words stand here. */
function reportFile(report: BundleReport): string {
  const { asGiven, ...rest } = report
  const { clock, utc } = timesOf(report)
  return json({ ...rest, timeUk: clock, timeUtc: utc, words: asGiven ? 'as given' : 'redacted', ...asGiven })
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** The manifest, and the same hashes as `sha256sum --check SHA256SUMS` reads them. */
export function closingFiles(bundle: Bundle, files: readonly Hashed[]): readonly NamedBytes[] {
  const manifest = text('manifest.json', json(manifestOf(bundle, files)))
  const all = [...files, { name: manifest.name, sha256: sha256Of(manifest.bytes) }]
  return [manifest, text('SHA256SUMS', all.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''))]
}

function manifestOf({ series, reports, links, decisions, earlier, hidden, made }: Bundle, files: readonly Hashed[]) {
  return {
    what: 'Reports of a series, taken out of Doorchain as evidence',
    series: { id: series.id, name: series.name, state: series.state },
    takenOut: { at: instant(made.at), by: made.by, for: made.organisation, why: made.why, from: made.address },
    redacted: made.redacted,
    reports: {
      here: reports.length,
      asGiven: reports.filter(({ asGiven }) => asGiven !== null).length,
      simulated: reports.filter(({ via }) => via === 'simulated').length,
      leftOut: hidden.map(({ force, reports: count }) => ({ force: force.name, reports: count })),
    },
    links: links.length,
    decisions: decisions.length,
    software: `Doorchain ${made.software}`,
    knowledge: made.knowledge,
    method,
    earlier: earlier.map(({ at, ...one }) => ({ at: instant(at), ...one })),
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
  }
}
