import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAreas } from './areas/open.ts'
import { projectRoot, readConfig } from './config.ts'
import { loadAreas } from './knowledge/areas.ts'
import { loadKnowledge } from './knowledge/load.ts'
import { openDigest, type ReadDigest } from './warn/digest.ts'
import { type Fetcher, openFetcher } from './warn/fetch/fetcher.ts'

let fetcher: Fetcher | undefined
let digest: ReadDigest | undefined

/** The one that this process fetches with, so that all its parts together are polite to a host. */
export const theFetcher = (): Fetcher => (fetcher ??= makeFetcher())

function makeFetcher(): Fetcher {
  const { publicUrl, fetchAllow: allow } = readConfig()
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  const about = new URL(publicUrl).hostname === 'localhost' ? '' : ` (+${publicUrl}/about)`
  return openFetcher({ userAgent: `Doorchain/${version}${about}`, allow, now: () => new Date() })
}

/** How this process reads warnings that it takes in. */
export const theDigest = (): ReadDigest =>
  (digest ??= openDigest(
    loadKnowledge(),
    openAreas(() => new Date().toISOString().slice(0, 10)),
    loadAreas(),
  ))
