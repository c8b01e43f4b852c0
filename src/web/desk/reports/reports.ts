import type { DeskHandlers } from '../visit.ts'
import { decideOnFlood, showFloods } from './floods.ts'
import { chooseColumns, downloadProblems, send, showImport, showImports, start, takeBack } from './imports.ts'
import { exportList, showReports } from './list.ts'
import { decide, note, showAsGiven, showEvidence, showReport, showWaiting } from './one.ts'
import type { reportsTable } from './reports-table.ts'

export const reportsHandlers: Pick<DeskHandlers, keyof typeof reportsTable> = {
  'GET /desk/reports': showReports,
  'GET /desk/reports.csv': exportList,
  'GET /desk/reports/waiting': showWaiting,
  'GET /desk/reports/floods': showFloods,
  'POST /desk/reports/floods': decideOnFlood,
  'GET /desk/reports/imports': (visit) => showImports(visit),
  'POST /desk/reports/imports': send,
  'GET /desk/reports/imports/:id': (visit) => showImport(visit),
  'GET /desk/reports/imports/:id/problems.csv': downloadProblems,
  'POST /desk/reports/imports/:id/columns': chooseColumns,
  'POST /desk/reports/imports/:id/start': start,
  'POST /desk/reports/imports/:id/take-back': takeBack,
  'GET /desk/reports/:id': showReport,
  'POST /desk/reports/:id/open': showAsGiven,
  'GET /desk/reports/:id/evidence/:evidence': showEvidence,
  'POST /desk/reports/:id/decide': decide,
  'POST /desk/reports/:id/note': note,
}
