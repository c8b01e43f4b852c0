import { openNightWorks } from './link/night/work.ts'
import { linkFirst } from './service/link-first.ts'

/** The night, with the directory whose numbers never link. */
export const nightWorks = openNightWorks(linkFirst)
