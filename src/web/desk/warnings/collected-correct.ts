import type { Actor } from '../../../values/actor.ts'
import { DoorchainError } from '../../../values/error.ts'
import { correctFact, undoCorrection, wordsMissing } from '../../../warn/correct.ts'
import { formOf, linesOf } from '../../../warn/facts/field-value.ts'
import { type FactField, isFactField } from '../../../warn/facts/field-words.ts'
import { correctedReading } from '../../../warn/facts/stated.ts'
import type { WholeWarning } from '../../../warn/whole.ts'
import type { Page } from '../../page.ts'
import type { Problems } from '../../parts/form.ts'
import type { Outcome } from '../../room.ts'
import { correctPage } from '../pages/warnings/correct.ts'
import type { Visit } from '../visit.ts'
import { demandWhole, factsOf, writerOf } from './collected-one.ts'

/** The form of one fact. Throws `warning-unknown`. */
export async function showCorrection(visit: Visit): Promise<Page> {
  const whole = await demandWhole(visit)
  const { version, corrections } = whole
  const { fields } = correctedReading(version.reading, corrections, version.text)
  const field = fieldOf(visit)
  return formPage(visit, { whole, field, written: linesOf(fields[field]), problems: {} })
}

/** No database keeps it. */
const withoutNul = (text: string) => text.replaceAll('\0', '')

/** Keeps a correction, or shows the form again with what is wrong. Throws `warning-unknown`, `not-allowed`. */
export async function keepCorrection(visit: Visit): Promise<Outcome> {
  const { store, fields, parts, now } = visit
  const whole = await demandWhole(visit)
  const { warning, version } = whole
  const [field, written] = [fieldOf(visit), fields.getAll('value').map(withoutNul)]
  const means = { knowledge: parts.shipped(), areas: parts.areas, now }
  const order = { id: warning.id, number: version.number, field, written, quote: withoutNul(fields.get('quote') ?? '') }
  try {
    await correctFact(store, actorFor(visit, whole), { ...order, ...means })
  } catch (error) {
    if (!(error instanceof DoorchainError) || error.code !== 'input-wrong') throw error
    const at = error.message.startsWith(wordsMissing) ? 'quote' : 'value'
    return formPage(visit, { whole, field, written, problems: { [at]: error.message } })
  }
  return backTo(whole)
}

/** Takes a correction back. Throws `warning-unknown`, `not-allowed`, `input-wrong`. */
export async function takeBack(visit: Visit): Promise<Outcome> {
  const { store, fields, parts, now } = visit
  const whole = await demandWhole(visit)
  const order = { id: whole.warning.id, number: whole.version.number, correction: fields.get('correction') ?? '' }
  const means = { knowledge: parts.shipped(), areas: parts.areas, now }
  await undoCorrection(store, actorFor(visit, whole), { ...order, ...means })
  return backTo(whole)
}

const backTo = ({ warning, version }: WholeWarning): Outcome => ({
  goTo: `/desk/warnings/${warning.id}?version=${version.number}#corrections`,
})

/** Throws `warning-unknown` for a fact that is none. */
function fieldOf({ fields }: Visit): FactField {
  const field = fields.get('field') ?? ''
  if (!isFactField(field)) throw new DoorchainError('warning-unknown')
  return field
}

function actorFor(visit: Visit, whole: WholeWarning): Actor {
  const grant = writerOf(visit, whole)
  if (!grant) throw new DoorchainError('not-allowed')
  return { ...visit.actor, organisation: grant.organisation }
}

interface Form {
  readonly whole: WholeWarning
  readonly field: FactField
  readonly written: readonly string[]
  readonly problems: Problems
}

const formPage = (visit: Visit, { whole, field, written, problems }: Form): Page =>
  correctPage({
    id: whole.warning.id,
    title: whole.version.title,
    number: whole.version.number,
    field,
    form: formOf(field, visit.parts.shipped()),
    written,
    quotes: factsOf(visit, whole).flatMap((fact) => (fact.field === field ? fact.quotes : [])),
    quote: visit.fields.get('quote') ?? '',
    problems,
  })
