import { kindOf } from '../../values/phone.ts'
import type { Span } from '../../values/span.ts'
import { nationalOf } from './national.ts'
import type { NumberingPlan } from './plan.ts'
import { longestText, type Run, scanNumbers } from './scan.ts'
import type { Impossible, ImpossibleNumber, KnownNumber, Understood } from './understood.ts'

/** Words of a display that shows no number. */
const withheld =
  /\b(?:withheld|private (?:number|caller)|no caller i\.?d|caller i\.?d\.? (?:was |is )?(?:blocked|withheld|hidden)|unknown (?:number|caller)|out of area|restricted|unavailable|anonymous|blocked number|hid(?:den)? (?:their |the |his |her )?number|number (?:was |is )?(?:hidden|blocked)|no number)\b|^\W*(?:unknown|blocked|hidden|private)\W*$/i

/**
 * Reads the number a text asks about, in any form people write or say it. Of several the first that is complete stands
 * for the text. Pure; never throws; looks at no more than `longestText` characters.
 */
export function readNumber(text: string, plan: NumberingPlan): Understood {
  return readNumbers(text, plan).understood
}

/** The same, with how many other numbers the text holds. */
export function readNumbers(text: string, plan: NumberingPlan): { understood: Understood; others: number } {
  const found = scanNumbers(text).map((run) => understand(run, plan))
  const numbers = found.filter((one) => one.is === 'number')
  const number = numbers.find(({ digits }) => digits.length > 6) ?? numbers[0]
  if (number) {
    const others = numbers.length > 1 ? new Set(numbers.map(({ digits }) => digits)).size - 1 : 0
    return { understood: number, others }
  }
  if (withheld.test(text.slice(0, longestText))) return { understood: { is: 'withheld' }, others: 0 }
  return { understood: found[0] ?? { is: 'none' }, others: 0 }
}

function understand(run: Run, plan: NumberingPlan): KnownNumber | ImpossibleNumber {
  const { digits } = run
  if (digits[0] === '+') return abroad(digits.slice(1), run, plan)
  if (digits.startsWith('00')) return abroad(digits.slice(2), run, plan)
  if (digits[0] === '0') return inUk(digits, run, plan)
  const kind = kindOf(digits)
  if (kind) return known(run, { kind, digits, e164: null, national: spaced(digits), place: null })
  const dialled = withoutPrefix(digits)
  if (dialled !== digits) return understand({ ...run, digits: dialled }, plan)
  if (/^[1-35789]\d{9}$/.test(digits)) return inUk(`0${digits}`, run, plan)
  return impossible(run, digits.length < 7 ? 'not-in-plan' : digits.length < 10 ? 'too-short' : 'too-long')
}

/** Takes off what goes before a number: 44 without its plus, 18001 of Relay UK, 141 and 1470 to hide or show one's own. */
function withoutPrefix(digits: string): string {
  if (/^440?[1-9]\d{9}$/.test(digits)) return `+${digits}`
  return /^(?:1800[12](?=0|999$|112$|1\d\d$)|(?:141|1470)(?=0\d{9}))/.test(digits)
    ? digits.replace(/^(?:1800[12]|1470|141)/, '')
    : digits
}

function inUk(digits: string, run: Run, plan: NumberingPlan): KnownNumber | ImpossibleNumber {
  const national = nationalOf(digits, plan)
  if ('why' in national) return impossible({ ...run, digits }, national.why)
  const { kind, place, written } = national
  return known(run, { kind, digits, e164: `+44${digits.slice(1)}`, national: written, place })
}

/** International numbers have 7 to 15 digits with their country code (ITU-T E.164). */
function abroad(digits: string, run: Run, plan: NumberingPlan): KnownNumber | ImpossibleNumber {
  if (digits.startsWith('44')) return inUk(`0${digits.slice(2).replace(/^0(?=.)/, '')}`, run, plan)
  if (digits[0] === '0') return impossible(run, 'starts-with-00')
  if (digits.length < 7) return impossible(run, 'too-short')
  if (digits.length > 15) return impossible(run, 'too-long')
  if (digits[0] === '1' && digits.length !== 11) return impossible(run, digits.length < 11 ? 'too-short' : 'too-long')
  const code = [3, 2, 1].map((length) => digits.slice(0, length)).find((one) => plan.countries.has(one))
  const place = code === undefined ? null : plan.countries.get(code)!
  const e164 = `+${digits}`
  const national = code === undefined ? e164 : `+${code} ${digits.slice(code.length)}`
  return known(run, { kind: 'international', digits: e164, e164, national, place })
}

const spaced = (digits: string) => (/^11[68]\d{3}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits)
const spanOf = ({ start, end }: Run): Span => [start, end]

function known(run: Run, what: Omit<KnownNumber, 'is' | 'extension' | 'span'>): KnownNumber {
  return { is: 'number', ...what, extension: run.extension, span: spanOf(run) }
}

function impossible(run: Run, why: Impossible): ImpossibleNumber {
  return { is: 'impossible', digits: run.digits, why, span: spanOf(run) }
}
