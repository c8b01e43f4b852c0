import { namesOf } from '../../../people/coordinator.ts'
import { grantEverywhere } from '../../../people/grants.ts'
import { reading } from '../../../store/transaction.ts'
import type { Actor } from '../../../values/actor.ts'
import { DoorchainError } from '../../../values/error.ts'
import { recentIntakes } from '../../../warn/follow/recent.ts'
import { addSource, changeSource, listSources, type SourceChange, usualMinutes } from '../../../warn/follow/source.ts'
import type { Page } from '../../page.ts'
import { type SourceForm, sourcesPage } from '../pages/warnings/sources.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import type { sourcesTable } from './sources-table.ts'

export const sourcesHandlers: Pick<DeskHandlers, keyof typeof sourcesTable> = {
  'GET /desk/sources': (visit) =>
    pageWith(visit, { address: '', every: String(usualMinutes), problem: null, done: visit.fields.get('done') }),

  'POST /desk/sources/follow': async (visit) => {
    const actor = demandWriter(visit)
    const { store, parts, fields, now } = visit
    const [address, every] = [fields.get('address') ?? '', fields.get('every') ?? '']
    try {
      const fetcher = await parts.fetcher()
      const { id } = await addSource(store, actor, { address, everyMinutes: Number(every), fetcher, now })
      return { goTo: `/desk/sources?done=followed#source-${id}` }
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code.startsWith('database')) throw error
      return pageWith(visit, { address, every, problem: `${error.message} ${error.next}`, done: null })
    }
  },

  'POST /desk/sources/change': async (visit) => {
    const actor = demandWriter(visit)
    const { store, fields, now } = visit
    const change = changes.find((one) => one === fields.get('change'))
    if (!change) throw new DoorchainError('input-wrong', { problem: 'Nothing was chosen' })
    const { id } = await changeSource(store, actor, { id: fields.get('id') ?? '', change, now })
    return { goTo: `/desk/sources?done=${change}#source-${id}` }
  },
}

const changes: readonly SourceChange[] = ['stopped', 'resumed', 'hastened']

/** Who acts, for the organisation that gave them the role. What is collected is for everybody: no area is enough. */
function demandWriter({ session, actor }: Visit): Actor {
  const grant = grantEverywhere(session.coordinator.grants, 'writer')
  if (!grant) throw new DoorchainError('not-allowed')
  return { ...actor, organisation: grant.organisation }
}

async function pageWith({ store, session, now }: Visit, form: SourceForm): Promise<Page> {
  const sources = await listSources(store)
  const names = await reading(store, (db) =>
    namesOf(
      db,
      sources.map(({ added_by }) => added_by),
    ),
  )
  return sourcesPage({
    sources: sources.map((source) => ({ ...source, adder: names.get(source.added_by) ?? 'somebody who has left' })),
    intakes: await recentIntakes(store),
    form,
    now,
    mayChange: grantEverywhere(session.coordinator.grants, 'writer') !== undefined,
  })
}
