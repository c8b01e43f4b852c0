import { readConsents } from '../../people/households/consent.ts'
import { copyHousehold } from '../../people/households/copy.ts'
import { endDevices, listDevices } from '../../people/households/device.ts'
import { eraseHousehold } from '../../people/households/erase.ts'
import { readHousehold, setArea } from '../../people/households/household.ts'
import { forgetHousehold } from './cookies.ts'
import type { HouseholdPage } from './guard.ts'
import { areaPage, whichAreaPage } from './pages/area.ts'
import { copyPage, devicesPage, erasedPage, erasePage, historyPage } from './pages/records.ts'
import { type Answer, go, type ResidentVisit, readId, show } from './visit.ts'

const longestArea = 80
const mostDistricts = 8

async function areaName({ store, act, parts }: ResidentVisit): Promise<string | null> {
  const code = (await readHousehold(store.db, act.household))?.area
  return code ? (parts.districts.nameOf(code) ?? code) : null
}

/** A name is looked up and asked about; a code that is known is kept. */
async function chooseArea(visit: ResidentVisit): Promise<Response> {
  const { form, parts, store, act } = visit
  if (form.has('none')) {
    await setArea(store, null, act)
    return go(visit, '/household?done=no-area')
  }
  const code = form.get('code') ?? ''
  if (parts.districts.nameOf(code) !== null) {
    await setArea(store, code, act)
    return go(visit, '/household?done=area')
  }
  const typed = (form.get('area') ?? '').trim().slice(0, longestArea)
  const found = typed === '' ? [] : parts.districts.find(typed)
  if (found.length > 0 && found.length <= mostDistricts) return show(visit, whichAreaPage(found))
  const problem = typed === '' ? 'Write your council or district' : notFound(typed, found.length)
  return show(visit, areaPage({ present: await areaName(visit), typed, problem: { field: 'area', words: problem } }))
}

const notFound = (typed: string, found: number) =>
  found === 0
    ? `We know no district called “${typed}”. Look at the spelling, or try the council that collects your bins`
    : `There are ${found} districts like “${typed}”. Write more of the name`

async function copy(visit: ResidentVisit): Promise<Response> {
  const kept = await copyHousehold(visit.store, visit.act)
  return show(visit, copyPage(kept, await areaName(visit)))
}

async function copyFile(visit: ResidentVisit): Promise<Response> {
  const kept = await copyHousehold(visit.store, visit.act)
  return visit.context.body(`${JSON.stringify({ copiedAt: visit.act.now, ...kept }, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="doorchain-household.json"',
  })
}

async function closeDevices(visit: ResidentVisit): Promise<Response> {
  const { store, act, form, device } = visit
  const mine = { household: act.household, trusted: null }
  const others = (await listDevices(store.db, mine, act.now)).filter(({ id }) => id !== device)
  const wanted = form.has('device') ? others.filter(({ id }) => id === readId(form, 'device')) : others
  for (const { id } of wanted) await endDevices(store.db, mine, id)
  return go(visit, '/household?done=devices')
}

async function erase(visit: ResidentVisit): Promise<Response> {
  if (visit.form.get('sure') !== 'yes')
    return show(visit, erasePage({ field: 'sure', words: 'Tick the box if you want to erase everything' }))
  await eraseHousehold(visit.store, visit.act)
  forgetHousehold(visit.browser)
  return go(visit, '/household/erased')
}

const page = (method: 'GET' | 'POST', path: string, handle: (visit: ResidentVisit) => Answer): HouseholdPage => ({
  method,
  path: `/household/${path}`,
  who: 'household',
  handle,
})

export const recordPages: readonly HouseholdPage[] = [
  page('GET', 'area', async (visit) => show(visit, areaPage({ present: await areaName(visit) }))),
  page('POST', 'area', chooseArea),
  page('GET', 'history', async (visit) =>
    show(visit, historyPage(await readConsents(visit.store.db, visit.act.household))),
  ),
  page('GET', 'devices', async (visit) => {
    const devices = await listDevices(visit.store.db, { household: visit.act.household, trusted: null }, visit.act.now)
    return show(visit, devicesPage(devices, visit.device))
  }),
  page('POST', 'devices', closeDevices),
  page('GET', 'copy', copy),
  page('GET', 'copy.json', copyFile),
  page('GET', 'erase', (visit) => show(visit, erasePage())),
  page('POST', 'erase', erase),
  { method: 'GET', path: '/household/erased', who: 'anyone', handle: (visit) => show(visit, erasedPage) },
]
