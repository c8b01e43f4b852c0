import { findDevice } from '../../people/households/device.ts'
import { dropCookie, readToken, readTokens, writeToken, writeTokens } from './cookies.ts'
import type { ResidentVisit, TrustedVisit, Visit } from './visit.ts'

/** The visit as the resident's; null if no household is open in this browser. */
export async function residentVisit(visit: Visit): Promise<ResidentVisit | null> {
  const { store, visitor } = visit
  const token = readToken(visit)
  const device = token && (await findDevice(store.db, token, { who: 'household', now: visitor.now }))
  if (!device) {
    if (token) dropCookie(visit, 'household')
    return null
  }
  if (device.isRenewed) writeToken(visit, token)
  const { now, origin } = visitor
  return { ...visit, act: { now, origin, household: device.household }, device: device.id }
}

/** The visit as a trusted person's; null if nothing is open to them in this browser. */
export async function trustedVisit(visit: Visit): Promise<TrustedVisit | null> {
  const { store, visitor } = visit
  const { now, origin } = visitor
  const tokens = readTokens(visit)
  const acts: TrustedVisit['acts'][number][] = []
  let isRenewed = false
  for (const token of tokens) {
    const device = await findDevice(store.db, token, { who: 'trusted', now })
    if (!device?.trusted) continue
    acts.push({ now, origin, household: device.household, trusted: device.trusted, token })
    isRenewed ||= device.isRenewed
  }
  const open = acts.map(({ token }) => token)
  if (isRenewed || open.length < tokens.length) writeTokens(visit, open)
  return acts.length > 0 ? { ...visit, acts } : null
}
