import { Readable } from 'node:stream'
import { type AuditLine, allAudit, csvHead, csvLine, readAudit } from '../../people/audit-trail.ts'
import { reading } from '../../store/transaction.ts'
import { auditPage } from './pages/audit.ts'
import { scopeOf } from './people.ts'
import type { DeskHandlers, Visit } from './visit.ts'

export const auditHandlers: Pick<DeskHandlers, 'GET /desk/audit' | 'GET /desk/audit.csv' | 'GET /desk/audit.json'> = {
  'GET /desk/audit': async (visit) => {
    const { organisation, organisationName } = scopeOf(visit)
    const before = /^\d{1,18}$/.exec(visit.fields.get('before') ?? '')?.[0]
    const lines = await reading(visit.store, (db) => readAudit(db, { organisation, ...(before && { before }) }))
    return auditPage({ organisation, organisationName, lines })
  },
  'GET /desk/audit.csv': (visit) => download(visit, { type: 'text/csv; charset=utf-8', name: 'audit.csv' }, asCsv),
  'GET /desk/audit.json': (visit) => download(visit, { type: 'application/json', name: 'audit.json' }, asJson),
}

type Written = (lines: AsyncIterable<AuditLine>) => AsyncGenerator<string>

/** Whoever may not read it is refused before the first line is written. */
function download(visit: Visit, { type, name }: { type: string; name: string }, write: Written): Response {
  const lines = allAudit(visit.store.db, scopeOf(visit).organisation)
  const body = Readable.toWeb(Readable.from(write(lines), { objectMode: false })) as ReadableStream
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` }
  return visit.context.body(body, 200, headers)
}

async function* asCsv(lines: AsyncIterable<AuditLine>): AsyncGenerator<string> {
  yield csvHead
  for await (const line of lines) yield csvLine(line)
}

async function* asJson(lines: AsyncIterable<AuditLine>): AsyncGenerator<string> {
  let separator = '['
  for await (const line of lines) {
    yield separator + JSON.stringify(line)
    separator = ',\n'
  }
  yield separator === '[' ? '[]\n' : ']\n'
}
