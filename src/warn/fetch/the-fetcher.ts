import { readConfig, softwareVersion } from '../../config.ts'
import { type Fetcher, openFetcher } from './fetcher.ts'

let fetcher: Fetcher | undefined

/** The one that this process fetches with, so that all its parts together are polite to a host. */
export const theFetcher = (): Fetcher => (fetcher ??= makeFetcher())

function makeFetcher(): Fetcher {
  const { publicUrl, fetchAllow: allow } = readConfig()
  const about = new URL(publicUrl).hostname === 'localhost' ? '' : ` (+${publicUrl}/about)`
  return openFetcher({ userAgent: `Doorchain/${softwareVersion()}${about}`, allow, now: () => new Date() })
}
