import type { Context, Hono } from 'hono'
import type { EdgeEnv } from './edge/caller.ts'
import type { Send } from './edge/edge.ts'
import type { Page, Room } from './page.ts'

/** A page, another address to go to, or an answer of its own. */
export type Outcome = Page | { readonly goTo: string } | Response

/** Who answers in a room. */
export interface RoomKeeper<Route extends string> {
  readonly answer: (route: Route, context: Context<EdgeEnv>) => Promise<Outcome>
  /** The page for an error of the table; throws others on. */
  readonly refuse: (error: unknown, route: Route) => Outcome
}

/** One part of the site, whose routes stand in a table of its own. */
export interface RoomPlan<Route extends string> {
  readonly room: Room
  /** Each as "GET /desk". */
  readonly routes: readonly Route[]
  /** Loads what answers: only when the room is first entered, since nobody who needs help should wait for it. */
  readonly load: () => Promise<RoomKeeper<Route>>
  readonly send: Send
}

/** Adds the routes of a room to the app. */
export function addRoom<Route extends string>(app: Hono<EdgeEnv>, plan: RoomPlan<Route>): void {
  for (const route of plan.routes) {
    const [method, path] = route.split(' ') as [string, string]
    app.on(method, path, async (context) => {
      const { answer, refuse } = await plan.load()
      const outcome = await answer(route, context).catch((error: unknown) => refuse(error, route))
      if (outcome instanceof Response) return outcome
      if ('goTo' in outcome) return context.redirect(outcome.goTo, 303)
      return plan.send(context, { ...outcome, room: plan.room })
    })
  }
}
