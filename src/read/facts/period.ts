import { monthPattern, weekdayPattern } from '../entities/date.ts'
import type { CountMention } from './counts.ts'
import { type Fact, matches, type Page } from './page.ts'

const day = String.raw`(?:${weekdayPattern},?\s+)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${monthPattern}|${monthPattern}\s+\d{1,2}(?:st|nd|rd|th)?)\b(?:,?\s+\d{4})?`
const month = String.raw`${monthPattern}(?:\s+\d{4})?\b`
const time = String.raw`(?:the )?(?:start|beginning|end|middle) of (?:the |this |last )?(?:year|month|week|${month})`
const point = String.raw`(?:${day}|${time}|(?:mid|early|late)[- ]${month}|${weekdayPattern}|yesterday|${month}|\d{4}\b|last (?:week|month|year|\w+day))`
const unit = '(?:hours?|days?|weeks?|months?|years?|fortnight)'
const several = String.raw`(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of|several|first \w+)`
const windows = [
  String.raw`since ${point}`,
  String.raw`between ${point} and (?:${point}|\d{1,2}\b)`,
  String.raw`from ${day} to (?:${point}|\d{1,2}\b)`,
  String.raw`(?:in|over|during|within) (?:the )?(?:space of )?(?:the )?(?:last|past|first) (?:${several} )?${unit}(?: of (?:the year|this year|${month}|\d{4}))?`,
  String.raw`(?:in|over|during|within) (?:the space of )?a (?:fortnight|week|month|weekend|day)`,
  String.raw`(?:the )?(?:last|past) ${several} ${unit}`,
  String.raw`(?<=in |within |over )${several} ${unit}(?!\s+(?:old|of age))`,
  String.raw`(?:earlier |over the |during )?(?:this|last) (?:week|month|months|year|weekend|summer|winter|autumn|spring)(?: \([^)]{3,30}\))?`,
  String.raw`(?:during|throughout|in) ${month}(?! \d)`,
  String.raw`\d{4}\/\d{2}(?:\d{2})?(?!\/)`,
  String.raw`so far this (?:year|month|week)`,
]
const moments = [
  String.raw`(?:yesterday|last|this) (?:night|morning|afternoon|evening)(?: \([^)]{3,30}\))?`,
  String.raw`${day}`,
  String.raw`(?:last )?${weekdayPattern}(?: (?:morning|afternoon|evening|night))?(?: \([^)]{3,30}\))?`,
  String.raw`yesterday|today`,
]
const window = new RegExp(String.raw`\b(?:${windows.join('|')})`, 'gi')
const moment = new RegExp(String.raw`\b(?:${moments.join('|')})`, 'gi')

/** `period` as written: the window of the reports, the one beside the count first; else the first day of an incident; else null. */
export function readPeriod(page: Page, counts: readonly CountMention[]): Fact<string | null> {
  const told = page.body.filter((sentence) => sentence.voice === 'report')
  const counted = told.filter((sentence) => counts.some(({ start }) => start >= sentence.start && start < sentence.end))
  for (const [sentences, pattern] of [
    [counted, window],
    [told, window],
    [told, moment],
  ] as const)
    for (const { match, start, end, sentence } of matches(sentences, pattern)) {
      if (isAside(sentence.text, match)) continue
      return { value: match[0].replace(/\s+/g, ' '), spans: [[start, end]] }
    }
  return { value: null, spans: [] }
}

/** Words that only look like a time: a campaign's week, "may", a photo of today. */
function isAside(sentence: string, match: RegExpExecArray): boolean {
  if (/^(?:mar|may|sat|sun)$/i.test(match[0]) && match[0] !== 'May') return true
  const around = sentence.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40)
  return /\b(?:campaign|opened|open until|published|appeal\w* (?:was|went)|expires|only last week|within the last \w+ of)\b/i.test(around)
}
