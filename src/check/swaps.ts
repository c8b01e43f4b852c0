/** The same contact with other names, amounts and figures. For tests only. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number below a million in words. */
export function spell(number: number): string {
  if (number < 20) return units[number]!
  if (number < 100) return tens[Math.floor(number / 10)]! + (number % 10 ? ` ${units[number % 10]}` : '')
  const [size, name] = number < 1000 ? [100, 'hundred'] : [1000, 'thousand']
  const rest = number % size
  const and = rest > 0 && rest < 100 ? ' and' : ''
  return `${spell(Math.floor(number / size))} ${name}${and}${rest > 0 ? ` ${spell(rest)}` : ''}`
}

/** Numbers that are dialled are said digit by digit. */
const dialled = new Set(['999', '101', '161', '159', '119', '111', '105'])

/** Figures written as they are said: "£3,000" becomes "three thousand pounds". Prices with pence and times stay, and "2" for "to". */
export function spellOut(text: string): string {
  return text.replace(/(£)?\b(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d/]|[.,:]\d)(k\b)?/g, (found, pound, figures, k, at) => {
    if (/[\d./,:]$/.test(text.slice(0, at)) || (!pound && /^[24]$/.test(figures) && !k)) return found
    if (dialled.has(figures)) return [...figures].map((digit) => units[Number(digit)]).join(' ')
    const number = Number(figures.replaceAll(',', '')) * (k ? 1000 : 1)
    return spell(number) + (pound ? ' pounds' : '')
  })
}

const word = `(?:${[...units.slice(1), ...tens.filter(Boolean), 'hundred', 'thousand', 'grand'].join('|')})`
const said = new RegExp(`\\b${word}(?: (?:and )?${word})+\\b`, 'gi')

/** Numbers said in words as figures: "three thousand" becomes "3,000"; single small words stay words. */
export function writeFigures(text: string): string {
  return text.replace(said, (found) => {
    const words = found.toLowerCase().replaceAll(' and', '').split(' ')
    if (words.length === 3 && words.every((one) => units.indexOf(one) <= 9 && units.includes(one)))
      return words.map((one) => units.indexOf(one)).join('')
    return amountOf(words).toLocaleString('en-GB')
  })
}

function amountOf(words: readonly string[]): number {
  let total = 0
  let part = 0
  for (const one of words) {
    if (one === 'thousand' || one === 'grand') {
      total += (part || 1) * 1000
      part = 0
    } else if (one === 'hundred') part = (part || 1) * 100
    else part += units.includes(one) ? units.indexOf(one) : tens.indexOf(one) * 10
  }
  return total + part
}

/** What may stand for one another: each is replaced by the next of its kind. */
export const kinds: Readonly<Record<string, readonly string[]>> = {
  banks: ['Barclays', 'Lloyds', 'NatWest', 'HSBC', 'Santander', 'Halifax', 'Nationwide'],
  places: ['Hammersmith', 'Charing Cross', 'Kentish Town', 'Leeds', 'London', 'Dunmore Bridge', 'Wrexham'],
  forces: ['the Met', 'Essex Police', 'Hertfordshire Constabulary', 'Scotland Yard', 'Gwent Police'],
  names: ['Adam Walker', 'Simon', 'Collins', 'Hughes', 'Doyle', 'Beth', 'Paul', 'Okonkwo', 'Priya Nair'],
  shops: ['Argos', 'Currys', 'Tesco', 'John Lewis', 'Boots'],
  companies: ['Severn Trent', 'British Gas', 'Thames Water', 'Scottish Power'],
  amounts: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((one) => `${one} thousand`),
  sums: ['£4,000', '£5,000', '£6,000', '£7,000', '£9,000', '£12,000', '£18,000'],
}

/** Banks, places, forces, names, shops and amounts changed for others of their kind. */
export function swapNames(text: string): string {
  const next = new Map<string, string>()
  for (const kind of Object.values(kinds))
    for (const [at, name] of kind.entries()) next.set(name.toLowerCase(), kind[(at + 1) % kind.length]!)
  const known = [...next.keys()].toSorted((a, b) => b.length - a.length).join('|')
  return text.replace(new RegExp(`(?<![\\w£])(?:${known})(?!\\w|,\\d)`, 'gi'), (found) => {
    const other = next.get(found.toLowerCase())!
    return found === found.toLowerCase() ? other.toLowerCase() : other
  })
}
