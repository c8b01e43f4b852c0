import { readConsents } from '../../people/households/consent.ts'
import { copyHousehold } from '../../people/households/copy.ts'
import { endDevice, listDevices } from '../../people/households/device.ts'
import { eraseHousehold } from '../../people/households/erase.ts'
import { readHousehold, setArea } from '../../people/households/household.ts'
import type { Outcome } from '../room.ts'
import { forgetHousehold } from './cookies.ts'
import { areaPage, whichAreaPage } from './pages/area.ts'
import { copyPage, devicesPage, erasedPage, erasePage, historyPage } from './pages/records.ts'
import { type HouseholdHandlers, type ResidentVisit, readId } from './visit.ts'

const longestArea = 80
/** London has 33. */
const mostDistricts = 40

async function areaName({ store, act, parts }: ResidentVisit): Promise<string | null> {
  const code = (await readHousehold(store.db, act.household))?.area
  return code ? (parts.districts.nameOf(code) ?? code) : null
}

/** A name is looked up and asked about; a code that is known is kept. */
async function chooseArea(visit: ResidentVisit): Promise<Outcome> {
  const { fields, parts, store, act } = visit
  if (fields.has('none')) {
    await setArea(store, null, act)
    return { goTo: '/household?done=no-area' }
  }
  const code = fields.get('code') ?? ''
  if (parts.districts.nameOf(code) !== null) {
    await setArea(store, code, act)
    return { goTo: '/household?done=area' }
  }
  const typed = (fields.get('area') ?? '').trim().slice(0, longestArea)
  const { districts, next } = parts.districts.find(typed)
  if (districts.length > 0 && districts.length <= mostDistricts) return whichAreaPage(districts)
  return areaPage({ present: await areaName(visit), typed, problems: { area: next } })
}

async function copyFile(visit: ResidentVisit): Promise<Outcome> {
  const kept = await copyHousehold(visit.store, visit.act)
  return visit.context.body(`${JSON.stringify({ copiedAt: visit.act.now, ...kept }, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="doorchain-household.json"',
  })
}

async function closeDevices(visit: ResidentVisit): Promise<Outcome> {
  const { store, act, fields, device } = visit
  const mine = { household: act.household, trusted: null }
  const others = (await listDevices(store.db, mine, act.now)).filter(({ id }) => id !== device)
  const wanted = fields.has('device') ? others.filter(({ id }) => id === readId(fields, 'device')) : others
  for (const { id } of wanted) await endDevice(store, mine, { id, now: act.now })
  return { goTo: '/household?done=devices' }
}

async function erase(visit: ResidentVisit): Promise<Outcome> {
  if (visit.fields.get('sure') !== 'yes') return erasePage({ sure: 'Tick the box if you want to erase everything' })
  await eraseHousehold(visit.store, visit.act)
  forgetHousehold(visit)
  return { goTo: '/household/erased' }
}

export const recordHandlers = {
  'GET /household/area': async (visit) => areaPage({ present: await areaName(visit) }),
  'POST /household/area': chooseArea,
  'GET /household/history': async ({ store, act }) => historyPage(await readConsents(store.db, act.household)),
  'GET /household/devices': async ({ store, act, device }) =>
    devicesPage(await listDevices(store.db, { household: act.household, trusted: null }, act.now), device),
  'POST /household/devices': closeDevices,
  'GET /household/copy': async (visit) => copyPage(await copyHousehold(visit.store, visit.act), await areaName(visit)),
  'GET /household/copy.json': copyFile,
  'GET /household/erase': () => erasePage(),
  'POST /household/erase': erase,
  'GET /household/erased': () => erasedPage,
} satisfies Partial<HouseholdHandlers>
