import { Readable } from 'node:stream'
import { correctionCases } from '../../../warn/correction-cases.ts'
import type { DeskHandlers } from '../visit.ts'
import { keepCorrection, showCorrection, takeBack } from './collected-correct.ts'
import { showWarnings } from './collected-list.ts'
import { downloadOriginal, showWarning } from './collected-one.ts'
import type { collectedTable } from './collected-table.ts'

export const collectedHandlers: Pick<DeskHandlers, keyof typeof collectedTable> = {
  'GET /desk/warnings': showWarnings,
  'GET /desk/warnings/corrections.jsonl': ({ store, context, session }) => {
    const organisations = session.coordinator.grants.map(({ organisation }) => organisation)
    const lines = Readable.from(correctionCases(store, organisations), { objectMode: false })
    return context.body(Readable.toWeb(lines) as ReadableStream, 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="corrections.jsonl"',
    })
  },
  'GET /desk/warnings/:id': showWarning,
  'GET /desk/warnings/:id/original': downloadOriginal,
  'GET /desk/warnings/:id/correct': showCorrection,
  'POST /desk/warnings/:id/correct': keepCorrection,
  'POST /desk/warnings/:id/undo': takeBack,
}
