import { namesOf } from '../../../people/coordinator.ts'
import { decideFlood, listFloods } from '../../../report/floods.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import type { Page } from '../../page.ts'
import type { Outcome } from '../../room.ts'
import { floodsPage } from '../pages/reports/floods.ts'
import type { Visit } from '../visit.ts'
import { lookerOf } from './seeing.ts'

/** The floods somebody sees. */
export async function showFloods(visit: Visit): Promise<Page> {
  const floods = await listFloods(visit.store, lookerOf(visit))
  const people = floods.map(({ decidedBy }) => decidedBy).filter((id) => id !== null)
  const names = await reading(visit.store, (db) => namesOf(db, people))
  return floodsPage(floods, { names, done: visit.fields.get('done') })
}

/** Keeps one out or lets it in. */
export async function decideOnFlood(visit: Visit): Promise<Outcome> {
  const { store, fields } = visit
  const [id, decision] = [fields.get('id') ?? '', fields.get('decision')]
  if (decision !== 'kept-out' && decision !== 'let-in')
    throw new DoorchainError('input-wrong', { problem: 'Nothing was chosen' })
  await decideFlood(store, lookerOf(visit), { id, decision })
  return { goTo: `/desk/reports/floods?done=${decision}#flood-${id}` }
}
