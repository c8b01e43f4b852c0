import { areaName } from '../../../areas/borders.ts'
import { DoorchainError } from '../../../values/error.ts'
import { grantOver, knownAreas } from '../../../warn/person.ts'
import { cancelWarning, decideWarning, decisions } from '../../../warn/review/decide.ts'
import { reachOf } from '../../../warn/review/step.ts'
import { submitWarning, withdrawWarning } from '../../../warn/review/submit.ts'
import { waitingFor } from '../../../warn/review/waiting.ts'
import { differencesOf } from '../../../warn/write/differences.ts'
import { openVersion, readVersions, type Version } from '../../../warn/write/version.ts'
import type { Outcome } from '../../room.ts'
import { type Candidate, cancelPage, decidePage, forwardPage, reviewPage } from '../pages/warnings/review.ts'
import type { DeskHandlers, Visit } from '../visit.ts'
import { figuresOf } from './drafting.ts'
import {
  factsOf,
  idOf,
  lookAt,
  nameReader,
  organisationsOf,
  outlinesOf,
  personOf,
  remarksFor,
  sendContext,
} from './tools.ts'
import { contentFrom, searchPlace } from './writing-fields.ts'

export const reviewHandlers: Pick<
  DeskHandlers,
  | 'GET /desk/warnings/review'
  | 'GET /desk/warnings/:id/forward'
  | 'POST /desk/warnings/:id/forward'
  | 'POST /desk/warnings/:id/withdraw'
  | 'GET /desk/warnings/:id/decide'
  | 'POST /desk/warnings/:id/decide'
  | 'GET /desk/warnings/:id/cancel'
  | 'POST /desk/warnings/:id/cancel'
> = {
  'GET /desk/warnings/review': async (visit) => {
    const all = await waitingFor(visit.store, personOf(visit), ['pending', 'draft', 'returned'])
    return reviewPage({
      pending: all.filter(({ state }) => state === 'pending'),
      drafts: all.filter(({ state }) => state === 'draft' || state === 'returned'),
      nameOf: await nameReader(
        visit,
        all.map(({ submitted_by }) => submitted_by),
      ),
      mayWrite: organisationsOf(visit).length > 0,
      done: visit.fields.get('done'),
    })
  },

  'GET /desk/warnings/:id/forward': (visit) => showForward(visit, null),

  'POST /desk/warnings/:id/forward': async (visit) => {
    const { store, fields, parts } = visit
    const id = idOf(visit)
    if (fields.get('do') === 'areas') return showForward(visit, null)
    const { areas } = contentFrom(fields, parts.areas)
    const organisation = fields.get('organisation')
    const taken = organisation ? { organisation, areas } : {}
    const order = { id, remarks: await remarksFor(visit), confirmed: fields.get('confirmed') === 'yes', ...taken }
    try {
      await submitWarning(store, personOf(visit), order)
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'warning-wrong') throw error
      return showForward(visit, `${error.message} ${error.next}`)
    }
    return { goTo: `/desk/warnings/${id}/decide` }
  },

  'POST /desk/warnings/:id/withdraw': async (visit) => {
    await withdrawWarning(visit.store, personOf(visit), idOf(visit))
    return toReview('withdraw')
  },

  'GET /desk/warnings/:id/decide': (visit) => showDecide(visit),

  'POST /desk/warnings/:id/decide': async (visit) => {
    const { store, fields } = visit
    const decision = decisions.find((one) => one === fields.get('decision'))
    if (!decision) throw new DoorchainError('input-wrong', { problem: 'It does not say how you decide' })
    const [note, read] = [fields.get('note'), fields.get('read') ?? '']
    const figures = fields.get('figures')
    const order = { id: idOf(visit), decision, note, context: sendContext(visit), read, figures }
    try {
      await decideWarning(store, personOf(visit), order)
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'figures-changed') throw error
      return showDecide(visit, error.message)
    }
    return decision === 'approve' ? { goTo: `/desk/warnings/${order.id}` } : toReview(decision)
  },

  'GET /desk/warnings/:id/cancel': async (visit) => cancelPage(await publishedIn(visit), { problem: null, reason: '' }),

  'POST /desk/warnings/:id/cancel': async (visit) => {
    const [id, reason] = [idOf(visit), visit.fields.get('reason') ?? '']
    try {
      await cancelWarning(visit.store, personOf(visit), { id, reason, context: sendContext(visit) })
    } catch (error) {
      if (!(error instanceof DoorchainError) || error.code !== 'cancel-reason') throw error
      return cancelPage(await publishedIn(visit), { problem: `${error.message} ${error.next}`, reason })
    }
    return { goTo: `/desk/warnings/${id}` }
  },
}

