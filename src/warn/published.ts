import type { PublishedWarning } from '../values/warning.ts'

/** Which warnings are looked for; what is left out does not matter. */
export interface PublishedQuery {
  /** In any of these districts. */
  readonly districts?: readonly string[]
  readonly script?: string
  readonly tactic?: string
  /** Published here on or after, and before, these moments. */
  readonly since?: Date
  readonly until?: Date
  /** Words to be found in it. */
  readonly words?: string
  /** At most so many, newest first; 50 unless told. */
  readonly most?: number
}

/** What everybody may see of warnings. */
export interface Published {
  /** Those that hold now, newest first. */
  current(query?: PublishedQuery): Promise<readonly PublishedWarning[]>
  /** The newest public version, also when it was cancelled or has expired; an older one by its number; null for none. */
  find(id: string, number?: number): Promise<PublishedWarning | null>
  /** Changes whenever anything public changes: an ETag for lists. */
  tag(): Promise<string>
}
