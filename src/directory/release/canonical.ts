/**
 * JSON in one form only, so that a signature fits it wherever it is written: names in the order of their UTF-16 code
 * units, no white space, numbers and strings as JSON.stringify writes them (RFC 8785). Takes JSON values.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${pairs.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`
}
