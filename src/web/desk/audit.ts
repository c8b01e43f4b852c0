import { Readable } from 'node:stream'
import { allAudit, csvHead, csvLine, readAudit } from '../../people/audit-trail.ts'
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
  'GET /desk/audit.csv': (visit) =>
    download(visit, { type: 'text/csv; charset=utf-8', name: 'audit.csv' }, asCsv(visit)),
  'GET /desk/audit.json': (visit) => download(visit, { type: 'application/json', name: 'audit.json' }, asJson(visit)),
}

function download({ context }: Visit, { type, name }: { type: string; name: string }, lines: AsyncIterable<string>) {
  const body = Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream
  return context.body(body, 200, { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` })
}

async function* asCsv(visit: Visit): AsyncGenerator<string> {
  yield csvHead
  for await (const line of allAudit(visit.store.db, scopeOf(visit).organisation)) yield csvLine(line)
}

async function* asJson(visit: Visit): AsyncGenerator<string> {
  let separator = '['
  for await (const line of allAudit(visit.store.db, scopeOf(visit).organisation)) {
    yield separator + JSON.stringify(line)
    separator = ',\n'
  }
  yield separator === '[' ? '[]\n' : ']\n'
}
