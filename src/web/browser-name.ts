const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'a Mac'],
  ['Linux', 'Linux'],
] as const

const firstOf = (list: readonly (readonly [string, string])[], text: string) =>
  list.find(([mark]) => text.includes(mark))?.[1]

/** What a person would call the browser of a User-Agent: enough to tell one's own devices apart, too little to trace. */
export function browserName(userAgent: string): string {
  const browser = firstOf(browsers, userAgent) ?? 'A browser'
  const system = firstOf(systems, userAgent)
  return system ? `${browser} on ${system}` : browser
}
