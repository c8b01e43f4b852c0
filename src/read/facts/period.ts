import { findDates, isoDate, monthPattern, weekdayPattern } from '../entities/date.ts'
import type { CountMention } from './counts.ts'
import { type Fact, matches, type Page } from './page.ts'
import { readPublishDate } from './publish-date.ts'

const counted = '(?:cases|reports|incidents|people|residents|offences|victims|calls|burglaries|homes)'
const day = String.raw`(?:${weekdayPattern},?\s+)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${monthPattern}|${monthPattern}\s+\d{1,2}(?:st|nd|rd|th)?(?!\s+${counted}))\b(?:,?\s+\d{4})?`
const month = String.raw`${monthPattern}(?:\s+\d{4})?\b`
const time = `(?:the )?(?:start|beginning|end|middle) of (?:the |this |last )?(?:year|month|week|${month})`
const point = String.raw`(?:${day}|${time}|(?:mid|early|late)[- ]${month}|${weekdayPattern}|yesterday|${month}|\d{4}\b|last (?:week|month|year|\w+day))`
const unit = '(?:hours?|days?|weeks?|months?|years?|fortnight)'
const several = String.raw`(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|several|first \w+)`
const dated = [
  `since ${point}`,
  String.raw`between ${point} and (?:${point}|\d{1,2}\b)`,
  String.raw`between (?:the )?\d{1,2}(?:st|nd|rd|th)? and ${day}`,
  String.raw`from (?:the )?\d{1,2}(?:st|nd|rd|th)? to ${day}`,
  String.raw`from ${day} to (?:${point}|\d{1,2}\b)`,
  String.raw`\d{4}\/\d{2}(?:\d{2})?(?!\/)`,
]
const windows = [
  String.raw`(?:in|over|during|within) (?:the )?(?:space of )?(?:the )?(?:last|past|first) (?:${several} )?${unit}(?: of (?:the year|this year|${month}|\d{4}))?`,
  '(?:in|over|during|within) (?:the space of )?a (?:fortnight|week|month|weekend|day)',
  `(?:the )?(?:last|past) ${several} ${unit}`,
  String.raw`(?<=in |within |over )${several} ${unit}(?!\s+(?:old|of age))`,
  String.raw`(?:earlier |over the |during )?(?:this|last) (?:week|month|months|year|weekend|summer|winter|autumn|spring)(?: \([^)]{3,30}\))?`,
  String.raw`(?:during|throughout|in) ${month}(?! \d)`,
  'in recent (?:days|weeks|months)',
  'so far this (?:year|month|week)',
]
const moments = [
  String.raw`(?:yesterday|last|this) (?:night|morning|afternoon|evening)(?: \([^)]{3,30}\))?`,
  `${day}`,
  String.raw`(?:last )?${weekdayPattern}(?: (?:morning|afternoon|evening|night))?(?: \([^)]{3,30}\))?`,
  'yesterday|today',
]
const toPattern = (forms: readonly string[]) => new RegExp(String.raw`\b(?:${forms.join('|')})(?!\w)`, 'gi')
const [datedWindow, window, moment] = [toPattern(dated), toPattern([...dated, ...windows]), toPattern(moments)]

/**
 * `period` as written: a window with a date in it, else the window beside a count, else the first day of an incident, else any
 * window; null when no time is told.
 */
export function readPeriod(page: Page, counts: readonly CountMention[]): Fact<string | null> {
  const told = page.body.filter((sentence) => sentence.voice === 'report')
  const beside = told.filter((sentence) => counts.some(({ start }) => start >= sentence.start && start < sentence.end))
  for (const [sentences, pattern] of [
    [told, datedWindow],
    [beside, window],
    [told, moment],
    [told, window],
  ] as const)
    for (const { match, start, end, sentence } of matches(sentences, pattern))
      if (!isAside(sentence.text, match) && !isDateline(page, { start, end }))
        return { value: match[0].replace(/\s+/g, ' '), spans: [[start, end]] }
  return { value: null, spans: [] }
}

/** The day the page itself was published on. */
function isDateline(page: Page, { start, end }: { start: number; end: number }): boolean {
  const date = findDates(page.text, start, end)[0]
  return date?.year != null && isoDate(date) === readPublishDate(page).value
}

/** Words that only look like a time, and the time when police came: a campaign's week, "may" and "sat" as verbs. */
function isAside(sentence: string, match: RegExpExecArray): boolean {
  if (/^(?:mar|may|sat|sun)$/i.test(match[0]) && match[0] !== 'May') return true
  if (/\b(?:officers|police) were called (?:to|out)\b/i.test(sentence.slice(0, match.index))) return true
  const around = sentence.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40)
  return /\b(?:campaign|opened|open until|published|appeal\w* (?:was|went)|expires|only last week)\b/i.test(around)
}
