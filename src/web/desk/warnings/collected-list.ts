import { forceNamed } from '../../../areas/open.ts'
import { grantFor } from '../../../people/grants.ts'
import { isDay } from '../../../values/day.ts'
import type { SearchedState, WarningSearch } from '../../../warn/search.ts'
import { searchWarnings } from '../../../warn/search.ts'
import type { Page } from '../../page.ts'
import { type Listed, warningsPage } from '../pages/warnings/list.ts'
import { stateWords } from '../pages/warnings/state.ts'
import type { DeskParts, Visit } from '../visit.ts'

const filterNames = ['area', 'tactic', 'state', 'kind', 'from', 'until'] as const

/** The list of warnings, searched as the query says. */
export async function showWarnings({ store, parts, fields, session, now }: Visit): Promise<Page> {
  const { tactics } = parts.shipped()
  const area = readArea(parts, (fields.get('area') ?? '').trim().slice(0, 120))
  const search = readSearch(fields, tactics, area)
  const isGiven = (name: string) => (fields.get(name) ?? '').trim() !== ''
  const { grants } = session.coordinator
  const organisations = [...new Set(grants.map(({ organisation }) => organisation))]
  const found =
    area.problem === null
      ? await searchWarnings(store, search, { organisations, now })
      : { rows: [], total: 0, page: 1, pages: 0 }
  return warningsPage({
    found,
    fields,
    isNarrowed: filterNames.some(isGiven),
    isSearched: ['words', 'page', ...filterNames].some(isGiven),
    area: area.problem,
    tactics: tactics.map(({ id, title }) => [id, title] as const),
    view: parts.areas.on(),
    mayWrite: grantFor(grants, { role: 'writer' }) !== undefined,
  })
}

interface WantedArea {
  /** Undefined: everywhere. */
  readonly districts?: readonly string[]
  readonly problem: Listed['area']
}

/** The districts that were meant by a name, a code or a postcode. */
export function readArea({ areas }: DeskParts, text: string): WantedArea {
  if (text === '') return { problem: null }
  const view = areas.on()
  const district = view.canonical(text)
  if (district !== null) return { districts: [district], problem: null }
  const force = forceNamed(view, text)
  if (force !== null) return { districts: view.forces.get(force)!.districts, problem: null }
  const answer = areas.resolveArea(text)
  if (answer.kind === 'found') return { districts: answer.districts, problem: null }
  const choices =
    answer.kind === 'choose' ? answer.choices.map(({ label, area }) => [area.code ?? label, label] as const) : []
  return { problem: { problem: answer.next, choices } }
}

const isState = (text: string): text is SearchedState => Object.hasOwn(stateWords, text)

/** What is not one of the choices, or no day, is left out. */
function readSearch(
  fields: URLSearchParams,
  tactics: readonly { readonly id: string }[],
  { districts }: WantedArea,
): WarningSearch {
  const value = (name: string) => fields.get(name) ?? ''
  const day = (name: string) => (isDay(value(name)) ? value(name) : undefined)
  const [state, kind, from, until] = [value('state'), value('kind'), day('from'), day('until')]
  const tactic = tactics.find(({ id }) => id === value('tactic'))?.id
  return {
    words: value('words'),
    page: Number.parseInt(value('page'), 10) || 1,
    ...(districts && { districts }),
    ...(tactic && { tactic }),
    ...(isState(state) && { state }),
    ...((kind === 'own' || kind === 'taken') && { kind }),
    ...(from && { from }),
    ...(until && { until }),
  }
}
