import { stepIds } from './steps.ts'

/** The routes of reporting; anybody may use them. */
export const reportingRoutes = [
  'GET /report',
  'POST /report',
  'GET /report/:step',
  'POST /report/start',
  'POST /report/show',
  ...stepIds.map((step) => `POST /report/${step}` as const),
  'POST /report/send',
  'GET /report/own',
  'POST /report/own',
  'GET /report/own/:step',
  'POST /report/own/words',
  'POST /report/own/evidence',
  'POST /report/own/back',
  'POST /report/own/gone',
] as const
export type ReportingRoute = (typeof reportingRoutes)[number]
