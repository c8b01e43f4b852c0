import { openOnlyHere } from '../../people/households/device.ts'
import { askToBeTrusted } from '../../people/households/pairing.ts'
import { readSeen } from '../../people/households/seen.ts'
import { isTrustedCode, leaveHousehold, newTrustedCode, openTrusted } from '../../people/households/trusted.ts'
import { DoorchainError } from '../../values/error.ts'
import type { Outcome } from '../room.ts'
import { readShown, readTokens, writeShown, writeTokens } from './cookies.ts'
import { codeFailures, wordsOf } from './failing.ts'
import { trustedMark } from './live.ts'
import { leavePage, type SeenHere, trustedPage, trustedStart } from './pages/trusted.ts'
import { beforeOwnCodePage, enterPage, openTrustedPage, ownCodePage } from './pages/trusted-codes.ts'
import { type HouseholdHandlers, readId, type TrustedVisit, type Visit } from './visit.ts'
import { trustedVisit } from './who.ts'

async function first(visit: Visit): Promise<Outcome> {
  const trusted = await trustedVisit(visit)
  const mark = trusted && (await trustedMark(trusted))
  if (!trusted || !mark) return trustedStart
  const households: SeenHere[] = []
  for (const act of trusted.acts) {
    const seen = await readSeen(visit.store.db, act)
    if (seen) households.push({ id: act.trusted, seen, ...(await named(visit, seen)) })
  }
  return trustedPage(households, mark)
}

/** The names and links that codes stand for, of what is chosen only. */
async function named({ parts }: Visit, { area, given }: SeenHere['seen']) {
  return {
    areaName: area && given.area ? (parts.districts.nameOf(area) ?? area) : null,
    warnings: area && given.warnings ? ((await parts.warningsFor?.(area)) ?? []) : [],
  }
}

async function enter(visit: Visit): Promise<Outcome> {
  const name = visit.fields.get('name') ?? ''
  const code = visit.fields.get('code') ?? ''
  try {
    return keep(visit, await askToBeTrusted(visit.store, { code, name }, visit.visitor))
  } catch (error) {
    const words = wordsOf(error, [...codeFailures, 'input-wrong', 'trusted-full'])
    const isName = error instanceof DoorchainError && error.code === 'input-wrong'
    if (isName) return enterPage({ code: code.slice(0, 40) }, { name: words })
    return enterPage({ name: name.slice(0, 80) }, { code: words })
  }
}

async function open(visit: Visit): Promise<Outcome> {
  try {
    return keep(visit, await openTrusted(visit.store, visit.fields.get('code') ?? '', visit.visitor))
  } catch (error) {
    return openTrustedPage({ code: wordsOf(error, codeFailures) })
  }
}

function keep(visit: Visit, token: string): Outcome {
  writeTokens(visit, [...readTokens(visit), token])
  return { goTo: '/trusted' }
}

/** The household that the form or address names, among those open here. Throws `not-there`. */
function chosen({ acts, fields }: TrustedVisit): TrustedVisit['acts'][number] {
  const act = acts.find(({ trusted }) => trusted === readId(fields, 'person'))
  if (!act) throw new DoorchainError('not-there')
  return act
}

async function ownCode(visit: TrustedVisit): Promise<Outcome> {
  const { trusted } = chosen(visit)
  const code = readShown(visit, 'trusted')
  if (!code || !(await isTrustedCode(visit.store.db, trusted, code))) return beforeOwnCodePage(trusted)
  return ownCodePage(code, visit.parts.publicUrl)
}

async function makeCode(visit: TrustedVisit): Promise<Outcome> {
  const act = chosen(visit)
  writeShown(visit, 'trusted', await newTrustedCode(visit.store, act))
  return { goTo: `/trusted/code?person=${act.trusted}` }
}

async function onlyHere(visit: TrustedVisit): Promise<Outcome> {
  const act = chosen(visit)
  const token = await openOnlyHere(visit.store, act, visit.visitor)
  writeTokens(visit, [...readTokens(visit).filter((one) => one !== act.token), token])
  return { goTo: '/trusted' }
}

async function askLeave(visit: TrustedVisit): Promise<Outcome> {
  const act = chosen(visit)
  const seen = await readSeen(visit.store.db, act)
  if (!seen) throw new DoorchainError('not-there')
  return leavePage(act.trusted, seen)
}

async function leave(visit: TrustedVisit): Promise<Outcome> {
  const act = chosen(visit)
  await leaveHousehold(visit.store, act)
  writeTokens(
    visit,
    readTokens(visit).filter((token) => token !== act.token),
  )
  return { goTo: '/trusted' }
}

export const helpingHandlers = {
  'GET /trusted': first,
  'GET /trusted/enter': () => enterPage(),
  'POST /trusted/enter': enter,
  'GET /trusted/open': () => openTrustedPage(),
  'POST /trusted/open': open,
  'GET /trusted/code': ownCode,
  'POST /trusted/code': makeCode,
  'POST /trusted/only-here': onlyHere,
  'GET /trusted/leave': askLeave,
  'POST /trusted/leave': leave,
} satisfies Partial<HouseholdHandlers>
