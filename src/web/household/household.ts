import type { Context } from 'hono'
import { DoorchainError } from '../../values/error.ts'
import { browserName } from '../browser-name.ts'
import { callerOf, type EdgeEnv } from '../edge/caller.ts'
import { isFromHere } from '../edge/same-site.ts'
import type { Page } from '../page.ts'
import type { Outcome, RoomKeeper } from '../room.ts'
import { helpingHandlers } from './helping.ts'
import { liveHandlers } from './live.ts'
import { openingHandlers } from './opening.ts'
import { refusedPage } from './pages/refused.ts'
import type { HouseholdParts } from './parts.ts'
import { peopleHandlers } from './people.ts'
import { recordHandlers } from './records.ts'
import { type HouseholdRoute, householdTable } from './table.ts'
import { tellHandlers } from './tell.ts'
import type { HouseholdHandlers, Visit } from './visit.ts'
import { residentVisit, trustedVisit } from './who.ts'

const handlers: HouseholdHandlers = {
  ...openingHandlers,
  ...peopleHandlers,
  ...recordHandlers,
  ...tellHandlers,
  ...helpingHandlers,
  ...liveHandlers,
}

/** Answers in the pages of households, each route behind the question who asks. */
export const keepHouseholds = (parts: HouseholdParts): RoomKeeper<HouseholdRoute> => ({
  answer: (route, context) => answer(route, context, parts),
  refuse: pageOf,
})

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
function pageOf(error: unknown, route: HouseholdRoute): Page {
  const home = route.includes(' /trusted') ? '/trusted' : '/household'
  if (error instanceof DoorchainError && error.status < 500) return refusedPage(error, home)
  throw error
}
