import { areaName } from '../../../areas/borders.ts'
import { DoorchainError } from '../../../values/error.ts'
import type { WarningContent, WarningText } from '../../../values/warning.ts'
import { grantOver } from '../../../warn/person.ts'
import { shippedDigest } from '../../../warn/shipped.ts'
import { startDraft, startUpdate } from '../../../warn/write/begin.ts'
import { parseContent } from '../../../warn/write/content.ts'
import { differencesOf } from '../../../warn/write/differences.ts'
import { retold } from '../../../warn/write/retell.ts'
import { discardDraft, draftOf, type Save, saveDraft, saveOf, savesOf } from '../../../warn/write/save.ts'
import { readVersions, type Version } from '../../../warn/write/version.ts'
import type { Problems } from '../../parts/form.ts'
import type { Outcome } from '../../room.ts'
import { lookPart } from '../pages/warnings/look.ts'
import { discardedPage, newPage, writingPage } from '../pages/warnings/writing.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import { figuresOf } from './drafting.ts'
import { reviewHandlers } from './review.ts'
import { factsOf, idOf, lookAt, nameReader, organisationsOf, outlinesOf, personOf } from './tools.ts'
import { contentFrom, readRevision, searchPlace } from './writing-fields.ts'
import type { writingTable } from './writing-table.ts'

export const writingHandlers: Pick<DeskHandlers, keyof typeof writingTable> = {
  ...reviewHandlers,

  'GET /desk/warnings/new': async (visit) =>
    newPage({ organisations: organisationsOf(visit), from: await takenOf(visit) }),

  'POST /desk/warnings/new': async (visit) => {
    const { store, fields, now } = visit
    const [person, digest] = [personOf(visit), shippedDigest()]
    const [of, brought] = [fields.get('of'), readBrought(fields)]
    if (of) {
      await startUpdate(store, person, { id: of, digest, ...brought })
      return { goTo: `/desk/warnings/${of}/write` }
    }
    const organisation = fields.get('organisation') ?? ''
    const taken = await takenOf(visit)
    const told = taken && {
      content: retold(taken, await factsOf(visit, taken), now),
      story: taken.story,
    }
    const id = await startDraft(store, person, { organisation, digest, ...told, ...brought })
    return { goTo: `/desk/warnings/${id}/write` }
  },

  'POST /desk/warnings/preview': async (visit) => {
    const { fields, parts } = visit
    const name = organisationsOf(visit).find(({ id }) => id === fields.get('organisation'))?.name ?? ''
    const content = parseContent(contentFrom(fields, parts.areas), parts.areas.on())
    return visit.context.html(lookPart(await lookAt(visit, content, { name, draft: fields.get('draft') ?? '' })).markup)
  },

  'GET /desk/warnings/:id/write': async (visit) => {
    const draft = await writable(visit)
    const save = await saveOf(visit.store, draft, visit.fields.get('save') ?? '')
    return showDraft(visit, { draft, content: save ? withLanguages(save, draft) : draft.content, save })
  },

  'POST /desk/warnings/:id/write': async (visit) => {
    const { store, fields, parts } = visit
    const id = idOf(visit)
    const given = contentFrom(fields, parts.areas)
    const revision = readRevision(fields) ?? 0
    try {
      const means = { digest: shippedDigest(), knowledge: parts.shipped(), areas: parts.areas }
      const saved = await saveDraft(store, personOf(visit), { id, content: given, revision, ...means })
      if (saved.kind === 'aside') return { goTo: `/desk/warnings/${id}/write?save=${saved.save}` }
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'input-wrong') throw error
      const draft = await writable(visit)
      const content = { ...given, counters: draft.content.counters }
      const problem = { [fieldOf(error, content)]: `${error.message} ${error.next}` }
      return showDraft(visit, { draft, content, save: null, problem })
    }
    const place = searchPlace(parts.areas, fields.get('place') ?? '')
    if (place) return { goTo: `/desk/warnings/${id}/write?saved=1&place=${encodeURIComponent(place.text)}#which` }
    if (fields.get('do') === 'forward') return { goTo: `/desk/warnings/${id}/forward` }
    return { goTo: `/desk/warnings/${id}/write?saved=1` }
  },

  'POST /desk/warnings/:id/discard': async (visit) =>
    discardedPage({ draft: await discardDraft(visit.store, personOf(visit), idOf(visit)) }),
}

/** The warning of others that a draft begins from; null for none. Throws `warning-unknown`. */
async function takenOf({ store, fields }: Visit): Promise<Version | null> {
  const id = fields.get('from')
  const taken = id ? (await readVersions(store, id))[0] : undefined
  if (taken && taken.kind !== 'taken') throw new DoorchainError('warning-unknown')
  return taken ?? null
}

/** What a draft said that was thrown away. */
function readBrought(fields: URLSearchParams): { content?: unknown } {
  const content = fields.get('content')
  if (!content) return {}
  try {
    return { content: JSON.parse(content) as unknown }
  } catch {
    throw new DoorchainError('input-wrong', { problem: 'What was thrown away could not be read' })
  }
}

/** The draft of this address. Throws `warning-unknown`, `warning-state`, `warning-role`. */
async function writable(visit: Visit): Promise<Version> {
  const draft = draftOf(await readVersions(visit.store, idOf(visit)))
  const { organisation_id: organisation, organisation: name } = draft
  if (grantOver(personOf(visit), 'writer', { organisation, areas: [] })) return draft
  throw new DoorchainError('warning-role', { role: 'writer', organisation: name })
}

/** What a save says; where it was kept aside, with the languages that another wrote in meanwhile. */
function withLanguages({ content, aside }: Save, { content: { texts } }: Version): WarningContent {
  const isMissing = ({ language }: WarningText) => content.texts.every((one) => one.language !== language)
  return aside ? { ...content, texts: [...content.texts, ...texts.filter(isMissing)] } : content
}

interface Shown {
  readonly draft: Version
  /** What stands in the form. */
  readonly content: WarningContent
  readonly save: Save | null
  /** What is wrong, by the field that it is in. */
  readonly problem?: Problems
}

/** The field of the form that holds what was refused. */
function fieldOf({ fields: { part } }: DoorchainError, { texts }: WarningContent): string {
  const [name, at, of] = String(part).split('.')
  if (name === 'texts') return `${of ?? 'title'}-${texts[Number(at)]?.language ?? 'en'}`
  return name === 'expires' ? name : 'place'
}

async function showDraft(visit: Visit, { draft, content, save, problem }: Shown): Promise<Outcome> {
  const { store, parts, fields } = visit
  const view = parts.areas.on()
  const saves = await savesOf(store, draft)
  return writingPage({
    draft,
    saves,
    view,
    look: await lookAt(visit, content, { name: draft.organisation, draft: draft.warning_id }),
    shown: save && { save, differences: differencesOf(draft.content, content, (code) => areaName(view, code)) },
    search: searchPlace(parts.areas, fields.get('place') ?? ''),
    nameOf: await nameReader(visit, [draft.decided_by, ...saves.map(({ saved_by }) => saved_by)]),
    drawn: await outlinesOf(visit, content.areas),
    figures: await figuresOf(visit, { ...draft, content }),
    problem: problem ?? {},
    isSaved: fields.get('saved') === '1' && !problem,
  })
}
