/** Holds the names of those whom the resident lets see how checks end, for a button. It decides nothing. */
export const tellCookie = 'tell'
const longest = 250

/** Whom the button below an answer names, from a Cookie header or `document.cookie`; null for no button. */
export function readTell(cookies: string): string | null {
  const value = new RegExp(`(?:^|;\\s*)${tellCookie}=([^;]*)`).exec(cookies)?.[1]
  if (!value) return null
  try {
    return decodeURIComponent(value).slice(0, longest) || null
  } catch {
    return null
  }
}
