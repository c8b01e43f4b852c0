import type { Context } from 'hono'
import { actorOf } from '../../people/coordinator.ts'
import { type DeskSession, findSession } from '../../people/desk-session.ts'
import { grantFor } from '../../people/grants.ts'
import { reading } from '../../store/transaction.ts'
import { DoorchainError } from '../../values/error.ts'
import { callerOf, type EdgeEnv } from '../edge/caller.ts'
import { isFromHere } from '../edge/same-site.ts'
import type { Page } from '../page.ts'
import { deskProblemPage } from '../pages/about.ts'
import type { Outcome, RoomKeeper } from '../room.ts'
import { accountHandlers } from './account.ts'
import { auditHandlers } from './audit.ts'
import { readCookie } from './cookies.ts'
import { directoryHandlers } from './directory.ts'
import { peopleHandlers } from './people.ts'
import { reportersHandlers } from './reports/reporters.ts'
import { reportsHandlers } from './reports/reports.ts'
import { seriesHandlers } from './series/series.ts'
import { signInHandlers } from './sign-in.ts'
import { spikesHandlers } from './spikes/spikes.ts'
import { statisticsHandlers } from './statistics/statistics.ts'
import { type DeskRoute, deskTable, type Who } from './table.ts'
import type { DeskHandlers, DeskParts, Visit } from './visit.ts'
import { collectedHandlers } from './warnings/collected.ts'
import { draftingHandlers } from './warnings/drafting.ts'
import { sourcesHandlers } from './warnings/sources.ts'
import { writingHandlers } from './warnings/writing.ts'

const handlers: DeskHandlers = {
  ...signInHandlers,
  ...accountHandlers,
  ...peopleHandlers,
  ...auditHandlers,
  ...directoryHandlers,
  ...collectedHandlers,
  ...writingHandlers,
  ...sourcesHandlers,
  ...draftingHandlers,
  ...reportsHandlers,
  ...reportersHandlers,
  ...seriesHandlers,
  ...spikesHandlers,
  ...statisticsHandlers,
}

/** Answers at the desk, each route behind the question who asks. */
export const keepDesk = (parts: DeskParts): RoomKeeper<DeskRoute> => ({
  answer: (route, context) => answer(route, context, parts),
  refuse: pageOf,
})

async function answer(route: DeskRoute, context: Context<EdgeEnv>, parts: DeskParts): Promise<Outcome> {
  const home = homeOf(context, parts)
  if (home) return { goTo: home }
  if (context.req.method === 'POST' && !isFromHere((name) => context.req.header(name), parts.publicUrl))
    return deskProblemPage(403, 'This did not come from a page of Doorchain', 'Open the desk and do it again there.')
  const store = await parts.store()
  const now = parts.now()
  const token = readCookie({ context, parts }, 'desk')
  const session = token ? await reading(store, (db) => findSession(db, token, now)) : null
  const refusal = refusalFor(deskTable[route], session, context)
  if (refusal) return refusal
  const visit = { context, parts, store, session, now, party: partyOf(parts), fields: await fieldsOf(context) }
  const handle = handlers[route] as (visit: Visit<DeskSession | null>) => Outcome | Promise<Outcome>
  return handle({ ...visit, actor: actorFor(session, context) })
}

/** Passkeys and cookies belong to one name: on this machine, 127.0.0.1 is sent on to it. Null if this is it. */
function homeOf(context: Context<EdgeEnv>, { publicUrl }: DeskParts): string | null {
  const { host } = callerOf(context)
  const home = new URL(publicUrl)
  const { pathname, search } = new URL(context.req.url)
  return context.req.method === 'GET' && host !== home.host ? `${home.origin}${pathname}${search}` : null
}

const partyOf = ({ publicUrl }: DeskParts) => ({ id: new URL(publicUrl).hostname, origin: publicUrl })

/** Why this person may not use a route; null if they may. */
function refusalFor(who: Who, session: DeskSession | null, context: Context<EdgeEnv>): Outcome | null {
  if (who === 'anyone') return null
  if (!session) {
    if (context.req.method !== 'GET')
      return deskProblemPage(401, 'You are not signed in any more', 'Open the desk and sign in, then do it again.')
    const { pathname, search } = new URL(context.req.url)
    return { goTo: `/desk/sign-in?next=${encodeURIComponent(pathname + search)}` }
  }
  if (who === 'coordinator' || [who].flat().some((role) => grantFor(session.coordinator.grants, { role }))) return null
  return pageOf(new DoorchainError('not-allowed'))
}

async function fieldsOf(context: Context<EdgeEnv>): Promise<URLSearchParams> {
  if (context.req.method === 'GET') return withoutNul(new URL(context.req.url).search)
  const isForm = (context.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
  return withoutNul(isForm ? await context.req.text() : '')
}

/** No database keeps it. */
const withoutNul = (fields: string) =>
  new URLSearchParams([...new URLSearchParams(fields)].map((field) => field.map((text) => text.replaceAll('\0', ''))))

function actorFor(session: DeskSession | null, context: Context<EdgeEnv>) {
  const origin = callerOf(context).requestId
  if (session) return actorOf(session.coordinator, origin)
  return { kind: 'coordinator', id: 'not signed in', organisation: null, origin } as const
}

/** The page for an error of the table; others are thrown on. */
function pageOf(error: unknown): Page {
  if (!(error instanceof DoorchainError) || error.status >= 500) throw error
  return deskProblemPage(error.status, error.message.replace(/\.$/, ''), error.next)
}
