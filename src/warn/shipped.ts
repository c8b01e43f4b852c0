import { type Areas, openAreas } from '../areas/open.ts'
import { loadAreas } from '../knowledge/areas.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { openDigest, type ReadDigest } from './digest.ts'

/** The areas of today, as they were shipped. */
export const shippedAreas: Areas = openAreas(() => new Date().toISOString().slice(0, 10))

let digest: ReadDigest | undefined

/** The reader of warnings of this process, by what was shipped: opened when first asked for, which takes about half a second. */
export const shippedDigest = (): ReadDigest => (digest ??= openDigest(loadKnowledge(), shippedAreas, loadAreas()))
