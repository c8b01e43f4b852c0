import type { Context } from 'hono'
import type { EdgeEnv } from '../edge/caller.ts'
import type { Outcome } from '../room.ts'
import type { SiteParts } from '../site.ts'
import type { ReportParts } from './parts.ts'

/** What the pages of reporting are made from. */
export interface ReportingSite extends Pick<SiteParts, 'knowledge' | 'checker' | 'notice' | 'areas' | 'onFailure'> {
  readonly reports: ReportParts
}

/** One request for a page of reporting. */
export interface ReportVisit {
  readonly context: Context<EdgeEnv>
  readonly site: ReportingSite
  readonly reports: ReportParts
  readonly form: URLSearchParams
  /** The file of a form that sends one. */
  readonly file: File | null
  /** Names the connection, for limits. */
  readonly network: string
}

export type ReportHandler = (visit: ReportVisit) => Outcome | Promise<Outcome>
