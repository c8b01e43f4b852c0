/** The letters and digits of an outward postcode: AL1, SW1A, EC2M. */
const outward = '[a-z]{1,2}\\d[a-z\\d]?'
const inward = '\\d[abd-hjlnp-uw-z]{2}'
const alone = new RegExp(`^\\s*(${outward})\\s*$`, 'i')
const whole = new RegExp(`(?<![a-z\\d])(${outward})\\s*${inward}(?![a-z\\d])`, 'gi')
const among = new RegExp(`(?<![a-z\\d])(${outward})(?![a-z\\d])`, 'i')

const between = /\s*(?:[,;/&+]|\band\b|\bor\b|\s)\s*/i

export interface PostcodeFound {
  /** In capitals, each once; the inward half is never kept. */
  readonly outcodes: readonly [first: string, ...others: string[]]
  /** What else was written, without the postcodes. */
  readonly rest: string
  /** Whether both halves were written: a lone M6 among words may be the name of a road. */
  readonly full: boolean
}

/** The postcodes in what somebody wrote: whole ones, else outward halves if nothing else was written, or one of them; null without any. */
export function findPostcodes(text: string): PostcodeFound | null {
  if (!/\d/.test(text)) return null
  const listed = text.trim().split(between)
  const isList = listed.length > 1 && listed.every((one) => alone.test(one))
  if (isList) return { outcodes: outcodesOf(listed), rest: '', full: false }
  const full = [...text.matchAll(whole)]
  const half = full.length > 0 ? null : (alone.exec(text) ?? among.exec(text))
  const found = half ? [half] : full
  const [first, ...others] = [...new Set(found.map((match) => match[1]!.toUpperCase()))]
  if (first === undefined) return null
  const rest = half
    ? `${text.slice(0, half.index)} ${text.slice(half.index + half[0].length)}`
    : text.replace(whole, ' ')
  return { outcodes: [first, ...others], rest: rest.trim(), full: half === null }
}

const outcodesOf = (listed: readonly string[]) =>
  [...new Set(listed.map((one) => one.toUpperCase()))] as [string, ...string[]]
