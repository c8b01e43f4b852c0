import type { Context } from 'hono'
import type { EdgeEnv } from './edge/caller.ts'

/** A file that somebody gave us, as it is handed out. */
export interface GivenFile {
  /** Letters, digits, hyphens and a dot. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Hands out a file to be saved, never shown in a page: it is told to be no other type, to run nothing, and is kept nowhere. */
export function sendGiven(context: Context<EdgeEnv>, { name, mediaType, bytes }: GivenFile): Response {
  context.set('isGiven', true)
  return context.body(new Uint8Array(bytes), 200, {
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
  })
}
