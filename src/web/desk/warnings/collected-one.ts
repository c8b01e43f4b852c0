import { grantFor } from '../../../people/grants.ts'
import { reading } from '../../../store/transaction.ts'
import { DoorchainError } from '../../../values/error.ts'
import { correctable } from '../../../warn/correct.ts'
import { basisOf } from '../../../warn/draft/basis.ts'
import { correctedReading, factNames, placedFacts } from '../../../warn/facts/stated.ts'
import { todayIn } from '../../../warn/facts/today.ts'
import { readOriginal, readWhole, type WholeWarning } from '../../../warn/whole.ts'
import { readVersions } from '../../../warn/write/version.ts'
import type { Page } from '../../page.ts'
import { warningPage } from '../pages/warnings/one.ts'
import type { Visit } from '../visit.ts'
import { actionsPart } from './actions.ts'
import { personOf } from './tools.ts'

/** The page of one warning. Throws `warning-unknown`. */
export async function showWarning(visit: Visit): Promise<Page> {
  const { parts, now } = visit
  const whole = await demandWhole(visit)
  const { version } = whole
  const isOver = version.state === 'published' && version.expires_at !== null && version.expires_at <= now
  const isDrawn = (await reading(visit.store, (db) => basisOf(db, whole.warning.id))) !== null
  return warningPage({
    whole,
    state: isOver ? 'expired' : version.state,
    facts: factsOf(visit, whole),
    names: factNames(parts.shipped(), now),
    today: todayIn(version.text, now.toISOString().slice(0, 10)),
    view: parts.areas.on(),
    mayCorrect: mayCorrect(visit, whole),
    actions: actionsPart(personOf(visit), await readVersions(visit.store, whole.warning.id), isDrawn),
  })
}

/** The facts of the version looked at, as corrected. */
export function factsOf({ parts, now }: Visit, { version, corrections }: WholeWarning) {
  const reading = correctedReading(version.reading, corrections, version.text)
  return placedFacts(version.text, reading, factNames(parts.shipped(), now))
}

/** The document as it came, to be kept as a file: whatever it is, a browser does not open it. */
export async function downloadOriginal(visit: Visit): Promise<Response> {
  const { warning, version, original } = await demandWhole(visit)
  const bytes = await readOriginal(visit.store, warning.id, version.number)
  if (bytes === null) throw new DoorchainError('warning-unknown')
  const isText = original === null || /^text\/|[/+](?:json|xml)\b/.test(original.media_type)
  return visit.context.body(Uint8Array.from(bytes), 200, {
    'Content-Type': original === null ? 'text/plain; charset=utf-8' : 'application/octet-stream',
    'Content-Disposition': `attachment; filename="warning-${warning.id}-${version.number}.${isText ? 'txt' : 'bin'}"`,
    'X-Content-Type-Options': 'nosniff',
  })
}

/** The warning of the address in the version of the query. Throws `warning-unknown`, also for a draft of others. */
export async function demandWhole({ store, context, fields, session }: Visit): Promise<WholeWarning> {
  const id = context.req.param('id') ?? ''
  const wanted = /^\d{1,6}$/.test(fields.get('version') ?? '') ? Number(fields.get('version')) : undefined
  const whole = /^[a-z2-7]{12}$/.test(id) ? await readWhole(store, id, wanted) : null
  if (!whole) throw new DoorchainError('warning-unknown')
  const { warning, version } = whole
  const isOurs = session.coordinator.grants.some(({ organisation }) => organisation === warning.organisation_id)
  if (warning.kind === 'taken' || isOurs) return whole
  if (version.published_at === null) throw new DoorchainError('warning-unknown')
  // the one before it may never have been published
  return { ...whole, textBefore: null }
}

/** Anybody who writes corrects what was taken in; our own only those who write for its organisation. */
export const writerOf = ({ session }: Visit, { warning: { kind, organisation_id } }: WholeWarning) =>
  grantFor(session.coordinator.grants, {
    role: 'writer',
    ...(kind === 'own' && organisation_id !== null && { organisation: organisation_id }),
  })

const mayCorrect = (visit: Visit, whole: WholeWarning): boolean =>
  writerOf(visit, whole) !== undefined && correctable.some((state) => state === whole.version.state)
