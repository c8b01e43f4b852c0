import { contacts, noteForHousehold, whoSees } from '../../people/households/event.ts'
import { countTry } from '../../people/households/limits.ts'
import { inTransaction } from '../../store/transaction.ts'
import type { Outcome } from '../room.ts'
import { writeTell } from './cookies.ts'
import { nobodyToldPage, toldPage } from './pages/told.ts'
import type { HouseholdHandlers, ResidentVisit } from './visit.ts'

/** Puts into this browser whom the button below an answer names. */
export async function keepTell(visit: ResidentVisit): Promise<readonly string[]> {
  const names = await whoSees(visit.store.db, visit.act.household, 'checks')
  writeTell(visit, names)
  return names
}

/** Notes that a check ended in "stop": from an answer's own button, with the kind of contact and nothing else. */
async function tell(visit: ResidentVisit): Promise<Outcome> {
  const contact = contacts.find((kind) => kind === visit.fields.get('kind'))
  if (contact) {
    await countTry(visit.store.db, 'telling', { network: visit.act.household, now: visit.act.now })
    await inTransaction(visit.store, (db) => noteForHousehold(db, visit.act, { kind: 'check', contact }))
  }
  return { goTo: '/household/told' }
}

async function told(visit: ResidentVisit): Promise<Outcome> {
  const names = await keepTell(visit)
  return names.length > 0 ? toldPage(new Intl.ListFormat('en-GB').format(names)) : nobodyToldPage
}

export const tellHandlers = {
  'POST /household/tell': tell,
  'GET /household/told': told,
} satisfies Partial<HouseholdHandlers>
