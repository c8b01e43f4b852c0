import { borderingDistricts } from '../../../areas/borders.ts'
import { readBoundariesOf } from '../../../areas/boundaries/keep.ts'
import { numbersOf } from '../../../directory/numbers.ts'
import { loadPlainWords } from '../../../knowledge/plain-words.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { reading } from '../../../store/transaction.ts'
import type { StatedFact, WarningContent } from '../../../values/warning.ts'
import { openCapContext } from '../../../warn/cap/message.ts'
import { correctedReading, factNames, statedFacts } from '../../../warn/facts/stated.ts'
import { areaNames, districtsWithin, type Person } from '../../../warn/person.ts'
import type { SendContext } from '../../../warn/review/send.ts'
import { shippedDigest } from '../../../warn/shipped.ts'
import { readWhole } from '../../../warn/whole.ts'
import { remarksOn } from '../../../warn/write/plain.ts'
import type { Remark } from '../../../warn/write/remark.ts'
import { textOf } from '../../../warn/write/text.ts'
import type { Version } from '../../../warn/write/version.ts'
import type { Visit } from '../visit.ts'

/** Who works on a warning here. */
export const personOf = ({ session, actor, parts, now }: Visit): Person => ({
  coordinator: session.coordinator,
  actor,
  view: parts.areas.on(),
  now,
})

/** What messages are printed with. */
export const sendContext = ({ parts, now }: Visit): SendContext => ({
  cap: openCapContext(parts.publicUrl, parts.shipped(), parts.areas),
  names: factNames(parts.shipped(), now),
})

/** Says what there is to say about a warning, by the directory as it is now. */
export async function remarksFor({ store, parts }: Visit): Promise<(content: WarningContent) => readonly Remark[]> {
  const directory = await numbersOf(store, parts.shipped()).directory()
  const isListed = (digits: string) => directory.listingsOf(digits).length > 0
  return (content) => remarksOn(content, { words: loadPlainWords(), isListed })
}

/** How a draft reads: what our reader finds in it, and what could be better. */
export interface Look {
  readonly content: WarningContent
  readonly organisation: string
  readonly facts: readonly StatedFact[]
  readonly remarks: readonly Remark[]
  /** Id of the draft, where its facts are corrected; '' where they are not. */
  readonly draft: string
}

/** Whose a draft is, and its id: what was corrected in it holds while it is written. */
interface Whose {
  readonly name: string
  readonly draft?: string
}

/** Looks at a draft as it would be published. */
export async function lookAt(visit: Visit, content: WarningContent, { name, draft = '' }: Whose): Promise<Look> {
  const text = textOf(content, { organisation: name, area: areaNames(visit.parts.areas.on(), content.areas) })
  const reading = correctedReading(shippedDigest()(text).reading, await correctionsOf(visit, draft), text)
  const facts = statedFacts(text, reading, factNames(visit.parts.shipped(), visit.now))
  return {
    content,
    organisation: name,
    facts,
    remarks: (await remarksFor(visit))(content),
    draft: isId(draft) ? draft : '',
  }
}

const isId = (text: string) => /^[a-z2-7]{12}$/.test(text)

/** What was corrected in the newest version of a draft, for those who write for its organisation. */
async function correctionsOf(visit: Visit, id: string) {
  const whole = isId(id) ? await readWhole(visit.store, id) : null
  const isOurs = organisationsOf(visit).some(({ id: ours }) => ours === whole?.warning.organisation_id)
  return whole && isOurs ? whole.corrections : []
}

export const idOf = ({ context }: Visit): string => context.req.param('id') ?? ''

/** The organisations a writer writes for, each once. */
export function organisationsOf({ session }: Visit): { id: string; name: string }[] {
  const grants = session.coordinator.grants.filter(({ role }) => role === 'writer')
  const names = new Map(grants.map(({ organisation, organisationName }) => [organisation, organisationName]))
  return [...names].map(([id, name]) => ({ id, name }))
}

/** Names of people by id, also of those who have left. */
export async function nameReader({ store }: Visit, ids: readonly (string | null)[]): Promise<(id: string) => string> {
  const names = await reading(store, (db) =>
    namesOf(
      db,
      ids.filter((id) => id !== null),
    ),
  )
  return (id) => names.get(id) ?? 'Somebody who has left'
}

/** Outlines of areas and what borders them, as far as any were imported. */
export async function outlinesOf({ store, parts }: Visit, areas: readonly string[]) {
  const view = parts.areas.on()
  const districts = districtsWithin(view, areas)
  const { edition, boundaries } = await readBoundariesOf(store, [...districts, ...borderingDistricts(view, districts)])
  return { boundaries, edition: edition?.name ?? null }
}

/** The facts of a version in words, as corrected. */
export async function factsOf({ store, parts, now }: Visit, { warning_id, number, text, reading }: Version) {
  const whole = await readWhole(store, warning_id, number)
  return statedFacts(text, correctedReading(reading, whole?.corrections ?? [], text), factNames(parts.shipped(), now))
}
