import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportingGuide } from '../values/reporting-guide.ts'

let guide: ReportingGuide | undefined

/** Where else a report can be told, read when first asked for. Throws if it was not built. */
export function loadReporting(): ReportingGuide {
  guide ??= JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'reporting.json'), 'utf8')) as ReportingGuide
  return guide
}
