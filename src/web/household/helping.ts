import { openOnlyHere } from '../../people/households/device.ts'
import { askToBeTrusted } from '../../people/households/pairing.ts'
import { readSeen } from '../../people/households/seen.ts'
import { leaveHousehold, newTrustedCode, openTrusted } from '../../people/households/trusted.ts'
import { inTransaction } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { readShown, readTokens, writeShown, writeTokens } from './cookies.ts'
import { codeFailures, wordsOf } from './failing.ts'
import { type HouseholdPage, trustedVisit } from './guard.ts'
import { trustedMark } from './live.ts'
import { leavePage, type SeenHere, trustedPage, trustedStart } from './pages/trusted.ts'
import { beforeOwnCodePage, enterPage, openTrustedPage, ownCodePage } from './pages/trusted-codes.ts'
import { type Answer, go, readId, show, type TrustedVisit, type Visit } from './visit.ts'

async function first(visit: Visit): Promise<Response> {
  const trusted = await trustedVisit(visit)
  const mark = trusted && (await trustedMark(trusted))
  if (!trusted || !mark) return show(visit, trustedStart)
  const households: SeenHere[] = []
  for (const act of trusted.acts) {
    const seen = await readSeen(visit.store.db, act)
    if (seen) households.push({ id: act.trusted, seen, ...(await named(visit, seen)) })
  }
  return show(visit, trustedPage(households, mark))
}

/** The names and links that codes stand for, of what is chosen only. */
async function named({ parts }: Visit, { area, given }: SeenHere['seen']) {
  return {
    areaName: area && given.area ? (parts.districts.nameOf(area) ?? area) : null,
    warnings: area && given.warnings ? ((await parts.warningsFor?.(area)) ?? []) : [],
  }
}

async function enter(visit: Visit): Promise<Response> {
  const name = visit.form.get('name') ?? ''
  try {
    const given = { code: visit.form.get('code') ?? '', name }
    return keep(visit, await askToBeTrusted(visit.store, given, visit.visitor))
  } catch (error) {
    const words = wordsOf(error, [...codeFailures, 'input-wrong', 'trusted-full'])
    const isName = error instanceof DoorchainError && error.code === 'input-wrong'
    return show(visit, enterPage({ name: name.slice(0, 80), problem: { field: isName ? 'name' : 'code', words } }))
  }
}

async function open(visit: Visit): Promise<Response> {
  try {
    return keep(visit, await openTrusted(visit.store, visit.form.get('code') ?? '', visit.visitor))
  } catch (error) {
    return show(visit, openTrustedPage({ field: 'code', words: wordsOf(error, codeFailures) }))
  }
}

function keep(visit: Visit, token: string): Response {
  writeTokens(visit.browser, [...readTokens(visit.browser), token])
  return go(visit, '/trusted')
}

/** The household that the form or address names, among those open here. Throws `not-there`. */
function chosen({ acts, form }: TrustedVisit): TrustedVisit['acts'][number] {
  const act = acts.find(({ trusted }) => trusted === readId(form, 'person'))
  if (!act) throw new DoorchainError('not-there')
  return act
}

function ownCode(visit: TrustedVisit): Answer {
  const code = readShown(visit.browser, 'trusted')
  return show(visit, code ? ownCodePage(code, visit.origin) : beforeOwnCodePage(chosen(visit).trusted))
}

async function makeCode(visit: TrustedVisit): Promise<Response> {
  const act = chosen(visit)
  writeShown(visit.browser, 'trusted', await newTrustedCode(visit.store, act))
  return go(visit, `/trusted/code?person=${act.trusted}`)
}

async function onlyHere(visit: TrustedVisit): Promise<Response> {
  const act = chosen(visit)
  const token = await inTransaction(visit.store, (db) => openOnlyHere(db, act, visit.visitor))
  writeTokens(visit.browser, [...readTokens(visit.browser).filter((one) => one !== act.token), token])
  return go(visit, '/trusted')
}

async function askLeave(visit: TrustedVisit): Promise<Response> {
  const act = chosen(visit)
  const seen = await readSeen(visit.store.db, act)
  if (!seen) throw new DoorchainError('not-there')
  return show(visit, leavePage(act.trusted, seen))
}

async function leave(visit: TrustedVisit): Promise<Response> {
  const act = chosen(visit)
  await leaveHousehold(visit.store, act)
  writeTokens(
    visit.browser,
    readTokens(visit.browser).filter((token) => token !== act.token),
  )
  return go(visit, '/trusted')
}

export const helpingPages: readonly HouseholdPage[] = [
  { method: 'GET', path: '/trusted', who: 'anyone', handle: first },
  { method: 'GET', path: '/trusted/enter', who: 'anyone', handle: (visit) => show(visit, enterPage()) },
  { method: 'POST', path: '/trusted/enter', who: 'anyone', handle: enter },
  { method: 'GET', path: '/trusted/open', who: 'anyone', handle: (visit) => show(visit, openTrustedPage()) },
  { method: 'POST', path: '/trusted/open', who: 'anyone', handle: open },
  { method: 'GET', path: '/trusted/code', who: 'trusted', handle: ownCode },
  { method: 'POST', path: '/trusted/code', who: 'trusted', handle: makeCode },
  { method: 'POST', path: '/trusted/only-here', who: 'trusted', handle: onlyHere },
  { method: 'GET', path: '/trusted/leave', who: 'trusted', handle: askLeave },
  { method: 'POST', path: '/trusted/leave', who: 'trusted', handle: leave },
]
