import { namesOf } from '../../../people/coordinator.ts'
import type { Grant } from '../../../people/grants.ts'
import { endKey, listKeys, makeKey } from '../../../report/keys.ts'
import { reading } from '../../../store/transaction.ts'
import type { Page } from '../../page.ts'
import { readName } from '../input.ts'
import { madeKeyPage, type ReporterForm, reportersPage } from '../pages/reporters.ts'
import { scopeOf } from '../people.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import { backTo, countAgain, setAside, showKeyReports } from './key-reports.ts'
import type { reportersTable } from './reporters-table.ts'

/** Programs that report for an organisation, and their keys. */
export const reportersHandlers: Pick<DeskHandlers, keyof typeof reportersTable> = {
  'GET /desk/reporters': (visit) => pageWith(visit, { name: '', problem: null }),

  'POST /desk/reporters/make': async (visit) => {
    const scope = scopeOf(visit)
    const { store, fields, now } = visit
    const given = fields.get('name') ?? ''
    const name = readName(given)
    if (!name || name.length > longestName)
      return pageWith(visit, { name: given, problem: `Write a name of at most ${longestName} letters` })
    const { key } = await makeKey(store, actorFor(visit, scope), { name, now })
    return madeKeyPage({ scope, name, key, publicUrl: visit.parts.publicUrl })
  },

  'POST /desk/reporters/end': async (visit) => {
    const scope = scopeOf(visit)
    await endKey(visit.store, actorFor(visit, scope), { id: visit.fields.get('id') ?? '', now: visit.now })
    return backTo(visit, 'ended')
  },

  'GET /desk/reporters/reports': (visit) => showKeyReports(visit),
  'POST /desk/reporters/aside': setAside,
  'POST /desk/reporters/again': countAgain,
}

const longestName = 80

const actorFor = ({ actor }: Visit, { organisation }: Grant) => ({ ...actor, organisation })

async function pageWith(visit: Visit, form: ReporterForm): Promise<Page> {
  const scope = scopeOf(visit)
  const { store, session } = visit
  const keys = await reading(store, (db) => listKeys(db, scope.organisation))
  const names = await reading(store, (db) =>
    namesOf(
      db,
      keys.map(({ madeBy }) => madeBy),
    ),
  )
  const administered = session.coordinator.grants.filter(({ role }) => role === 'administrator')
  return reportersPage({
    scope,
    administered,
    keys: keys.map((key) => ({ ...key, maker: names.get(key.madeBy) ?? 'somebody who has left' })),
    form,
  })
}
