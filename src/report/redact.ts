import { readNumber } from '../directory/number/number.ts'
import { loadNumberingPlan } from '../directory/number/plan.ts'
import { longestText, scanNumbers } from '../directory/number/scan.ts'
import { findAddresses } from '../read/entities/address.ts'
import { type Hidden, hide, spansOf } from './hide.ts'
import { namesIn } from './redact-names.ts'

/** What belongs to the caller and stays, and what is known of whoever reports. */
export interface OfCaller {
  /** Numbers as dialled. */
  readonly numbers: readonly string[]
  readonly aliases: readonly string[]
  /** Name of who reports, where it was given: hidden wherever it stands. */
  readonly reporter?: string | null
}

/**
 * An account without what points to whoever it happened to: names, numbers of theirs, mail and street addresses,
 * postcodes, cards, accounts, dates of birth, each with a word in its place. Numbers and names of the caller stay: they
 * are facts of the crime. By patterns, so somebody who may see it as given has to look before it is passed on. Never throws.
 */
export function redactAccount(account: string, known: OfCaller): string {
  const hidden: Hidden[] = [
    ...findAddresses(account)
      .filter(({ kind }) => kind === 'email')
      .map(({ start, end }) => ({ start, end, by: '[e-mail address]' })),
    ...spansOf(account, bornOn, '[date of birth]'),
    ...spansOf(account, insurance, '[National Insurance number]'),
    ...spansOf(account, postcode, '[postcode]'),
    ...spansOf(account, street, '[address]'),
    ...spansOf(account, iban, '[account number]'),
    ...numbersOf(account, new Set(known.numbers)),
    ...namesIn(account, known),
  ]
  return hide(account, hidden)
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const day = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})[a-z]{0,6},? (?:(?:19|20)\d\d)|(?:${months})[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)`
/** A date after words of birth, or of a year in which people who report were born. */
const bornOn = new RegExp(
  String.raw`(?<=\b(?:born|birth|birthday|d\.?o\.?b\.?)\b[^.\n]{0,20})${day}|\b\d{1,2}[/.-]\d{1,2}[/.-]19\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})[a-z]{0,6},? 19\d\d\b`,
  'gi',
)
const insurance = /\b[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b/gi
const postcode = /\b(?:[a-z]{1,2}\d[a-z\d]?|gir) ?\d[a-z]{2}\b/gi
const iban = /\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g
const ways =
  '[Ss]treet|[Ss]t|[Rr]oad|[Rr]d|[Ll]ane|[Aa]venue|[Aa]ve|[Cc]lose|[Dd]rive|[Ww]ay|[Cc]ourt|[Cc]rescent|[Tt]errace|[Gg]ardens|[Gg]rove|[Mm]ews|[Pp]lace|[Ss]quare|[Hh]ill|[Rr]ise|[Ww]alk|[Gg]reen|[Pp]arade|[Vv]iew'
/** A house number with a street, in any letters; or a street by its capital letters alone. */
const street = new RegExp(
  String.raw`(?:\b(?:[Ff]lat|[Aa]partment|[Uu]nit) \w{1,4},? )?(?:\b\d{1,4}[a-zA-Z]?,? (?:[\w'’-]{2,20} ){1,3}|\b(?:[A-Z][\w'’-]{1,20} ){1,3})(?:${ways})\b(?! (?:[Pp]olice|[Ss]tation))`,
  'g',
)
const date = new RegExp(`^${day}$`, 'i')
/** A sort code has six digits; fewer stand for years, ages and sums. */
const fewestDigits = 6

/** Runs of digits that are no number of the caller's: telephone, account and card numbers. Sums and other dates stay. */
function numbersOf(account: string, callers: ReadonlySet<string>): Hidden[] {
  return pieces(account).flatMap(({ from, text }) =>
    scanNumbers(text)
      .map(({ digits, start, end }) => ({ digits, start: from + start, end: from + end }))
      .filter(({ digits, start, end }) => {
        const words = account.slice(start, end)
        return digits.length >= fewestDigits && !date.test(words) && !isOf(callers, words)
      })
      .map(({ start, end }) => ({ start, end, by: '[number]' })),
  )
}

function isOf(callers: ReadonlySet<string>, words: string): boolean {
  const read = readNumber(words, loadNumberingPlan())
  return (read.is === 'number' || read.is === 'impossible') && callers.has(read.digits)
}

/** The text in pieces as long as the reader of numbers looks at, cut between words. */
function pieces(account: string): { from: number; text: string }[] {
  const cut: { from: number; text: string }[] = []
  for (let from = 0; from < account.length; ) {
    const end = from + longestText
    const space = end < account.length ? account.lastIndexOf('\n', end) : account.length
    const stop = end < account.length ? account.lastIndexOf('. ', end) : account.length
    const to = Math.max(space, stop) > from ? Math.max(space, stop) : Math.min(end, account.length)
    cut.push({ from, text: account.slice(from, to) })
    from = to
  }
  return cut
}
