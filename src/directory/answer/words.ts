import { longDate } from '../../values/day.ts'
import type { PhoneKind } from '../../values/phone.ts'
import type { Impossible, KnownNumber, Understood } from '../number/understood.ts'
import type { ListedFact, RangeFact } from './facts.ts'

/** Said with every answer, whatever was found. */
export const provesNothing = 'A number on a display proves nothing: anyone can make any number show.'

/** Said with every answer to a number that a caller gave. */
export const neverTheirs = 'Never use a number a caller gave you to check the caller. They choose who answers it.'

const kinds: Readonly<Record<PhoneKind, string>> = {
  emergency: 'It is an emergency number.',
  'short-code': 'It is a short number.',
  geographic: 'It is a landline number.',
  'non-geographic': 'It is an 03 number. It costs the same as a landline number.',
  freephone: 'It is free to ring.',
  service: 'It is an 084 or 087 number. Ringing it costs more than a landline number.',
  personal: 'It looks like a mobile number, but it is an 070 number that passes calls on. Ringing it can cost more.',
  mobile: 'It is a mobile number.',
  pager: 'It is the number of a pager.',
  premium: 'It is a premium number. Ringing it can cost a lot.',
  corporate: 'It is a number for calls over the internet.',
  international: 'It is a number from outside the UK.',
}

const whys: Readonly<Record<Impossible, string>> = {
  'too-short': 'It is too short to be a whole number. Look again whether all of it is there.',
  'too-long': 'It is too long to be a number. Look again whether it is right.',
  'starts-with-00': 'No number can begin like that.',
  'not-in-plan': 'No number like that is in use in the UK.',
}

/** What sort of number it is, in sentences. */
export function kindWords(understood: Understood): string[] {
  if (understood.is === 'none') return ['We found no number in what you wrote.']
  if (understood.is === 'withheld') return ['The caller hid the number. Many genuine callers do, and so do criminals.']
  if (understood.is === 'impossible')
    return [whys[understood.why], 'If it showed on your phone like that, do not ring it.']
  const isAbroad = understood.kind === 'international'
  const dear = isAbroad ? ['Ringing it can cost a lot.'] : []
  return [placeWords(understood) ?? costWords(understood) ?? kinds[understood.kind], ...dear]
}

/** Of several numbers only one is told of. */
export const severalWords = (number: KnownNumber | null, others: number): string[] =>
  number && others > 0 ? [`You wrote more than one number. This is about ${number.national} only.`] : []

/** Short numbers that can cost more than a call. Source: the National Telephone Numbering Plan (Ofcom). */
function costWords({ digits }: KnownNumber): string | null {
  if (/^118\d{3}$/.test(digits)) return 'It is a number that finds other numbers. Ringing it can cost a lot.'
  return /^[6-8]\d{4}$/.test(digits) ? 'It is a short number for texts. A text to it can cost a lot.' : null
}

function placeWords({ kind, digits, place }: KnownNumber): string | null {
  if (/^(?:01632|02079460|07700900)/.test(digits)) return 'It is a number kept for films and books. Nobody has it.'
  if (place === null) return null
  if (kind === 'geographic') return `It is a landline number for ${place}.`
  return kind === 'international' ? `It is a number from ${place}.` : null
}

/** What the ranges say, in sentences; nothing for numbers that have none. */
export function rangeWords(range: RangeFact): string[] {
  switch (range.is) {
    case 'held':
      return [
        `Numbers like this were given to ${range.holder ?? 'a phone company'} (Ofcom, ${longDate(range.dated)}).`,
        'Its owner may have moved to another company since.',
      ]
    case 'odd':
      return [
        `That is odd: numbers like this have been given to no phone company (Ofcom, ${longDate(range.dated)}).`,
        'A call that shows it most likely shows a made-up number.',
      ]
    case 'stale':
      return [`Our list of number ranges is of ${longDate(range.dated)}. That is too old, so we left it out.`]
    case 'unknown':
      return []
  }
}

const names = { england: 'England', wales: 'Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' }
const inWords = new Intl.ListFormat('en-GB')

/** Who lists the number, in sentences. */
export function listedWords(listed: ListedFact): string[] {
  const { organisation, by, nations, source, checked, expires, isStale, isConfirmed, never, rules } = listed
  const who = by.kind === 'instance' ? ` ${by.name} lists it.` : ''
  const until = isStale ? 'This is old: check before you rely on it.' : `It holds until ${longDate(expires)}.`
  const quiet = rules.some((rule) => rule === 'never-rings-out' || rule === 'inbound-only')
  return [
    `It is listed: ${organisation}.${who}`,
    ...(nations.length < 4 ? [`It is for ${inWords.format(nations.map((nation) => names[nation]))} only.`] : []),
    ...(never ? [never] : quiet ? ['They never ring from it. It is only for you to ring.'] : []),
    ...(rules.includes('password-scheme')
      ? ['They give you a password. A caller who does not know it is not theirs.']
      : []),
    `Source: ${source.publisher}. Checked ${longDate(checked)}. ${until}`,
    ...(isConfirmed ? [] : ['Unconfirmed: only one good source was found.']),
  ]
}

/** Said where nobody lists a number. */
export const notListed = 'We list nobody under it. That does not make it false: we list only a few.'
