import { findPhones, type Phone } from '../read/entities/phone.ts'
import type { Voice } from '../read/read.ts'
import type { Tokens } from '../read/tokens.ts'
import type { GenuineContact } from '../values/knowledge.ts'
import type { NumberSaid, NumberUse } from './verdict.ts'

/** Most numbers of one contact that are told of. */
const most = 5
/** How far before a number the word stands that tells what it is for, in characters. */
const reach = 60
const bidding = /\b(?:ring|call|dial|phone|text|contact|use|number|gave|given|reach)\b[^.?!\n]*$/i
const showing = /\b(?:from|show\w*|display\w*|screen|came up)\b[^.?!\n]*$/i
/** 999, 112, the textphone 999 and smells of gas: nobody looks for another phone first. */
const emergency = /^(?:999|112|18000|0800111999|0800002001)$/

/** The numbers of a contact that it shows or gives somebody to ring, each once, with what the shipped contacts say of them. */
export function numbersIn(tokens: Tokens, voices: readonly Voice[], contacts: readonly GenuineContact[]): NumberSaid[] {
  const said = new Map<string, NumberSaid>()
  for (const phone of [...neverRinging(tokens.text, contacts), ...findPhones(tokens)]) {
    const voice = voices.find(({ start, end }) => phone.start >= start && phone.start < end)
    if (phone.digits === '18001' || voice?.register === 'resident' || said.has(phone.digits) || said.size === most)
      continue
    said.set(phone.digits, numberSaid(phone, tokens.text, contacts))
  }
  return [...said.values()]
}

/** Short numbers that ring nobody, on a display: the reader knows no displays; "from 159 High Street" is an address. */
const neverRinging = (text: string, contacts: readonly GenuineContact[]): Phone[] =>
  contacts
    .filter(({ rules }) => rules?.includes('never-rings-out'))
    .flatMap(({ value }) =>
      [...text.matchAll(new RegExp(`(?<![\\w£$€.,])${value}(?!\\w|[.,]\\d|\\s+(?:[A-Z]|pounds|quid|people))`, 'g'))]
        .filter(({ index }) => showing.test(text.slice(Math.max(0, index - reach), index)))
        .map(({ index }) => ({ digits: value, start: index, end: index + value.length })),
    )

function numberSaid({ digits, start, end }: Phone, text: string, contacts: readonly GenuineContact[]): NumberSaid {
  const words = text.slice(start, end)
  const before = text.slice(Math.max(0, start - reach), start)
  const isCut = digits.length > 6 && /^[ -]\d(?!\d)/.test(text.slice(end, end + 3))
  const contact = isCut
    ? undefined
    : contacts.find(({ kind, value }) => kind === 'phone' && value.replaceAll(' ', '') === digits)
  const isShown = showing.test(before)
  const neverRings = isShown && contact?.rules?.includes('never-rings-out') === true
  const use: NumberUse = neverRings ? 'never-rings' : !isShown && bidding.test(before) ? 'given' : 'shown'
  return { digits, words, use, contact: contact?.id ?? null, text: sentences({ digits, words, use }, contact) }
}

function sentences(
  { digits, words, use }: Pick<NumberSaid, 'digits' | 'words' | 'use'>,
  contact?: GenuineContact,
): string {
  if (!contact)
    return use === 'given' && (digits.length > 6 || digits === '161')
      ? `Do not ring ${words} to check them: they choose who answers it.`
      : `We list nobody under ${words}. A number on a display proves nothing.`
  if (use === 'never-rings' && contact.never) return contact.never
  const end =
    use !== 'given'
      ? 'But a number on a display proves nothing.'
      : emergency.test(digits)
        ? 'In danger, ring it at once on any phone.'
        : 'Ring it only from another phone: the caller may still be on your line.'
  return `${contact.value} is listed: ${contact.name}${contact.confidence === 'H' ? '' : ' (unconfirmed)'}. ${end}`
}
