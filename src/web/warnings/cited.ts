import { borderingDistricts, forceOf } from '../../areas/borders.ts'
import type { AreaView } from '../../areas/view.ts'
import type { CitableWarning, Home } from '../../values/citable.ts'
import { toColumns } from '../../values/columns.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { PublishedWarning } from '../../values/warning.ts'
import { districtsOfPage } from '../pages/area.ts'
import { currentIn } from './current.ts'
import type { WarningParts } from './parts.ts'

/** As many warnings as a browser is sent to compare an answer with: the newest. */
export const mostCitable = 300
/** And so many characters of them: rare is the month with more. */
const longestList = 60_000
const mostDistricts = 12
const mostTactics = 12

/** The warnings that hold now, as a check cites them; null while they cannot be read. */
export async function citableIn(parts: WarningParts): Promise<readonly CitableWarning[] | null> {
  const warnings = await currentIn(parts, { most: mostCitable })
  return warnings?.map((warning) => citableOf(warning, parts.areas.on())) ?? null
}

/** Warnings as one text for browsers: columns of JSON, the oldest left out where it would be too long. */
export function printCitable(warnings: readonly CitableWarning[]): string {
  for (let kept = warnings.length; ; kept = Math.floor(kept * 0.9)) {
    const text = JSON.stringify(toColumns(warnings.slice(0, kept), ['id']))
    if (text.length <= longestList) return text
  }
}

/** A warning for many districts is one for their forces. */
export function citableOf(warning: PublishedWarning, view: AreaView): CitableWarning {
  const { id, organisation, issued, expiresAt, scripts, tactics, districts } = warning
  return {
    id,
    organisation,
    issued,
    until: expiresAt && dayInLondon(expiresAt),
    scripts,
    tactics: tactics.slice(0, mostTactics),
    districts: districts.length > mostDistricts ? [] : districts,
    forces: [...new Set(districts.flatMap((code) => forceOf(view, code) ?? []))],
  }
}

/** Where somebody lives who chose an area: a district, or all of a force; null for a code that is neither. */
export function homeAt(view: AreaView, code: string): Home | null {
  const own = districtsOfPage(view, code)
  if (!own) return null
  const district = view.canonical(code) ?? ''
  return { district, force: forceOf(view, own[0]!) ?? '', bordering: district ? borderingDistricts(view, own) : [] }
}
