import { openItems } from '../../people/households/consent.ts'
import { endDevice } from '../../people/households/device.ts'
import { readEvents } from '../../people/households/event.ts'
import {
  isSheetCode,
  makeHousehold,
  openHousehold,
  readHousehold,
  replaceCode,
} from '../../people/households/household.ts'
import { listTrusted } from '../../people/households/trusted.ts'
import type { Outcome } from '../room.ts'
import { dropCookie, forgetHousehold, readShown, writeShown, writeToken } from './cookies.ts'
import { codeFailures, wordsOf } from './failing.ts'
import { residentMark } from './live.ts'
import { householdHelp } from './pages/help.ts'
import { householdPage, isDone } from './pages/home.ts'
import { newSheetPage, sheetPage } from './pages/sheet.ts'
import { openPage, startPage } from './pages/start.ts'
import { keepTell } from './tell.ts'
import type { HouseholdHandlers, ResidentVisit, Visit } from './visit.ts'
import { residentVisit } from './who.ts'

async function first(visit: Visit): Promise<Outcome> {
  const resident = await residentVisit(visit)
  return resident ? home(resident) : startPage
}

async function home(visit: ResidentVisit): Promise<Outcome> {
  const { store, act, parts, fields } = visit
  const household = await readHousehold(store.db, act.household)
  const people = []
  for (const person of await listTrusted(store.db, act.household, act.now))
    people.push({ ...person, items: await openItems(store.db, person.id) })
  await keepTell(visit)
  const done = fields.get('done') ?? ''
  return householdPage({
    people,
    events: await readEvents(store.db, act),
    area: household?.area ? (parts.districts.nameOf(household.area) ?? household.area) : null,
    done: isDone(done) ? done : null,
    mark: await residentMark(visit),
  })
}

/** Where a household is open here already, no second one is made by a second press. */
async function make(visit: Visit): Promise<Outcome> {
  if (await residentVisit(visit)) return { goTo: '/household' }
  const { token, code } = await makeHousehold(visit.store, visit.visitor)
  writeToken(visit, token)
  writeShown(visit, 'household', code)
  return { goTo: '/household/sheet' }
}

async function open(visit: Visit): Promise<Outcome> {
  try {
    const token = await openHousehold(visit.store, visit.fields.get('code') ?? '', visit.visitor)
    const before = await residentVisit(visit)
    if (before) await closeHere(before)
    writeToken(visit, token)
    return { goTo: '/household' }
  } catch (error) {
    return openPage({ code: wordsOf(error, codeFailures) })
  }
}

async function sheet(visit: ResidentVisit): Promise<Outcome> {
  const household = await readHousehold(visit.store.db, visit.act.household)
  const code = readShown(visit, 'household')
  const madeAt = household?.codeMadeAt ?? visit.act.now
  if (!code || !(await isSheetCode(visit.store.db, visit.act.household, code))) return newSheetPage(madeAt)
  return sheetPage({ code, origin: visit.parts.publicUrl, madeAt })
}

async function newSheet(visit: ResidentVisit): Promise<Outcome> {
  writeShown(visit, 'household', await replaceCode(visit.store, visit.act))
  return { goTo: '/household/sheet' }
}

const closeHere = ({ store, act: { household, now }, device }: ResidentVisit) =>
  endDevice(store, { household, trusted: null }, { id: device, now })

async function close(visit: ResidentVisit): Promise<Outcome> {
  await closeHere(visit)
  forgetHousehold(visit)
  return { goTo: '/household' }
}

export const openingHandlers = {
  'GET /household': first,
  'POST /household/new': make,
  'GET /household/open': () => openPage(),
  'POST /household/open': open,
  'GET /household/help': () => householdHelp,
  'GET /household/sheet': sheet,
  'POST /household/sheet': newSheet,
  'POST /household/sheet/done': (visit) => {
    dropCookie(visit, 'shown')
    return { goTo: '/household' }
  },
  'POST /household/close': close,
} satisfies Partial<HouseholdHandlers>
