import { cite } from '../../check/cite.ts'
import type { CheckResult } from '../../check/verdict.ts'
import type { CitableWarning } from '../../values/citable.ts'
import { type Columns, fromColumns } from '../../values/columns.ts'
import { readHome } from '../home.ts'
import { citedList } from '../parts/cited.ts'

/**
 * Names the published warnings that tell of the same, below an answer that is shown. Nothing of the check is sent for it: the
 * list is fetched whatever was found.
 */
export async function addCited(result: CheckResult): Promise<void> {
  const place = document.querySelector('[data-cited]')
  if (!place) return
  const warnings = fromColumns<CitableWarning>((await (await fetch('/warnings/current.json')).json()) as Columns)
  const home = readHome(document.cookie)
  const today = new Date().toISOString().slice(0, 10)
  place.innerHTML = citedList(cite(result, warnings, { home, today }), home).markup
}
