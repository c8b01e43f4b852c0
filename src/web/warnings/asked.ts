import type { Context } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Page } from '../page.ts'
import type { Dated, Sending } from './fresh.ts'
import type { WarningParts } from './parts.ts'

/** What the site gives beside the warnings themselves. */
export interface Surroundings extends Sending {
  /** A page that is there without any warning; null for an address that has none. */
  readonly pageAt: (path: string) => Page | null
  /** Address of the styles of the small page in a frame. */
  readonly frameStyle: () => string
}

/** A request for one of the pages, and what it is answered from. */
export interface Asked {
  readonly context: Context<EdgeEnv>
  readonly parts: WarningParts
  readonly site: Surroundings
}

export type Shown = Page | Dated | Response
export type Answer = (asked: Asked) => Shown | Promise<Shown>
