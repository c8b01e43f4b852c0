import { DoorchainError } from '../../values/error.ts'
import type { Knowledge } from '../../values/knowledge.ts'
import { channelWords, crimeWords, type FactField, isContact, listOf } from './field-words.ts'

/** How the value of a field is written in a form: ticks in a closed list, one a line, one line, or yes and no. */
export type FieldForm =
  | { readonly kind: 'choose'; readonly options: readonly (readonly [value: string, words: string])[] }
  | { readonly kind: 'lines'; readonly hint: string }
  | { readonly kind: 'line'; readonly hint: string }
  | { readonly kind: 'yes-no' }

type Titled = Pick<Knowledge, 'tactics' | 'advice'>

/** The form of a field. */
export function formOf(field: FactField, { tactics, advice }: Titled): FieldForm {
  switch (field) {
    case 'is_impersonation_warning':
      return { kind: 'yes-no' }
    case 'crime_types':
      return { kind: 'choose', options: Object.entries(crimeWords) }
    case 'channels':
      return { kind: 'choose', options: Object.entries(channelWords) }
    case 'tactics':
      return { kind: 'choose', options: tactics.map(({ id, title }) => [id, title]) }
    case 'advice':
      return { kind: 'choose', options: advice.map(({ id, title }) => [id, title]) }
    case 'impersonated':
    case 'places':
      return { kind: 'lines', hint: 'One a line.' }
    case 'losses_gbp':
      return { kind: 'lines', hint: 'In pounds, one amount a line, such as 1,250.' }
    case 'contacts':
      return { kind: 'lines', hint: 'One a line: the number or address, a space, a bar (|), and what it is.' }
    case 'publish_date':
      return { kind: 'line', hint: 'Empty if the warning does not say.' }
    case 'incident_count':
    case 'victim_count':
      return { kind: 'line', hint: 'A whole number. Empty if the warning does not say.' }
    case 'loss_total_gbp':
      return { kind: 'line', hint: 'In pounds, such as 80,000. Empty if the warning does not say.' }
    case 'police_force':
    case 'victim_ages':
    case 'period':
      return { kind: 'line', hint: 'As the warning puts it. Empty if it does not say.' }
  }
}

/** The value as the form shows it: what is ticked, or the lines. */
export const linesOf = (value: unknown): readonly string[] =>
  listOf(value).map((one) => (isContact(one) ? `${one.value} | ${one.what}` : String(one)))

const mostValues = 60
const longestValue = 200

/**
 * The value that was written in the form of a field, in the shape that a reading has it. Throws `input-wrong` saying what is
 * wrong with it.
 */
export function readFieldValue(field: FactField, written: readonly string[], titled: Titled): unknown {
  const form = formOf(field, titled)
  const lines = [...new Set(written.flatMap((each) => each.split('\n')).map((line) => line.trim()))].filter(Boolean)
  const tooLong = lines.find((line) => line.length > longestValue)
  if (lines.length > mostValues) throw wrong(`At most ${mostValues} values fit`)
  if (tooLong) throw wrong(`A value has more than ${longestValue} letters`)
  if (form.kind === 'yes-no') return lines[0] === 'true'
  if (form.kind === 'choose') return form.options.filter(([value]) => lines.includes(value)).map(([value]) => value)
  if (field === 'contacts') return lines.map(contactOf)
  if (field === 'losses_gbp') return lines.map((line) => numberOf(line, 2))
  if (field === 'impersonated') return lines.map((line) => line.toLowerCase())
  if (form.kind === 'lines') return lines
  return lines.length === 0 ? null : oneOf(field, lines.join(' '))
}

function oneOf(field: FactField, line: string): unknown {
  if (field === 'loss_total_gbp') return numberOf(line, 2)
  if (field === 'incident_count' || field === 'victim_count') return numberOf(line, 0)
  const isDay = /^(?:19|20)\d\d-\d\d-\d\d$/.test(line) && new Date(`${line}T00:00Z`).toJSON()?.slice(0, 10) === line
  if (field === 'publish_date' && !isDay) throw wrong('Write the day as 2026-11-21')
  return line
}

function numberOf(line: string, decimals: 0 | 2): number {
  const plain = line.replaceAll(/[£,\s]/g, '')
  if (!/^\d{1,10}(?:\.\d{1,2})?$/.test(plain) || (decimals === 0 && plain.includes('.')))
    throw wrong(`“${line.slice(0, 40)}” is no ${decimals === 0 ? 'whole number' : 'amount in pounds'}`)
  return Number(plain)
}

function contactOf(line: string) {
  const [value = '', ...what] = line.split('|').map((part) => part.trim())
  if (value === '') throw wrong('A contact begins with its number or address')
  const kind = value.includes('@') ? 'email' : /[a-z]\.[a-z]/i.test(value) ? 'url' : 'phone'
  return { kind, value, what: what.join(' ') }
}

const wrong = (problem: string) => new DoorchainError('input-wrong', { problem })
