import { openItems } from '../../people/households/consent.ts'
import { endDevices } from '../../people/households/device.ts'
import { readEvents } from '../../people/households/event.ts'
import { makeHousehold, openHousehold, readHousehold, replaceCode } from '../../people/households/household.ts'
import { listTrusted } from '../../people/households/trusted.ts'
import { dropCookie, forgetHousehold, readShown, writeShown, writeToken } from './cookies.ts'
import { codeFailures, wordsOf } from './failing.ts'
import { type HouseholdPage, residentVisit } from './guard.ts'
import { residentMark } from './live.ts'
import { householdHelp } from './pages/help.ts'
import { householdPage, isDone } from './pages/home.ts'
import { newSheetPage, sheetPage } from './pages/sheet.ts'
import { openPage, startPage } from './pages/start.ts'
import { keepTell } from './tell.ts'
import { type Answer, go, type ResidentVisit, show, type Visit } from './visit.ts'

async function first(visit: Visit): Promise<Response> {
  const resident = await residentVisit(visit)
  return resident ? home(resident) : show(visit, startPage)
}

async function home(visit: ResidentVisit): Promise<Response> {
  const { store, act, parts, form } = visit
  const household = await readHousehold(store.db, act.household)
  const people = []
  for (const person of await listTrusted(store.db, act.household, act.now))
    people.push({ ...person, items: await openItems(store.db, person.id) })
  await keepTell(visit)
  const done = form.get('done') ?? ''
  return show(
    visit,
    householdPage({
      people,
      events: await readEvents(store.db, act),
      area: household?.area ? (parts.districts.nameOf(household.area) ?? household.area) : null,
      done: isDone(done) ? done : null,
      mark: await residentMark(visit),
    }),
  )
}

/** Where a household is open here already, no second one is made by a second press. */
async function make(visit: Visit): Promise<Response> {
  if (await residentVisit(visit)) return go(visit, '/household')
  const { token, code } = await makeHousehold(visit.store, visit.visitor)
  writeToken(visit.browser, token)
  writeShown(visit.browser, 'household', code)
  return go(visit, '/household/sheet')
}

async function open(visit: Visit): Promise<Response> {
  try {
    const token = await openHousehold(visit.store, visit.form.get('code') ?? '', visit.visitor)
    const before = await residentVisit(visit)
    if (before) await endDevices(visit.store.db, { household: before.act.household, trusted: null }, before.device)
    writeToken(visit.browser, token)
    return go(visit, '/household')
  } catch (error) {
    return show(visit, openPage({ field: 'code', words: wordsOf(error, codeFailures) }))
  }
}

async function sheet(visit: ResidentVisit): Promise<Response> {
  const household = await readHousehold(visit.store.db, visit.act.household)
  const code = readShown(visit.browser, 'household')
  const madeAt = household?.codeMadeAt ?? visit.act.now
  return show(visit, code ? sheetPage({ code, origin: visit.origin, madeAt }) : newSheetPage(madeAt))
}

async function newSheet(visit: ResidentVisit): Promise<Response> {
  writeShown(visit.browser, 'household', await replaceCode(visit.store, visit.act))
  return go(visit, '/household/sheet')
}

async function close(visit: ResidentVisit): Promise<Response> {
  await endDevices(visit.store.db, { household: visit.act.household, trusted: null }, visit.device)
  forgetHousehold(visit.browser)
  return go(visit, '/household')
}

const shownAlone =
  (page: typeof householdHelp) =>
  (visit: Visit): Answer =>
    show(visit, page)

export const openingPages: readonly HouseholdPage[] = [
  { method: 'GET', path: '/household', who: 'anyone', handle: first },
  { method: 'POST', path: '/household/new', who: 'anyone', handle: make },
  { method: 'GET', path: '/household/open', who: 'anyone', handle: shownAlone(openPage()) },
  { method: 'POST', path: '/household/open', who: 'anyone', handle: open },
  { method: 'GET', path: '/household/help', who: 'anyone', handle: shownAlone(householdHelp) },
  { method: 'GET', path: '/household/sheet', who: 'household', handle: sheet },
  { method: 'POST', path: '/household/sheet', who: 'household', handle: newSheet },
  {
    method: 'POST',
    path: '/household/sheet/done',
    who: 'household',
    handle: (visit) => {
      dropCookie(visit.browser, 'shown')
      return go(visit, '/household')
    },
  },
  { method: 'POST', path: '/household/close', who: 'household', handle: close },
]
