import { chooseItems, openItems } from '../../people/households/consent.ts'
import { isItem } from '../../people/households/item.ts'
import { pairingUntil, startPairing, stopPairing } from '../../people/households/pairing.ts'
import {
  confirmTrusted,
  findTrusted,
  listTrusted,
  removeTrusted,
  type TrustedPerson,
} from '../../people/households/trusted.ts'
import { DoorchainError } from '../../values/error.ts'
import { dropCookie, readShown, writeShown } from './cookies.ts'
import type { HouseholdPage } from './guard.ts'
import { residentMark } from './live.ts'
import { beforePairPage, confirmPage, nobodyYetPage, pairPage } from './pages/pair.ts'
import { removePage, seesPage } from './pages/sees.ts'
import { keepTell } from './tell.ts'
import { type Answer, go, type ResidentVisit, readId, show } from './visit.ts'

/** Whom the form or address names. Throws `not-there`. */
async function named({ store, act, form }: ResidentVisit): Promise<TrustedPerson> {
  const trusted = readId(form, 'person')
  const person = trusted && (await findTrusted(store.db, { ...act, trusted }))
  if (!person) throw new DoorchainError('not-there')
  return person
}

async function pair(visit: ResidentVisit): Promise<Response> {
  const code = readShown(visit.browser, 'pairing')
  const until = code && (await pairingUntil(visit.store.db, visit.act))
  if (until) return show(visit, pairPage({ code, origin: visit.origin, until, mark: await residentMark(visit) }))
  return (await nextWaiting(visit)) ? go(visit, '/household/confirm') : show(visit, beforePairPage)
}

async function nextWaiting({ store, act }: ResidentVisit): Promise<TrustedPerson | undefined> {
  return (await listTrusted(store.db, act.household, act.now)).find(({ confirmedAt }) => confirmedAt === null)
}

async function newCode(visit: ResidentVisit): Promise<Response> {
  writeShown(visit.browser, 'pairing', await startPairing(visit.store, visit.act))
  return go(visit, '/household/pair')
}

async function takeBack(visit: ResidentVisit): Promise<Response> {
  await stopPairing(visit.store, visit.act)
  dropCookie(visit.browser, 'shown')
  return go(visit, '/household')
}

async function askConfirm(visit: ResidentVisit): Promise<Response> {
  const person = visit.form.has('person') ? await named(visit) : await nextWaiting(visit)
  if (!person) return show(visit, nobodyYetPage(await residentMark(visit)))
  return person.confirmedAt ? go(visit, `/household/sees?person=${person.id}`) : show(visit, confirmPage(person))
}

async function confirm(visit: ResidentVisit): Promise<Response> {
  const { id, confirmedAt } = await named(visit)
  if (visit.form.get('answer') !== 'yes') {
    await removeTrusted(visit.store, id, visit.act)
    return go(visit, '/household?done=refused')
  }
  if (!confirmedAt) await confirmTrusted(visit.store, id, visit.act)
  return go(visit, `/household/sees?person=${id}`)
}

async function askSees(visit: ResidentVisit): Promise<Response> {
  const person = await named(visit)
  if (!person.confirmedAt) return go(visit, `/household/confirm?person=${person.id}`)
  return show(
    visit,
    seesPage({ person, chosen: await openItems(visit.store.db, person.id), offered: visit.parts.items }),
  )
}

async function chooseSees(visit: ResidentVisit): Promise<Response> {
  const { id } = await named(visit)
  const items = visit.parts.items.filter((item) => visit.form.getAll('item').filter(isItem).includes(item))
  await chooseItems(visit.store, { trusted: id, items, words: visit.form.get('words') ?? '' }, visit.act)
  await keepTell(visit)
  return go(visit, '/household?done=sees')
}

async function remove(visit: ResidentVisit): Promise<Response> {
  await removeTrusted(visit.store, (await named(visit)).id, visit.act)
  await keepTell(visit)
  return go(visit, '/household?done=removed')
}

const askRemove = async (visit: ResidentVisit): Promise<Response> => show(visit, removePage(await named(visit)))

const page = (method: 'GET' | 'POST', path: string, handle: (visit: ResidentVisit) => Answer): HouseholdPage => ({
  method,
  path: `/household/${path}`,
  who: 'household',
  handle,
})

export const peoplePages: readonly HouseholdPage[] = [
  page('GET', 'pair', pair),
  page('POST', 'pair', newCode),
  page('POST', 'pair/stop', takeBack),
  page('GET', 'confirm', askConfirm),
  page('POST', 'confirm', confirm),
  page('GET', 'sees', askSees),
  page('POST', 'sees', chooseSees),
  page('GET', 'remove', askRemove),
  page('POST', 'remove', remove),
]
