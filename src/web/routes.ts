import { reportPaths } from './api/report-paths.ts'
import { deskTable } from './desk/table.ts'
import { formPaths } from './flow.ts'
import { householdTable } from './household/table.ts'
import { reportingRoutes } from './reporting/table.ts'
import { effectPath, statisticsPaths } from './statistics/table.ts'
import { citingRoutes } from './warnings/citing.ts'
import { feedPaths } from './warnings/feeds.ts'
import { posterPaths } from './warnings/poster.ts'
import { warningPaths } from './warnings/table.ts'

/** What anybody may use: pages and files, forms that keep nothing, probes (which look for themselves who asks). */
const open: readonly string[] = [
  'GET /*',
  'GET /health',
  'GET /ready',
  'GET /metrics',
  'OPTIONS /*',
  'GET /areas',
  'GET /areas/:code',
  ...warningPaths.map((path) => `GET ${path}`),
  ...[...statisticsPaths, effectPath].map((path) => `GET ${path}`),
  ...posterPaths.map((path) => `GET ${path}`),
  ...citingRoutes,
  'POST /number',
  'GET /api/number',
  'GET /api/openapi.json',
  'GET /api/warnings',
  'GET /api/warnings/:id',
  ...reportPaths,
  ...feedPaths.map((path) => `GET ${path}`),
  ...reportingRoutes,
  ...formPaths.flatMap((path) => [`GET ${path}`, `POST ${path}`]),
]

/** Every route of the service with who may use it. What the app has and this has not is a fault, found by a test. */
export const routes: Readonly<Record<string, string | readonly string[]>> = {
  ...Object.fromEntries(open.map((route) => [route, 'anyone'])),
  ...deskTable,
  ...householdTable,
}
