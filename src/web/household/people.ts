import { chooseItems, openItems } from '../../people/households/consent.ts'
import { isItem } from '../../people/households/item.ts'
import { countTry } from '../../people/households/limits.ts'
import { pairingUntil, startPairing, stopPairing } from '../../people/households/pairing.ts'
import {
  confirmTrusted,
  findTrusted,
  listTrusted,
  removeTrusted,
  type TrustedPerson,
} from '../../people/households/trusted.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Outcome } from '../room.ts'
import { dropCookie, readShown, writeShown } from './cookies.ts'
import { residentMark } from './live.ts'
import { beforePairPage, confirmPage, nobodyYetPage, pairPage } from './pages/pair.ts'
import { removePage, seesPage } from './pages/sees.ts'
import { keepTell } from './tell.ts'
import { type HouseholdHandlers, type ResidentVisit, readId } from './visit.ts'

/** Whom the form or address names. Throws `not-there`. */
async function named({ store, act, fields }: ResidentVisit): Promise<TrustedPerson> {
  const trusted = readId(fields, 'person')
  const person = trusted && (await findTrusted(store.db, { ...act, trusted }))
  if (!person) throw new DoorchainError('not-there')
  return person
}

async function pair(visit: ResidentVisit): Promise<Outcome> {
  const code = readShown(visit, 'pairing')
  const until = code && (await pairingUntil(visit.store.db, code, visit.act))
  if (until) return pairPage({ code, origin: visit.parts.publicUrl, until, mark: await residentMark(visit) })
  return (await nextWaiting(visit)) ? { goTo: '/household/confirm' } : beforePairPage
}

async function nextWaiting({ store, act }: ResidentVisit): Promise<TrustedPerson | undefined> {
  return (await listTrusted(store.db, act.household, act.now)).find(({ confirmedAt }) => confirmedAt === null)
}

async function newCode(visit: ResidentVisit): Promise<Outcome> {
  writeShown(visit, 'pairing', await startPairing(visit.store, visit.act))
  return { goTo: '/household/pair' }
}

async function takeBack(visit: ResidentVisit): Promise<Outcome> {
  await stopPairing(visit.store, visit.act)
  dropCookie(visit, 'shown')
  return { goTo: '/household' }
}

async function askConfirm(visit: ResidentVisit): Promise<Outcome> {
  const person = visit.fields.has('person') ? await named(visit) : await nextWaiting(visit)
  if (!person) return nobodyYetPage(await residentMark(visit))
  return person.confirmedAt ? { goTo: `/household/sees?person=${person.id}` } : confirmPage(person)
}

async function confirm(visit: ResidentVisit): Promise<Outcome> {
  const { id, confirmedAt } = await named(visit)
  if (visit.fields.get('answer') !== 'yes') {
    await removeTrusted(visit.store, id, visit.act)
    return { goTo: '/household?done=refused' }
  }
  if (!confirmedAt) await confirmTrusted(visit.store, id, visit.act)
  return { goTo: `/household/sees?person=${id}` }
}

async function askSees(visit: ResidentVisit): Promise<Outcome> {
  const person = await named(visit)
  if (!person.confirmedAt) return { goTo: `/household/confirm?person=${person.id}` }
  return seesPage({ person, chosen: await openItems(visit.store.db, person.id), offered: visit.parts.items })
}

async function chooseSees(visit: ResidentVisit): Promise<Outcome> {
  const { id } = await named(visit)
  const items = visit.parts.items.filter((item) => visit.fields.getAll('item').filter(isItem).includes(item))
  const before = await openItems(visit.store.db, id)
  if (items.some((item) => !before.includes(item))) await countTry(visit.store.db, 'choosing', visit.visitor)
  await chooseItems(visit.store, { trusted: id, items, words: visit.fields.get('words') ?? '' }, visit.act)
  await keepTell(visit)
  return { goTo: '/household?done=sees' }
}

async function remove(visit: ResidentVisit): Promise<Outcome> {
  await removeTrusted(visit.store, (await named(visit)).id, visit.act)
  await keepTell(visit)
  return { goTo: '/household?done=removed' }
}

export const peopleHandlers = {
  'GET /household/pair': pair,
  'POST /household/pair': newCode,
  'POST /household/pair/stop': takeBack,
  'GET /household/confirm': askConfirm,
  'POST /household/confirm': confirm,
  'GET /household/sees': askSees,
  'POST /household/sees': chooseSees,
  'GET /household/remove': async (visit) => removePage(await named(visit)),
  'POST /household/remove': remove,
} satisfies Partial<HouseholdHandlers>
