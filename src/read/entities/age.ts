/** An age or a band of ages as written. `years` holds the numbers in it; decades count by their first year. */
export interface AgeMention {
  readonly years: readonly number[]
  readonly start: number
  readonly end: number
}

const number = String.raw`(?:1[01]\d|[1-9]\d|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)`
const decade = String.raw`(?:[1-9]0(?:['\u2019]?s)|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)`
const people = String.raw`(?:(?:women|men)\s+)`
const patterns = [
  String.raw`\b(?:between\s+)?(?:the\s+)?ages?\s+(?:of\s+)?(?:between\s+)?${number}\s*(?:and|to|-|\u2013)\s*${number}\b`,
  String.raw`\bbetween\s+the\s+ages\s+of\s+${number}\s+and\s+${number}\b`,
  String.raw`\b(?:aged\s+)?between\s+${number}\s+and\s+${number}(?!\s*(?:minutes|hours|days|per|%|miles|reports|calls|cases|metres|people))\b`,
  String.raw`\b(?:average|mean|median)\s+age\s+(?:of\s+(?:the\s+)?(?:victims?\s+)?(?:is\s+|was\s+)?|is\s+|was\s+)?${number}\b`,
  String.raw`\b${people}?aged?\s+(?:over|above|under|around|about|from|at least)?\s*${number}(?:\s*(?:-|\u2013|to|and)\s*${number})?(?:\s+(?:or|and)\s+(?:more|over|older|above))?`,
  String.raw`(?<=\b(?:youngest|oldest|eldest)\s+(?:victim\s+)?(?:(?:is|was|being|aged)\s+)?)${number}\b`,
  String.raw`\bin\s+(?:his|her|their|the)\s+(?:early\s+|mid\s+|mid-|late\s+)?${decade}(?:\s*(?:and|or|to|-)\s*(?:early\s+|mid[ -]|late\s+)?${decade})*`,
  String.raw`\b${number}[\s-]years?[\s-]old\b`,
  String.raw`\b(?:people|residents|those|women|men|victims|pensioners)\s+(?:who\s+(?:are|were)\s+)?over\s+(?:the\s+age\s+of\s+)?${number}\b(?!\s*(?:miles|minutes))`,
  String.raw`\bover[\s-](?:the age of )?(?:[5-9]\d)s?\b(?!\s*(?:%|per|calls|reports|cases|people|incidents|victims|minutes|miles|,\d))`,
  String.raw`(?<=\b(?:man|woman|resident|victim|pensioner|widow|widower|lady|gentleman)\s+of\s+)${number}\b`,
  String.raw`(?<=\b(?:man|woman|widow|widower|pensioner|grandmother|grandfather|resident|victim),\s)${number}\b(?=[,.;)\s])`,
]
const ages = new RegExp(patterns.join('|'), 'gi')

/** Finds ages between two offsets: "aged over 65", "in her 80s", "an 84-year-old", "between the ages of 86 and 101". */
export function findAges(text: string, from = 0, to = text.length): AgeMention[] {
  return [...text.slice(from, to).matchAll(ages)].map((match) => {
    const start = from + match.index
    return { years: yearsOf(match[0]), start, end: start + match[0].length }
  })
}

const stems = ['twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet']
const digits = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function yearsOf(words: string): number[] {
  return [
    ...words
      .toLowerCase()
      .matchAll(/\d{2,3}|(twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y|ies)(?:[ -]([a-z]+))?/g),
  ].map((match) =>
    match[1] ? (stems.indexOf(match[1]) + 2) * 10 + (digits.indexOf(match[2] ?? '') + 1) : Number(match[0]),
  )
}
