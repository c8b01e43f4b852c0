import { kindOf, type PhoneKind } from '../../values/phone.ts'
import type { NumberingPlan } from './plan.ts'
import type { Impossible } from './understood.ts'

/** A UK number with its leading 0, or why it is none. */
export type National =
  | { readonly kind: PhoneKind; readonly place: string | null; readonly written: string }
  | { readonly why: Impossible }

/** Numbers of seven digits after the 0 that are in use; the plan has no others. */
const shortNumbers = new Set(['08001111', '08454647'])

/** Guernsey, Jersey and the Isle of Man: no number there is a digit shorter. */
const islands = new Set(['01481', '01534', '01624'])

/** Sorts a number that begins with a single 0 into the numbering plan. */
export function nationalOf(digits: string, plan: NumberingPlan): National {
  if (digits[1] === '0') return { why: 'starts-with-00' }
  if (shortNumbers.has(digits)) return { kind: kindOf(digits)!, place: null, written: groups(digits, 4) }
  if (digits.length < 10) return { why: 'too-short' }
  if (digits.length > 11) return { why: 'too-long' }
  const kind = kindOf(digits)
  const code = kind === 'geographic' ? areaCode(digits, plan) : ''
  if (kind === null || code === null) return { why: 'not-in-plan' }
  const isFull = (code.length < 5 && !digits.startsWith('0800')) || islands.has(code)
  if (digits.length === 10 && isFull) return { why: 'too-short' }
  return { kind, place: plan.areas.get(code) ?? null, written: writtenAs(digits, code) }
}

/** The longest dialling code of the list that a number begins with; null if there is none. */
function areaCode(digits: string, { areas }: NumberingPlan): string | null {
  for (let length = 6; length > 2; length--) {
    const code = digits.slice(0, length)
    if (areas.has(code)) return code
  }
  return null
}

/** As the British group their numbers. */
function writtenAs(digits: string, code: string): string {
  if (code.length >= 5) return groups(digits, code.length)
  if (code.length === 3 || digits.startsWith('05') || digits.startsWith('070')) return groups(digits, 3, 7)
  if (digits[1] === '7') return groups(digits, 5)
  return groups(digits, 4, 7)
}

function groups(digits: string, first: number, second = digits.length): string {
  const parts = [digits.slice(0, first), digits.slice(first, second), digits.slice(second)]
  return parts.filter(Boolean).join(' ')
}
