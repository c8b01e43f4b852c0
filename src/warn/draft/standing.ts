import type { WarningContent } from '../../values/warning.ts'

/** Whether the words of a figure stand in a text: as they were, changed by hand (to what), or not any more. */
export type Standing =
  | { readonly kind: 'stands' }
  | { readonly kind: 'changed'; readonly to: string }
  | { readonly kind: 'gone' }

const escaped = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Not within a longer number or word. */
const whole = (pattern: string, flags = 'u') =>
  new RegExp(String.raw`(?<![\p{L}\d£]|\d[.,])(?:${pattern})(?![\p{L}\d]|[.,]\d)`, flags)

const day = String.raw`\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}`

/** The same words with any other figures in them. */
const anyFigures = (words: string) =>
  escaped(words)
    .replace(new RegExp(day, 'g'), day)
    .replaceAll(/(?<!\\|\{|,)\b\d[\d,]*\b(?!\})/g, String.raw`\d[\d,]*`)

const textOf = ({ texts: [english] }: WarningContent): string =>
  english ? [english.title, english.summary, english.body].join('\n\n') : ''

/** Where the words of a figure are, in the English text; however the first letter is written. */
export function standingOf(words: string, content: WarningContent): Standing {
  const text = textOf(content).replace(/\s+/g, ' ')
  if (whole(escaped(words), 'iu').test(text)) return { kind: 'stands' }
  const changed = /\d/.test(words) ? whole(anyFigures(words), 'iu').exec(text) : null
  return changed ? { kind: 'changed', to: changed[0] } : { kind: 'gone' }
}

/** The English text with other words for a figure, wherever they stand; the first letter is written as it was. */
export function withWords(content: WarningContent, words: string, other: string): WarningContent {
  const pattern = whole(escaped(words), 'giu')
  const put = (text: string) =>
    text.replace(pattern, (found) => (/^\p{Lu}/u.test(found) ? other[0]!.toUpperCase() : other[0]!) + other.slice(1))
  const texts = content.texts.map((one) =>
    one.language === 'en' ? { ...one, title: put(one.title), summary: put(one.summary), body: put(one.body) } : one,
  )
  return { ...content, texts }
}
