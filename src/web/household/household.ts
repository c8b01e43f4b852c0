import type { Context, Hono } from 'hono'
import { DoorchainError } from '../../values/error.ts'
import { browserName } from '../browser-name.ts'
import { callerOf, type EdgeEnv } from '../edge/caller.ts'
import type { Send } from '../edge/edge.ts'
import { isFromHere } from '../edge/same-site.ts'
import type { Page } from '../page.ts'
import { helpingHandlers } from './helping.ts'
import { liveHandlers } from './live.ts'
import { openingHandlers } from './opening.ts'
import { refusedPage } from './pages/refused.ts'
import type { HouseholdParts } from './parts.ts'
import { peopleHandlers } from './people.ts'
import { recordHandlers } from './records.ts'
import { type HouseholdRoute, householdTable } from './table.ts'
import { tellHandlers } from './tell.ts'
import type { HouseholdHandlers, Outcome, Visit } from './visit.ts'
import { residentVisit, trustedVisit } from './who.ts'

const handlers: HouseholdHandlers = {
  ...openingHandlers,
  ...peopleHandlers,
  ...recordHandlers,
  ...tellHandlers,
  ...helpingHandlers,
  ...liveHandlers,
}

/** Adds the pages of households to the app: each route of the table behind the question who asks. */
export function addHouseholds(app: Hono<EdgeEnv>, parts: HouseholdParts, send: Send): void {
  for (const route of Object.keys(householdTable) as HouseholdRoute[]) {
    const [method, path] = route.split(' ') as [string, string]
    const home = path.startsWith('/trusted') ? '/trusted' : '/household'
    app.on(method, path, async (context) => {
      const outcome = await answer(route, context, parts).catch((error: unknown) => pageOf(error, home))
      if (outcome instanceof Response) return outcome
      if ('goTo' in outcome) return context.redirect(outcome.goTo, 303)
      return send(context, { ...outcome, room: 'household' })
    })
  }
}

async function answer(route: HouseholdRoute, context: Context<EdgeEnv>, parts: HouseholdParts): Promise<Outcome> {
  if (context.req.method === 'POST' && !isFromHere((name) => context.req.header(name), parts.publicUrl))
    throw new DoorchainError('form-foreign')
  const visit = await readVisit(context, parts)
  const who = householdTable[route]
  const known = who === 'anyone' ? visit : who === 'household' ? await residentVisit(visit) : await trustedVisit(visit)
  if (!known) return { goTo: who === 'household' ? '/household' : '/trusted' }
  const handle = handlers[route] as (visit: Visit) => Outcome | Promise<Outcome>
  return handle(known)
}

async function readVisit(context: Context<EdgeEnv>, parts: HouseholdParts): Promise<Visit> {
  const { subscriber, requestId } = callerOf(context)
  const isPost = context.req.method === 'POST'
  return {
    context,
    parts,
    store: await parts.store(),
    visitor: {
      network: subscriber,
      origin: requestId,
      now: parts.now(),
      browser: browserName(context.req.header('User-Agent') ?? ''),
    },
    fields: new URLSearchParams(isPost ? await context.req.text() : new URL(context.req.url).search),
  }
}

/** The page for an error of the table; others are thrown on. */
function pageOf(error: unknown, home: string): Page {
  if (error instanceof DoorchainError && error.status < 500) return refusedPage(error, home)
  throw error
}
