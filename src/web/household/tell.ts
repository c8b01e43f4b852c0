import { contacts, noteForHousehold, whoSees } from '../../people/households/event.ts'
import { inTransaction } from '../../store/transaction.ts'
import { writeTell } from './cookies.ts'
import type { HouseholdPage } from './guard.ts'
import { nobodyToldPage, toldPage } from './pages/told.ts'
import { go, type ResidentVisit, show } from './visit.ts'

/** Puts into this browser whom the button below an answer names. */
export async function keepTell({ store, browser, act }: ResidentVisit): Promise<readonly string[]> {
  const names = await whoSees(store.db, act.household, 'checks')
  writeTell(browser, names)
  return names
}

/** Notes that a check ended in "stop": from an answer's own button, with the kind of contact and nothing else. */
async function tell(visit: ResidentVisit): Promise<Response> {
  const contact = contacts.find((kind) => kind === visit.form.get('kind'))
  if (contact) await inTransaction(visit.store, (db) => noteForHousehold(db, visit.act, { kind: 'check', contact }))
  return go(visit, '/household/told')
}

async function told(visit: ResidentVisit): Promise<Response> {
  const names = await keepTell(visit)
  return show(visit, names.length > 0 ? toldPage(new Intl.ListFormat('en-GB').format(names)) : nobodyToldPage)
}

export const tellPages: readonly HouseholdPage[] = [
  { method: 'POST', path: '/household/tell', who: 'household', handle: tell },
  { method: 'GET', path: '/household/told', who: 'household', handle: told },
]
