import type { Home } from '../values/citable.ts'

/** Holds the codes of where a person lives, if they chose to say: district, force, and the districts beside it. */
export const homeCookie = 'home'

/** Where a person lives, from a Cookie header or `document.cookie`; null if they did not say. */
export function readHome(cookies: string): Home | null {
  const [, value] = new RegExp(`(?:^|;\\s*)${homeCookie}=([\\w.]+)`).exec(cookies) ?? []
  if (!value) return null
  const [district = '', force = '', ...bordering] = value.split('.')
  return { district, force, bordering }
}

/** The value of the cookie. */
export const homeValue = ({ district, force, bordering }: Home): string => [district, force, ...bordering].join('.')
