/** The letters and digits of an outward postcode: AL1, SW1A, EC2M. */
const outward = '[a-z]{1,2}\\d[a-z\\d]?'
const inward = '\\d[abd-hjlnp-uw-z]{2}'
const alone = new RegExp(`^\\s*(${outward})\\s*$`, 'i')
const whole = new RegExp(`(?<![a-z\\d])(${outward})\\s*${inward}(?![a-z\\d])`, 'i')
const among = new RegExp(`(?<![a-z\\d])(${outward})(?![a-z\\d])`, 'i')

export interface PostcodeFound {
  /** In capitals; the inward half is never kept. */
  readonly outcode: string
  /** What else was written, without the postcode. */
  readonly rest: string
  /** Whether both halves were written: a lone AL1 among words may be the name of a road. */
  readonly full: boolean
}

/** The postcode in what somebody wrote; null without one. */
export function findPostcode(text: string): PostcodeFound | null {
  if (!/\d/.test(text)) return null
  const full = whole.exec(text)
  const match = full ?? alone.exec(text) ?? among.exec(text)
  if (!match) return null
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim()
  return { outcode: match[1]!.toUpperCase(), rest, full: full !== null }
}