const toReview = (done: string): Outcome => ({ goTo: `/desk/warnings/review?done=${done}` })

/** What waits is seen by those who have a role in its organisation. Throws `warning-role`. */
function demandColleague({ session }: Visit, { organisation_id, organisation }: Version): void {
  if (session.coordinator.grants.some((grant) => grant.organisation === organisation_id)) return
  throw new DoorchainError('warning-role', { role: 'writer or approver', organisation })
}

async function publishedIn(visit: Visit): Promise<Version> {
  const versions = await readVersions(visit.store, idOf(visit))
  const published = versions.find(({ state }) => state === 'published')
  if (!published) throw new DoorchainError('warning-state', { state: versions[0]!.state })
  return published
}

/** A version as it would be published, for `areas` where they are chosen only now. */
async function candidateOf(visit: Visit, version: Version, areas = reachOf(version).areas): Promise<Candidate> {
  const look = {
    ...(await lookAt(visit, version.content, { name: version.organisation })),
    facts: await factsOf(visit, version),
  }
  const [drawn, figures] = [await outlinesOf(visit, areas), await figuresOf(visit, version)]
  return { version, look, view: visit.parts.areas.on(), areas, drawn, figures }
}

/** What waits for a decision; `problem`: why the one that was sent does not hold yet, with its note. */
async function showDecide(visit: Visit, problem: string | null = null): Promise<Outcome> {
  const versions = await readVersions(visit.store, idOf(visit))
  const version = openVersion(versions)
  if (version?.state !== 'pending') throw new DoorchainError('warning-state', { state: versions[0]!.state })
  demandColleague(visit, version)
  const published = versions.find(({ state }) => state === 'published')
  const isOwn = version.submitted_by === visit.session.coordinator.id
  const mayDecide = grantOver(personOf(visit), 'approver', reachOf(version)) !== undefined
  const view = visit.parts.areas.on()
  return decidePage({
    ...(await candidateOf(visit, version)),
    nameOf: await nameReader(visit, [version.submitted_by]),
    differences:
      published && version.kind === 'own'
        ? differencesOf(published.content, version.content, (code) => areaName(view, code))
        : null,
    problem,
    note: visit.fields.get('note') ?? '',
    may: isOwn ? 'own' : mayDecide ? 'decide' : 'look',
  })
}

async function showForward(visit: Visit, problem: string | null): Promise<Outcome> {
  const { store, fields, parts, context } = visit
  const versions = await readVersions(store, idOf(visit))
  const version = openVersion(versions)
  if (!version || version.state === 'pending') throw new DoorchainError('warning-state', { state: versions[0]!.state })
  if (version.kind === 'own') demandColleague(visit, version)
  const isChosen = version.kind === 'taken' && context.req.method === 'POST'
  const chosen = isChosen ? knownAreas(parts.areas.on(), contentFrom(fields, parts.areas).areas) : null
  return forwardPage({
    ...(await candidateOf(visit, version, chosen ?? reachOf(version).areas)),
    problem,
    organisations: organisationsOf(visit),
    search: searchPlace(parts.areas, fields.get('place') ?? ''),
  })
}
