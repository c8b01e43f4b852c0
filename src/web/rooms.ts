import type { Hono } from 'hono'
import { type DeskRoute, deskTable } from './desk/table.ts'
import type { DeskParts } from './desk/visit.ts'
import type { EdgeEnv } from './edge/caller.ts'
import type { Send } from './edge/edge.ts'
import type { HouseholdParts } from './household/parts.ts'
import { type HouseholdRoute, householdTable } from './household/table.ts'
import { addRoom } from './room.ts'

/** Adds the desk to the app. */
export function addDesk(app: Hono<EdgeEnv>, parts: DeskParts, send: Send): void {
  const load = async () => (await import('./desk/desk.ts')).keepDesk(parts)
  addRoom(app, { room: 'desk', routes: Object.keys(deskTable) as DeskRoute[], load, send })
}

/** Adds the pages of households to the app. */
export function addHouseholds(app: Hono<EdgeEnv>, parts: HouseholdParts, send: Send): void {
  const load = async () => (await import('./household/household.ts')).keepHouseholds(parts)
  addRoom(app, { room: 'household', routes: Object.keys(householdTable) as HouseholdRoute[], load, send })
}
