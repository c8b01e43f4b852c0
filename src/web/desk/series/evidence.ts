import { Readable } from 'node:stream'
import { softwareVersion } from '../../../config.ts'
import { takeOut } from '../../../link/evidence/export.ts'
import { titlesIn } from '../../../link/reason-words.ts'
import { namesOf } from '../../../people/coordinator.ts'
import { redactAccount } from '../../../report/redact.ts'
import type { Visit } from '../visit.ts'
import { asGivenFor, scopeFor, seriesIdOf } from './seeing.ts'

/** Takes a series out as evidence: the archive, as a download. Throws `series-unknown`, `series-wrong`. */
export async function downloadEvidence(visit: Visit): Promise<Response> {
  const { store, parts, fields, session, actor, now, context } = visit
  const knowledge = parts.shipped()
  const { coordinator } = session
  const organisations = [...new Set(coordinator.grants.map(({ organisationName }) => organisationName))]
  const taken = await takeOut(
    store,
    {
      series: seriesIdOf(visit),
      why: fields.get('why') ?? '',
      scope: scopeFor(visit),
      asGiven: fields.get('redacted') === 'yes' ? () => false : asGivenFor(visit),
      redact: redactAccount,
      namesOf,
      view: parts.areas.on(),
      by: { actor, name: coordinator.name, organisation: organisations.join(', ') },
      software: softwareVersion(),
      knowledge: knowledge.version,
      address: parts.publicUrl,
      now,
    },
    titlesIn(knowledge),
  )
  const body = Readable.toWeb(Readable.from(taken.bytes(), { objectMode: false })) as ReadableStream
  return context.body(body, 200, {
    'Content-Type': 'application/zip',
    'Content-Length': String(taken.size),
    'Content-Disposition': `attachment; filename="${taken.name}"`,
    'Cache-Control': 'no-store',
  })
}
