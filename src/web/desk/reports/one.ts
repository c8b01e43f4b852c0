import { numbersOf } from '../../../directory/numbers.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { endingOf } from '../../../report/evidence/clean.ts'
import { genuineAmong } from '../../../report/genuine.ts'
import { type Decision, decideReport, noteOnReport } from '../../../report/look.ts'
import { decidingGrant, isOwn } from '../../../report/looking.ts'
import { openEvidence, openReport, readReport, type ShownReport } from '../../../report/one.ts'
import { nextWaiting, readQueue } from '../../../report/queue.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import { idOf } from '../../../values/reference.ts'
import { sendGiven } from '../../given-file.ts'
import type { Page } from '../../page.ts'
import type { Outcome } from '../../room.ts'
import { type OneReport, reportPage } from '../pages/reports/one.ts'
import { emptyQueuePage, queueWords } from '../pages/reports/queue.ts'
import { likesPart } from '../series/likes.ts'
import { titlesIn } from '../series/seeing.ts'
import type { Visit } from '../visit.ts'
import { lookerOf } from './seeing.ts'

const referenceIn = ({ context }: Visit) => context.req.param('id') ?? ''

/** The page of one report, redacted. Throws `report-not-here`. */
export async function showReport(visit: Visit): Promise<Page> {
  const shown = await readReport(visit.store, lookerOf(visit), referenceIn(visit))
  return pageOf(visit, shown, { done: visit.fields.get('done') })
}

/** The page of one report as it was given. Throws `report-not-here`, `not-allowed`. */
export async function showAsGiven(visit: Visit): Promise<Page> {
  return pageOf(visit, await openReport(visit.store, lookerOf(visit), referenceIn(visit)), {})
}

/** A picture or recording; whatever it is, nothing in it runs. */
export async function showEvidence(visit: Visit): Promise<Response> {
  const evidence = visit.context.req.param('evidence') ?? ''
  const piece = await openEvidence(visit.store, lookerOf(visit), { reference: referenceIn(visit), evidence })
  return sendGiven(visit.context, { ...piece, name: `evidence-${evidence}.${endingOf(piece.mediaType)}` })
}

/** The report that has waited longest, with how many more do. */
export async function showWaiting(visit: Visit): Promise<Page> {
  const { store, fields } = visit
  const looker = lookerOf(visit)
  const after = idOf(fields.get('after') ?? '')
  const [state, next] = [await readQueue(store, looker), await nextWaiting(store, looker, after)]
  if (next === null) return emptyQueuePage(state, after !== null)
  const queue = { left: queueWords(state), skip: `/desk/reports/waiting?after=${next}` }
  return pageOf(visit, await readReport(store, looker, next), { queue, done: fields.get('done') })
}

/** Decides about a report, and goes on where it was decided. */
export async function decide(visit: Visit): Promise<Outcome> {
  const { store, fields } = visit
  const reference = referenceIn(visit)
  const decision = decisionIn(fields)
  const isQueue = fields.get('next') === 'queue'
  try {
    await decideReport(store, lookerOf(visit), { reference, decision })
  } catch (error) {
    if (!(error instanceof DoorchainError) || error.code !== 'report-wrong') throw error
    const shown = await readReport(store, lookerOf(visit), reference)
    return pageOf(visit, shown, { problem: 'Say why it is set aside, in up to 600 letters' })
  }
  const after = isQueue ? `/desk/reports/waiting?after=${idOf(reference)}&` : `/desk/reports/${idOf(reference)}?`
  return { goTo: `${after}done=${decision.what}` }
}

function decisionIn(fields: URLSearchParams): Decision {
  const what = fields.get('what')
  if (what === 'set-aside') return { what, why: fields.get('why') ?? '' }
  if (what === 'checked' || what === 'undone') return { what }
  throw new DoorchainError('input-wrong', { problem: 'Nothing was chosen' })
}

/** Keeps a note. */
export async function note(visit: Visit): Promise<Outcome> {
  const reference = referenceIn(visit)
  await noteOnReport(visit.store, lookerOf(visit), { reference, words: visit.fields.get('words') ?? '' })
  return { goTo: `/desk/reports/${idOf(reference)}?done=noted` }
}

type Beside = Partial<Pick<OneReport, 'done' | 'problem' | 'queue'>>

async function pageOf(visit: Visit, shown: ShownReport, { done = null, problem = null, queue = null }: Beside) {
  const looker = lookerOf(visit)
  const { report, notes } = shown
  const people = [report.looked_by, ...notes.map(({ by }) => by)].filter((id) => id !== null)
  const directory = await numbersOf(visit.store, visit.parts.shipped()).directory()
  return reportPage({
    shown,
    genuine: genuineAmong(directory, [...report.shown, ...report.spoken]).map(({ words }) => words),
    view: looker.view,
    titles: titlesIn(visit.parts.shipped()),
    names: await reading(visit.store, (db) => namesOf(db, people)),
    mayDecide: decidingGrant(looker, report) !== undefined,
    isOwn: await reading(visit.store, (db) => isOwn(db, looker, report.serial)),
    likes: shown.state === 'waiting' || shown.state === 'counts' ? await likesPart(visit, report.serial) : '',
    done,
    problem,
    queue,
  })
}
