import { scopeOf } from '../../report/scope.ts'
import type { Store } from '../../store/store.ts'
import { type Db, inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { dayInLondon } from '../../values/london-day.ts'
import type { WarningContent } from '../../values/warning.ts'
import type { ReadDigest } from '../digest.ts'
import { grantOver, type Person } from '../person.ts'
import { beginDraft, beginUpdate } from '../write/begin.ts'
import { usualEnd } from '../write/content.ts'
import { readVersions } from '../write/version.ts'
import { type Basis, basisOf, keepBasis } from './basis.ts'
import { choose, type DraftMeans } from './choose.ts'
import { type Composed, compose } from './compose.ts'
import { type Asking, firstDay } from './figure.ts'
import { keepFigures } from './keep.ts'
import { type Measured, measure } from './measured.ts'
import { fewest } from './value.ts'

/** What a draft is drawn up with. */
export interface DrawMeans extends DraftMeans {
  readonly digest: ReadDigest
}

export interface DraftOrder extends DrawMeans {
  readonly basis: Basis
  /** Id of the organisation that warns. */
  readonly organisation: string
}

/**
 * Draws up a warning from a series or a spike, as far as its reports may be seen: a draft with all its figures. Throws
 * `series-unknown`, `spike-unknown`, `draft-empty` (too few reports), `warning-role`, `input-wrong`.
 */
export function draftFrom(store: Store, person: Person, order: DraftOrder): Promise<{ readonly id: string }> {
  return inTransaction(store, async (db) => {
    const drawn = await draw(db, person, order)
    const content = contentOf(drawn, person, order.organisation)
    const id = await beginDraft(db, person, { organisation: order.organisation, content, digest: order.digest })
    await keepBasis(db, { id, basis: order.basis, person })
    await keepFigures(db, { id, number: 1, figures: drawn.composed.figures, now: person.now })
    return { id }
  })
}

/**
 * Draws up the next version of a published warning from what it was drawn up from, as that is now. Throws
 * `warning-unknown` (also where it was not drawn up), `warning-state` (a next version is begun already), and as `draftFrom`.
 */
export async function drawUpdate(
  store: Store,
  person: Person,
  order: DrawMeans & { readonly id: string },
): Promise<void> {
  const [last] = await readVersions(store, order.id)
  const { organisation_id: organisation } = last!
  await inTransaction(store, async (db) => {
    const basis = await basisOf(db, order.id)
    if (!basis || organisation === null) throw new DoorchainError('warning-unknown')
    const drawn = await draw(db, person, { ...order, basis, organisation })
    const content = contentOf(drawn, person, organisation)
    const number = await beginUpdate(db, person, { id: order.id, content, digest: order.digest })
    if (number === null) throw new DoorchainError('warning-state', { state: 'being written already' })
    await keepFigures(db, { id: order.id, number, figures: drawn.composed.figures, now: person.now })
  })
}

interface Drawn {
  readonly measured: Measured
  readonly composed: Composed
}

async function draw(db: Db, person: Person, order: DraftOrder): Promise<Drawn> {
  const { view, coordinator, now } = person
  demandId(order.basis)
  const today = dayInLondon(now)
  const scope = scopeOf(coordinator.grants, view)
  const ask: Asking = { scope, districts: null, from: firstDay, ...order.basis }
  const measured = await measure(db, ask, today)
  const { reports } = measured.statistics
  if (reports === 0) throw unknown(order.basis)
  if (reports < fewest)
    throw new DoorchainError('draft-empty', { problem: `it needs ${fewest} reports that count, and has ${reports}` })
  return { measured, composed: compose(measured, choose(measured, order), { ...order, view, ask, today }) }
}

const unknown = (basis: Basis) => new DoorchainError('series' in basis ? 'series-unknown' : 'spike-unknown')

function demandId(basis: Basis): void {
  if (!('series' in basis ? /^[a-z2-7]{12}$/.test(basis.series) : /^\d{1,18}$/.test(basis.spike))) throw unknown(basis)
}

/**
 * For forces a third of whose districts have reports, else for the districts with enough of them; as far as the writer's role
 * reaches.
 */
function contentOf({ measured, composed }: Drawn, person: Person, organisation: string): WarningContent {
  const { view, now } = person
  const rows = measured.statistics.by.district
  const districts = rows.flatMap(({ is }) => view.canonical(is ?? '') ?? [])
  const many = rows.flatMap(({ is, count }) => (count >= fewest ? (view.canonical(is ?? '') ?? []) : []))
  const reaches = (area: string) => grantOver(person, 'writer', { organisation, areas: [area] }) !== undefined
  const forceOf = (code: string) => view.districts.get(code)!.force
  const isWide = (force: string) =>
    3 * districts.filter((code) => forceOf(code) === force).length >= (view.forces.get(force)?.districts.length ?? 0)
  const forces = [...new Set(districts.map(forceOf))].filter((force) => isWide(force) && reaches(force))
  const rest = many.filter((code) => !forces.includes(forceOf(code)) && reaches(code))
  return { texts: [composed.text], areas: [...forces, ...rest], expires: usualEnd(now), counters: [] }
}
