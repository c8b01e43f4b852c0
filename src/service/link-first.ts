import type { NightMeans } from '../link/night/job.ts'

/** Links all reports before spikes are looked for; what links is loaded when it is needed. */
export const linkFirst: NightMeans['link'] = async (store, { now, tell, isStopping }) => {
  const [{ linkAll }, { openLinkMeans }] = await Promise.all([
    import('../link/store/full.ts'),
    import('./link-means.ts'),
  ])
  await linkAll(store, { means: await openLinkMeans(store, now()), now, tell, isStopping })
}
