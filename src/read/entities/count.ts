const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number in figures or words as part of a pattern: "29", "1,847", "nineteen", "twenty-six", "a dozen". */
export const countPattern = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,5}(?![\d.,]\d|\w|[/:%])|(?:${tens.join('|')})(?:[- ](?:${units.slice(0, 9).join('|')}))?|${units.join('|')}|an? (?:dozen|couple of|hundred)|half a dozen|a pair of)`

const fixed = new Map([
  ['a dozen', 12],
  ['half a dozen', 6],
  ['a couple of', 2],
  ['a pair of', 2],
  ['a hundred', 100],
])

/** The value of what `countPattern` matched; NaN for other words. */
export function countValue(words: string): number {
  const text = words.toLowerCase()
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const known = fixed.get(text)
  if (known !== undefined) return known
  const [first = '', second] = text.split(/[- ]/)
  const ten = tens.indexOf(first)
  if (ten >= 0) return (ten + 2) * 10 + (second ? units.indexOf(second) + 1 : 0)
  const unit = units.indexOf(first)
  return unit < 0 ? Number.NaN : unit + 1
}
