import type { Context } from 'hono'
import { findDevice } from '../../people/households/device.ts'
import { DoorchainError } from '../../values/error.ts'
import { browserName } from './browser-name.ts'
import { type Browser, dropCookie, readToken, readTokens, writeToken, writeTokens } from './cookies.ts'
import { isOwnForm } from './own-form.ts'
import { refusedPage } from './pages/refused.ts'
import type { HouseholdParts } from './parts.ts'
import { type Answer, go, type ResidentVisit, show, type TrustedVisit, type Visit } from './visit.ts'

interface Declared<Who extends string, V extends Visit> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: Who
  readonly handle: (visit: V) => Answer
}

/** One page or form, who may use it, and what it does with a visit that is theirs. */
export type HouseholdPage =
  | Declared<'anyone', Visit>
  | Declared<'household', ResidentVisit>
  | Declared<'trusted', TrustedVisit>

/** A row of the table of routes: what `who` says is enforced by `handler` itself. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: HouseholdPage['who']
  readonly handler: (context: Context) => Promise<Response>
}

/** Puts the guard before a page: forms must be ours, and the browser must have opened what the page is about. */
export const guarded = (page: HouseholdPage, parts: HouseholdParts): Route => ({
  method: page.method,
  path: page.path,
  who: page.who,
  handler: async (context) => {
    const visit = await readVisit(context, parts)
    try {
      if (page.method === 'POST' && !isOwnForm(context.req.raw.headers, visit.origin))
        throw new DoorchainError('form-foreign')
      return await handle(page, visit)
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.status >= 500) throw error
      return show(visit, refusedPage(error, page.path.startsWith('/trusted') ? '/trusted' : '/household'))
    }
  },
})

async function readVisit(context: Context, parts: HouseholdParts): Promise<Visit> {
  const { network, origin, requestId } = parts.caller(context)
  const form = context.req.method === 'POST' ? await context.req.text() : new URL(context.req.url).search
  return {
    context,
    parts,
    origin,
    browser: { context, isSecure: origin.startsWith('https:') },
    store: await parts.store(),
    visitor: {
      network,
      origin: requestId,
      now: parts.now(),
      browser: browserName(context.req.header('User-Agent') ?? ''),
    },
    form: new URLSearchParams(form),
  }
}

async function handle(page: HouseholdPage, visit: Visit): Promise<Response> {
  if (page.who === 'anyone') return page.handle(visit)
  if (page.who === 'household') {
    const resident = await residentVisit(visit)
    return resident ? page.handle(resident) : go(visit, '/household')
  }
  const trusted = await trustedVisit(visit)
  return trusted ? page.handle(trusted) : go(visit, '/trusted')
}

/** The visit as the resident's; null if no household is open in this browser. */
export async function residentVisit(visit: Visit): Promise<ResidentVisit | null> {
  const { browser, store, visitor } = visit
  const token = readToken(browser)
  const device = token && (await findDevice(store.db, token, { who: 'household', now: visitor.now }))
  if (!device) {
    if (token) dropCookie(browser, 'household')
    return null
  }
  if (device.isRenewed) writeToken(browser, token)
  const { now, origin } = visitor
  return { ...visit, act: { now, origin, household: device.household }, device: device.id }
}

/** The visit as a trusted person's; null if nothing is open to them in this browser. */
export async function trustedVisit(visit: Visit): Promise<TrustedVisit | null> {
  const { browser, store, visitor } = visit
  const { now, origin } = visitor
  const tokens = readTokens(browser)
  const acts: TrustedVisit['acts'][number][] = []
  let isRenewed = false
  for (const token of tokens) {
    const device = await findDevice(store.db, token, { who: 'trusted', now })
    if (!device?.trusted) continue
    acts.push({ now, origin, household: device.household, trusted: device.trusted, token })
    isRenewed ||= device.isRenewed
  }
  if (isRenewed || acts.length < tokens.length) keepTokens(browser, acts)
  return acts.length > 0 ? { ...visit, acts } : null
}

const keepTokens = (browser: Browser, acts: TrustedVisit['acts']) =>
  writeTokens(
    browser,
    acts.map(({ token }) => token),
  )
